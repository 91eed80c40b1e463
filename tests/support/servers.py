"""Real PostgreSQL and Redis for the tests, on a folder that goes away with them."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
from redis import Redis
from redis.exceptions import RedisError

from infra.embedded import Embedded

PATIENCE_SECONDS = 30.0
TEMPLATE = "oralu_template"


@dataclass
class Servers:
    """Running servers, and the databases that tests make on them."""

    embedded: Embedded
    postgres: subprocess.Popen[bytes]
    redis: subprocess.Popen[bytes]
    template_ready: bool = False
    made: int = field(default=0)

    @property
    def redis_url(self) -> str:
        return self.embedded.redis_url

    def database_url(self, name: str) -> str:
        """The owner's address of database `name`."""
        return self.embedded.database_url(name)

    async def clone(self, template: str = TEMPLATE) -> str:
        """A fresh database with every migration applied, or a copy of another one; returns its name."""
        self.made += 1
        name = f"test_{os.getpid()}_{self.made}"
        await self._as_owner(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY wal_log')
        return name

    async def drop(self, name: str) -> None:
        """Remove a database, with whoever is still connected to it."""
        await self._as_owner(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def empty_redis(self) -> None:
        """Forget every job and lock."""
        with Redis(unix_socket_path=str(self.embedded.redis_socket)) as client:
            client.flushall()

    async def _as_owner(self, statement: str) -> None:
        connection = await asyncpg.connect(self.database_url("postgres"))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


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
            postgres.send_signal(signal.SIGINT)
            redis.terminate()
            for process in (postgres, redis):
                try:
                    process.wait(10)
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
