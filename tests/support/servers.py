"""Real PostgreSQL and Redis for the tests, in a temporary folder."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import psutil
from redis import Redis
from redis.exceptions import RedisError

from infra.servers.embedded import Embedded
from tests.support.databases import Beginning, Database, create

PATIENCE_SECONDS = 30.0
STOP_SECONDS = 30.0
MEMORY = Path("/dev/shm")
MEMORY_BYTES = 4 << 30
PREFIX = "oralu-test-"


@dataclass
class Servers:
    """Running servers, and the databases that tests make on them."""

    embedded: Embedded
    postgres: subprocess.Popen[bytes]
    redis: subprocess.Popen[bytes]
    databases: dict[str, Database] = field(default_factory=dict)

    @property
    def redis_url(self) -> str:
        return self.embedded.redis_url

    def database_url(self, name: str) -> str:
        """The owner's address of database `name`."""
        return self.embedded.database_url(name)

    async def database(self, beginning: Beginning, use: Callable[[str], None]) -> Database:
        """The kept database with this beginning; `use` makes the settings name a database while its template is filled."""
        if beginning.name not in self.databases:
            if beginning.on is not None:
                await self.database(beginning.on, use)
            await create(self.database_url, beginning.template, beginning.on.template if beginning.on else "template0")
            use(self.database_url(beginning.template))
            await beginning.fill()
            self.databases[beginning.name] = Database(self.database_url, beginning)
            await self.databases[beginning.name].keep_template()
        return self.databases[beginning.name]

    def empty_redis(self) -> None:
        """Forget every job and lock."""
        with Redis(unix_socket_path=str(self.embedded.redis_socket)) as client:
            client.flushall()


@contextmanager
def throwaway_folder() -> Iterator[Path]:
    """A temporary folder for servers.

    It is in memory if this machine has enough room: servers make and remove thousands of small files. Folders that killed runs left in
    memory are removed first.
    """
    place = _memory()
    for left in place.glob(f"{PREFIX}*") if place else ():
        owner = left.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdecimal() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> Path | None:
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free >= MEMORY_BYTES:
        return MEMORY
    return None


@contextmanager
def running(folder: Path) -> Iterator[Servers]:
    """PostgreSQL and Redis below `folder` for the length of the block."""
    embedded = Embedded(folder, throwaway=True)
    embedded.prepare()
    with (folder / "servers.log").open("wb") as log:
        postgres = subprocess.Popen(embedded.postgres_command(), stdout=log, stderr=log)
        redis = subprocess.Popen(embedded.redis_command(), stdout=log, stderr=log)
        try:
            _wait_for_redis(embedded)
            _wait_for_postgres(embedded, folder / "servers.log")
            yield Servers(embedded, postgres, redis)
        finally:
            postgres.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            redis.terminate()
            for process in (postgres, redis):
                try:
                    process.wait(STOP_SECONDS)
                except subprocess.TimeoutExpired:
                    process.kill()


def _wait_for_postgres(embedded: Embedded, log: Path) -> None:
    pid_file = embedded.postgres_data / "postmaster.pid"
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not (pid_file.exists() and "ready" in pid_file.read_text()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"PostgreSQL did not start:\n{log.read_text()[-2000:]}")
        time.sleep(0.02)


def _wait_for_redis(embedded: Embedded) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with Redis(unix_socket_path=str(embedded.redis_socket)) as client:
                client.ping()
            return
        except RedisError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
