"""The files of the processes' secrets: made from what the owner has, and made again after a rotation of the master keys."""

import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from infra.secrets.holdings import HOLDINGS
from services.probation.settings import ProbationSettings
from shared.crypto import Keyring
from shared.process_secrets import FILE_SETTING, OF_THE_OWNER, ProcessSecrets, read_secrets, write_private, write_secrets

FOLDER = "secrets"
"""Below the state folder."""
ROLE_SECRET = "role.secret"  # noqa: S105  # the name of a file
SECRET_SETTINGS = sorted({name for holding in HOLDINGS.values() for name in holding.settings})
NOT_FOR_PROCESSES = {
    *OF_THE_OWNER,
    *(f"ORALU_{name.upper()}" for name in SECRET_SETTINGS),
    *("PGPASSWORD", "PGPASSFILE", "PGUSER", "POSTGRES_PASSWORD", "DATABASE_URL"),
}
"""Variables that no process inherits; what it may have of them stands in its file."""


def secrets_of(process: str, settings: ProbationSettings, keyring: Keyring) -> ProcessSecrets:
    """What the process gets, from the owner's `settings` and the master keys. Raises KeyError for a process that is not known."""
    holding = HOLDINGS[process]
    chosen: dict[str, Any] = {name: _plain(getattr(settings, name)) for name in holding.settings}
    urls = {role: settings.role_dsn(role) for role in holding.roles}
    return ProcessSecrets(
        process,
        {"database_urls": urls, **{name: value for name, value in chosen.items() if value}},
        keyring.share(holding.purposes),
    )


def write_files(folder: Path, settings: ProbationSettings, keyring: Keyring) -> list[Path]:
    """A file for each process in `folder`, which its owner alone may enter; returns them."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    for process in HOLDINGS:
        write_secrets(folder / process, secrets_of(process, settings, keyring))
    return [folder / process for process in HOLDINGS]


def renew_keys(folder: Path, keyring: Keyring) -> int:
    """After a rotation: the keys in the files that are there, by the master keys of now; returns how many files. Nothing else changes."""
    files = [folder / process for process in HOLDINGS if (folder / process).exists()]
    for file in files:
        before = read_secrets(file)
        write_secrets(file, ProcessSecrets(before.process, before.settings, keyring.share(HOLDINGS[file.name].purposes)))
    return len(files)


def environment_of(process: str, environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """`environment` for one process: without the owner's secrets, with the name of its own file in `folder`."""
    return {**without_secrets(environment), FILE_SETTING: str(folder / process)}


def without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """`environment` without what only the owner may have."""
    return {name: value for name, value in environment.items() if name not in NOT_FOR_PROCESSES}


def process_environment(process: str, folder: Path) -> dict[str, str]:
    """For a process that is started beside this one, with what this one has as the owner: writes its file into `folder`."""
    settings = ProbationSettings()
    write_secrets(folder / process, secrets_of(process, settings, Keyring.load(settings)))
    return environment_of(process, os.environ, folder)


def ensure_role_secret(file: Path) -> None:
    """Make the secret that the roles' passwords are derived from, for its owner alone, where there is none."""
    if not file.exists():
        write_private(file, secrets.token_hex(32) + "\n")


def open_to_others(paths: Iterable[Path]) -> Path | None:
    """The first of these files and folders that somebody else can read or enter; what is not there is not open."""
    return next((path for path in paths if path.exists() and path.stat().st_mode & 0o077), None)


def _plain(value: object) -> object:
    return value.get_secret_value() if isinstance(value, SecretStr) else value
