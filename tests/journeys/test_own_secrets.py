"""Each process has what it needs and what the file with its name holds; files and logs are for their owner alone."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import psutil
import pytest

from infra.secrets.holdings import HOLDINGS
from shared.crypto import KeyNotHeld, Keyring
from shared.process_secrets import FILE_SETTING, OF_THE_OWNER, ProcessSecrets, read_secrets
from tests.support.system import System
from tests.support.waiting import eventually

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
DESK = "reintegration-web"


@pytest.fixture
def environment(system: System) -> dict[str, str]:
    """The environment of the desk's web process, as the supervisor started it."""
    return psutil.Process(eventually(lambda: system.pid(DESK))).environ()


@pytest.fixture
def secrets(environment: dict[str, str]) -> ProcessSecrets:
    """The file that its environment names."""
    return read_secrets(Path(environment[FILE_SETTING]))


def files_named(environment: dict[str, str]) -> list[Path]:
    """The files that variables of its environment name."""
    return [Path(value) for name, value in environment.items() if name.startswith(("ORALU_", "PG")) and Path(value).is_file()]


def test_its_environment_names_its_own_file_and_nothing_of_the_owners(environment: dict[str, str], secrets: ProcessSecrets) -> None:
    assert not {name for name in environment if name in OF_THE_OWNER}
    assert files_named(environment) == [Path(environment[FILE_SETTING])]
    assert secrets.process == DESK
    assert secrets.settings["database_urls"].keys() == {"identity", "reintegration"}


async def test_it_reads_its_own_tables_and_no_other(secrets: ProcessSecrets) -> None:
    for role, table in (("reintegration", "reintegration.case"), ("identity", "identity.account")):
        connection = await asyncpg.connect(secrets.settings["database_urls"][role])
        try:
            schema, name = table.split(".")
            assert await connection.fetchval(f'SELECT count(*) FROM {schema}."{name}"') is not None
            for other in ("biometrics.subject", "biometrics.template", "probation.person"):
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await connection.fetchval(f"SELECT count(*) FROM {other}")
            for role_of_another in ("biometrics", "postgres"):
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await connection.execute(f"SET ROLE {role_of_another}")
        finally:
            await connection.close()


async def test_a_face_is_opened_by_the_kiosks_process_and_not_by_the_desks(system: System, secrets: ProcessSecrets) -> None:
    connection = await asyncpg.connect(system.database_url)
    try:
        row = await connection.fetchrow("SELECT person, wrapped_key FROM biometrics.subject WHERE wrapped_key IS NOT NULL")
    finally:
        await connection.close()
    assert row is not None
    person, wrapped = row
    context = f"biometrics/data-key/{person}".encode()
    with pytest.raises(KeyNotHeld):
        Keyring.of_process(secrets.keys).unwrap("wrap face", wrapped, context)
    faces = Keyring.of_process(read_secrets(system.folder / "secrets" / "biometrics-web").keys)
    assert len(faces.unwrap("wrap face", wrapped, context)) == 32, "the process of the kiosk opens it"


def test_no_process_that_serves_somebody_has_what_is_the_owners(system: System) -> None:
    for process in HOLDINGS:
        found = psutil.Process(eventually(lambda process=process: system.pid(process))).environ()  # type: ignore[misc]  # bound at once
        assert not {name for name in found if name in OF_THE_OWNER}, process
        assert found[FILE_SETTING] == str(system.folder / "secrets" / process)


def test_secrets_and_logs_are_for_their_owner_alone(system: System) -> None:
    for folder in ("secrets", "logs"):
        assert (system.folder / folder).stat().st_mode & 0o777 == 0o700
        modes = {file.name: file.stat().st_mode & 0o777 for file in (system.folder / folder).iterdir()}
        assert set(modes.values()) == {0o600}, modes
    open_to_others = [folder.name for folder in system.folder.iterdir() if folder.is_dir() and folder.stat().st_mode & 0o066]
    assert open_to_others in ([], ["programs"]), "those of PostgreSQL, copied for its account"
    assert {"postgres.log", f"{DESK}.log"} <= {file.name for file in (system.folder / "logs").iterdir()}


async def test_postgresqls_log_repeats_nothing_that_a_statement_or_a_row_holds(system: System) -> None:
    connection = await asyncpg.connect(system.database_url)
    try:
        login = await connection.fetchval("SELECT login FROM identity.account WHERE login = 'officer'")
        with pytest.raises(asyncpg.UniqueViolationError):
            await connection.execute(
                'INSERT INTO identity.account SELECT (jsonb_populate_record(a, \'{"id": "77a2a7a5-ae7e-4c3f-8f0e-0123456789ab"}\')).*'
                " FROM identity.account a WHERE login = 'officer' /* Қасымов Ержан */"
            )
        with pytest.raises(asyncpg.PostgresError):
            await connection.fetchval("SELECT 1 / (length($1::text) - length($1::text)) -- 850101300123", "850101300123")
    finally:
        await connection.close()
    assert login == "officer"
    said = await asyncio.to_thread(eventually, lambda: text if "division by zero" in (text := system.log("postgres")) else "")
    assert "duplicate key value violates unique constraint" in said, "errors are told"
    for personal in ("(officer)", "Қасымов", "850101300123"):
        assert personal not in said


def test_a_process_that_is_started_as_before_says_what_it_needs(system: System) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "services.reintegration.worker"],
        env={**os.environ, **system.environment}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "ORALU_DATABASE_URL" in done.stderr
    assert "oralu secrets write" in done.stderr
    assert str(urlsplit(system.database_url).password) not in done.stderr
