"""pgbouncer in transaction mode before a test's PostgreSQL, as an operator would run it."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from infra.servers.embedded import END_WITH_PARENT
from tests.support.servers import Servers
from tests.support.system import free_ports
from tests.support.waiting import eventually

ROLES = ("postgres", "identity", "probation", "reintegration", "biometrics")
CONFIGURATION = """[databases]
* = host={sockets}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = trust
auth_file = {users}
pool_mode = transaction
default_pool_size = 2
ignore_startup_parameters = extra_float_digits
"""


@contextmanager
def pooler(servers: Servers, folder: Path) -> Iterator[int]:
    """The port of a pgbouncer with two connections to the server for each role. Skips the test where there is no pgbouncer."""
    program = shutil.which("pgbouncer")
    if program is None:
        pytest.skip("pgbouncer is not here: apt-get install pgbouncer")
    (port,) = free_ports(1)
    configuration, users = folder / "pgbouncer.ini", folder / "users.txt"
    users.write_text("".join(f'"{role}" ""\n' for role in ROLES))
    configuration.write_text(CONFIGURATION.format(sockets=servers.embedded.postgres_sockets, port=port, users=users))
    command = [*END_WITH_PARENT, *_not_root(servers, folder), "--", program, "-q", str(configuration)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: _listens(port))
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _not_root(servers: Servers, folder: Path) -> list[str]:
    """pgbouncer refuses to run as root: it runs as PostgreSQL does."""
    if os.geteuid() != 0:
        return []
    account = pwd.getpwuid(servers.embedded.postgres_data.stat().st_uid)
    for each in (folder, *folder.iterdir()):
        os.chown(each, account.pw_uid, account.pw_gid)
    return ["--user", account.pw_name]


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
