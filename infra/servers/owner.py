"""The password of the embedded PostgreSQL's owner: nobody connects without a password, not even through the socket."""

import os
import pwd
import secrets
import subprocess
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from infra.servers.checks import CannotStart
from shared.process_secrets import write_private

RULES = """# Written by Oralu: whoever connects shows a password. {fingerprint}
local all all scram-sha-256
local replication all scram-sha-256
"""


def password(file: Path) -> str | None:
    """The password in the file, as PostgreSQL's own programs read it (PGPASSFILE); None where there is no file yet."""
    return file.read_text().strip().rpartition(":")[2] if file.exists() else None


def ask_for_passwords(file: Path, data: Path, postgres: Sequence[str], account: pwd.struct_passwd | None) -> None:
    """Give the owner a password, and let nobody in without one. Done once, and again where the file and the server differ.

    `postgres` is the command, run as `account`, of a server that does not run now. Raises CannotStart.
    """
    known, rules = password(file), data / "pg_hba.conf"
    chosen = known or secrets.token_hex(32)
    wanted = RULES.format(fingerprint=sha256(chosen.encode()).hexdigest()[:16])
    if known and rules.exists() and rules.read_text() == wanted:
        _hand_over(rules, account)
        return
    statement = f"ALTER ROLE postgres PASSWORD '{chosen}'\n"  # hexadecimal digits: nothing to escape
    command = [*postgres, "--single", "-D", str(data), "-c", "log_statement=none", "postgres"]
    done = subprocess.run(command, check=False, input=statement, capture_output=True, text=True, cwd=file.parent)
    if done.returncode or "ERROR" in done.stderr:
        raise CannotStart(f"PostgreSQL's owner could not be given a password: {' '.join(done.stderr.split())[-400:]}")
    write_private(file, f"*:*:*:postgres:{chosen}\n")
    write_private(rules, wanted)
    _hand_over(rules, account)


def _hand_over(rules: Path, account: pwd.struct_passwd | None) -> None:
    if account is not None:
        os.chown(rules, account.pw_uid, account.pw_gid)
