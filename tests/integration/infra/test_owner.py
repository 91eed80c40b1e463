"""The embedded PostgreSQL lets nobody in without a password, and its owner has one, also for data that had none."""

import asyncio
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import asyncpg
import pytest

from infra.servers.embedded import Embedded
from tests.support.waiting import eventually


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short path: sockets live in it."""
    made = Path(mkdtemp(prefix="oralu-test-"))
    yield made
    shutil.rmtree(made, ignore_errors=True)


@contextmanager
def started(servers: Embedded) -> Iterator[Embedded]:
    """PostgreSQL on its data during the block."""
    servers.prepare()
    process = subprocess.Popen(servers.postgres_command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    pid_file = servers.postgres_data / "postmaster.pid"
    try:
        eventually(lambda: pid_file.exists() and "ready" in pid_file.read_text())
        yield servers
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


async def enters(address: str) -> bool:
    """Whether PostgreSQL lets somebody in who uses this address."""
    try:
        connection = await asyncpg.connect(address)
    except asyncpg.InvalidAuthorizationSpecificationError:
        return False
    await connection.close()
    return True


async def test_nobody_enters_without_a_password_and_the_owner_with_the_one_in_its_file(folder: Path) -> None:
    with started(Embedded(folder)) as servers:
        assert not await enters(servers.address("postgres"))
        assert not await enters(servers.address("postgres").replace("postgres@", "postgres:guessed@"))
        assert await enters(servers.database_url("postgres"))
    assert servers.password_file.stat().st_mode & 0o777 == 0o600


async def test_data_that_trusted_everybody_are_kept_and_ask_from_now_on(folder: Path) -> None:
    with started(Embedded(folder, throwaway=True)) as before:
        await before.ensure_database("kept")
        assert await enters(before.address("kept"))
    with started(Embedded(folder)) as servers:
        assert not await enters(servers.address("kept"))
        assert await enters(servers.database_url("kept"))


async def test_a_password_that_was_lost_is_made_anew(folder: Path) -> None:
    with started(Embedded(folder)) as servers:
        lost = servers.database_url("postgres")
    servers.password_file.unlink()
    with started(Embedded(folder)) as servers:
        assert not await enters(lost)
        assert await enters(servers.database_url("postgres"))


async def test_the_password_stays_from_one_start_to_the_next(folder: Path) -> None:
    with started(Embedded(folder)) as servers:
        first = servers.database_url("postgres")
    await asyncio.to_thread(servers.prepare)
    assert servers.database_url("postgres") == first
