"""The account that PostgreSQL runs as where root starts it: PostgreSQL refuses to run as root."""

import fcntl
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from infra.servers.checks import CannotStart

OWN = "oralu-postgres"
SYSTEM_PATH = "/usr/sbin:/sbin:/usr/bin:/bin"
MAKERS = (
    ("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", OWN),
    ("adduser", "-S", "-D", "-H", OWN),  # Alpine
)
TRIES = 20
LOCK = Path("/run/oralu-account.lock")


def ensure(data: Path) -> pwd.struct_passwd:
    """The account whose data folder `data` is, else the account `oralu-postgres`, made where it is missing.

    Data that root's hands brought here (a copy, a backup of another machine) become that account's. Raises CannotStart where
    the account cannot be made.
    """
    if data.exists() and (owner := data.stat().st_uid):
        with suppress(KeyError):
            return pwd.getpwuid(owner)
    with _alone():
        account = _find() or _make()
    if data.exists():
        for folder, _, files in os.walk(data):
            for path in (Path(folder), *(Path(folder, name) for name in files)):
                os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
    return account


def name_for(data: Path) -> str:
    """The name of the account whose data folder `data` is; of Oralu's own where there are no data yet."""
    return pwd.getpwuid(data.stat().st_uid).pw_name if data.exists() else OWN


def first_closed(path: Path, account: pwd.struct_passwd) -> Path | None:
    """The first part of `path`, from the root on, that `account` cannot pass through; None where it reaches the end.

    Looks at owner, group and others alone: an access control list may allow more.
    """
    parts = [*reversed(path.resolve().parents), path.resolve()]
    return next((part for part in parts if not _may_pass(part.stat(), account)), None)


def _may_pass(entry: os.stat_result, account: pwd.struct_passwd) -> bool:
    if entry.st_uid == account.pw_uid:
        return bool(entry.st_mode & 0o100)
    return bool(entry.st_mode & (0o010 if entry.st_gid == account.pw_gid else 0o001))


def _find() -> pwd.struct_passwd | None:
    with suppress(KeyError):
        return pwd.getpwnam(OWN)
    return None


@contextmanager
def _alone() -> Iterator[None]:
    """One process of this machine at a time: of two that make the account together, one may be told another number than stays."""
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make() -> pwd.struct_passwd:
    maker = next((command for command in MAKERS if shutil.which(command[0], path=SYSTEM_PATH)), None)
    if maker is None:
        raise CannotStart(
            f"PostgreSQL refuses to run as root, and this machine has no useradd to make the account {OWN}. "
            "Start Oralu as an ordinary user."
        )
    said = ""
    for _ in range(TRIES):
        done = subprocess.run(
            maker, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, "PATH": SYSTEM_PATH}
        )
        if found := _find():  # made by this run, or by another at the same moment
            return found
        said = " ".join(done.stdout.split())
        time.sleep(0.1)  # another process holds the file of accounts
    raise CannotStart(
        f"PostgreSQL refuses to run as root, and the account {OWN} could not be made ({said[-200:]}). Start Oralu as an ordinary user."
    )
