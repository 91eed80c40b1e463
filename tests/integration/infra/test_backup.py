"""The backup of docs/backup.md, restored on another server: everything is there and can be read."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg
import pytest

from infra.paths import ROOT
from infra.servers.embedded import Embedded, binary
from services.probation.telemetry.vendors.credentials import find_credential
from services.probation.telemetry.vendors.domain import Authentication
from shared.db.engine import engine, transaction
from shared.db.migrate import migrate
from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.builders.vendors import SECRET, credential
from tests.support.configuration import forget_settings
from tests.support.waiting import eventually

DOCUMENT = (ROOT / "docs" / "backup.md").read_text()
MAKE, RESTORE = re.findall(r"^```\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def new_server() -> Iterator[Embedded]:
    """An empty PostgreSQL of its own."""
    with TemporaryDirectory(prefix="oralu-test-", ignore_cleanup_errors=True) as folder:
        servers = Embedded(Path(folder), throwaway=True)
        servers.prepare()
        process = subprocess.Popen(servers.postgres_command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            pid_file = servers.postgres_data / "postmaster.pid"
            eventually(lambda: pid_file.exists() and "ready" in pid_file.read_text())
            yield servers
        finally:
            process.terminate()
            process.wait(20)


def run(commands: str, folder: Path, **environment: str) -> None:
    path = f"{binary('psql').parent}:/usr/bin:/bin"
    subprocess.run(["sh", "-ec", commands], cwd=folder, env={"PATH": path, **environment}, check=True, capture_output=True)


async def rows(url: str) -> dict[str, int]:
    """How many rows each table holds."""
    connection = await asyncpg.connect(url)
    try:
        tables = await connection.fetch(
            "SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
            " AND table_schema IN ('identity', 'probation', 'reintegration', 'biometrics')"
        )
        return {each["name"]: await connection.fetchval(f"SELECT count(*) FROM {each['name']}") for each in tables}
    finally:
        await connection.close()


async def test_what_is_restored_is_whole(
    database: OraluSettings, new_server: Embedded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key_id = await credential("request_signature")
    before = await rows(database.database_url)
    run(MAKE, tmp_path, URL=database.database_url)

    restored = new_server.database_url("oralu")
    run(RESTORE.replace('"$NEW_SERVER/postgres"', '"$SERVER"').replace('"$NEW_SERVER/oralu"', '"$NEW"'), tmp_path,
        SERVER=new_server.database_url("postgres"), NEW=restored)  # fmt: skip
    monkeypatch.setenv("ORALU_DATABASE_URL", restored)
    forget_settings()
    await migrate(OraluSettings())

    assert await rows(restored) == before
    async with transaction(engine("probation")):
        client = await find_credential(key_id, Authentication.REQUEST_SIGNATURE, NOW)
    assert client is not None
    assert client.secret == SECRET
