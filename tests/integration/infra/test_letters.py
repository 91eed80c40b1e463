"""The embedded PostgreSQL knows the letters of Kazakh, on whatever machine it was made."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg
import pytest

from infra.paths import ROOT
from infra.servers.embedded import Embedded, _ctype
from tests.support.waiting import eventually

CAPITAL, SMALL = "ӘҒҚҢӨҰҮҺІ", "әғқңөұүһі"


@pytest.fixture(scope="module")
def made_elsewhere() -> Iterator[str]:
    """The address of a server that was made in an environment with ASCII letters only."""
    with TemporaryDirectory(prefix="oralu-test-", ignore_cleanup_errors=True) as folder:
        servers = Embedded(Path(folder), throwaway=True)
        with pytest.MonkeyPatch.context() as environment:
            for name in ("LC_ALL", "LANG", "LC_CTYPE"):
                environment.setenv(name, "C")
            servers.prepare()
            process = subprocess.Popen(servers.postgres_command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            pid_file = servers.postgres_data / "postmaster.pid"
            eventually(lambda: pid_file.exists() and "ready" in pid_file.read_text())
            yield servers.database_url("postgres")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


async def value(address: str, question: str, *arguments: str) -> object:
    connection = await asyncpg.connect(address)
    try:
        return await connection.fetchval(question, *arguments)
    finally:
        await connection.close()


async def test_capital_and_small_letters_match_each_other(made_elsewhere: str) -> None:
    assert await value(made_elsewhere, "SELECT lower($1)", CAPITAL) == SMALL
    assert await value(made_elsewhere, "SELECT upper($1)", SMALL) == CAPITAL
    assert await value(made_elsewhere, "SELECT $1 ILIKE $2", "Әділ", "ӘД%") is True


async def test_a_misspelt_name_is_similar_to_the_right_one(made_elsewhere: str) -> None:
    """For pg_trgm Cyrillic has no letters if LC_CTYPE is C."""
    await value(made_elsewhere, "CREATE EXTENSION IF NOT EXISTS pg_trgm")
    similar = await value(made_elsewhere, "SELECT similarity($1, $2)", "Құрманғалиева", "Құрманғалива")
    assert isinstance(similar, float)
    assert similar > 0.6


async def test_the_order_is_that_of_code_points_everywhere(made_elsewhere: str) -> None:
    ordered = await value(
        made_elsewhere, "SELECT string_agg(letter, '' ORDER BY letter) FROM unnest(string_to_array($1, NULL)) letter", "ӘЯКа"
    )
    assert ordered == "КЯаӘ"


async def test_the_text_is_utf8(made_elsewhere: str) -> None:
    assert await value(made_elsewhere, "SHOW server_encoding") == "UTF8"


def test_python_keeps_its_own_locale() -> None:
    program = "import locale; from infra.servers.embedded import _ctype; _ctype(); print(locale.setlocale(locale.LC_CTYPE))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env={**os.environ, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip() == "C", done.stderr
    assert "UTF-8" in _ctype()
