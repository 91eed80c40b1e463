"""The file with the secrets of one process: its addresses of the database, and its keys (infra/adr/0033-secrets-of-one-process.md).

The owner's address of the database and the master keys are for `oralu` alone, which writes these files; no process that serves people,
messages or bracelets has them.
"""

import base64
import binascii
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE_SETTING = "ORALU_SECRETS_FILE"
OF_THE_OWNER = ("ORALU_DATABASE_URL", "ORALU_MASTER_KEY", "ORALU_MASTER_KEY_FILE", "ORALU_ROLE_SECRET", "ORALU_ROLE_SECRET_FILE")
"""What opens everything: a process that finds one of these in its environment does not start."""


class NoSecrets(Exception):
    """The file of a process's secrets cannot be read, or does not hold what was looked for; the text says which file."""


@dataclass(frozen=True)
class ProcessSecrets:
    """`settings` by the names of their fields; `keys` by purpose and by version of the master key that each was derived from."""

    process: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    keys: Mapping[str, Mapping[int, bytes]] = field(default_factory=dict)


def read_secrets(file: Path) -> ProcessSecrets:
    """The content of the file; of one that has not changed it is remembered. Raises NoSecrets."""
    try:
        found = file.stat()
        return _read(file, found.st_ino, found.st_mtime_ns, found.st_size)
    except OSError as error:
        raise NoSecrets(f"Cannot read the secrets of this process in {file}: {error.strerror}.") from error


def write_secrets(file: Path, secrets: ProcessSecrets) -> None:
    """Write it for its owner alone, in one step: a crash leaves the old content or the new."""
    keys = {
        purpose: {str(version): base64.b64encode(key).decode() for version, key in versions.items()}
        for purpose, versions in secrets.keys.items()
    }
    content = {"process": secrets.process, "settings": dict(secrets.settings), "keys": keys}
    write_private(file, json.dumps(content, indent=1) + "\n")


def write_private(file: Path, text: str) -> None:
    """Replace a file in one step by one that its owner alone can read; a folder that is missing is made for its owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as output:
        output.write(text)
        output.flush()
        os.fsync(output.fileno())
    fresh.replace(file)


def require_own_secrets() -> None:
    """End this process, and say why, if it has what is the owner's or has no file of its own."""
    if found := [name for name in OF_THE_OWNER if os.environ.get(name)]:
        sys.exit(
            f"This process is given {' and '.join(found)}, which opens everything. Leave that to `oralu`; this process gets {FILE_SETTING}:"
            " `oralu secrets write FOLDER` makes a file for each process (docs/secrets.md)."
        )
    if not os.environ.get(FILE_SETTING):
        sys.exit(f"Set {FILE_SETTING} to this process's file of secrets; `oralu secrets write FOLDER` makes it (docs/secrets.md).")
    try:
        read_secrets(Path(os.environ[FILE_SETTING]))
    except NoSecrets as missing:
        sys.exit(str(missing))


@lru_cache(maxsize=4)
def _read(file: Path, _inode: int, _changed: int, _size: int) -> ProcessSecrets:
    try:
        content = json.loads(file.read_text())
        keys = {
            purpose: {int(version): base64.b64decode(key, validate=True) for version, key in versions.items()}
            for purpose, versions in content["keys"].items()
        }
        return ProcessSecrets(content["process"], dict(content["settings"]), keys)
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        raise NoSecrets(f"{file} is no file of secrets as `oralu secrets write` makes it.") from None
