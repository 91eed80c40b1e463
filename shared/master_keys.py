"""The file of the master keys, which the command line reads and rotates; no process that serves somebody has it."""

import base64
import binascii
import secrets
from collections.abc import Mapping
from pathlib import Path

from shared.process_secrets import write_private
from shared.settings import OraluSettings

KEY_BYTES = 32


class NoMasterKey(Exception):
    """There is no usable master key; the text says where one was looked for."""


def key_file(settings: OraluSettings) -> Path:
    """Where the master keys are kept."""
    return settings.master_key_file or settings.state_dir / "master.key"


def ensure_key_file(settings: OraluSettings) -> None:
    """Make a key file, readable by its owner alone, where there is none and no key in the environment."""
    if settings.master_key is None and settings.secrets_file is None and not key_file(settings).exists():
        _write_keys(key_file(settings), {1: secrets.token_bytes(KEY_BYTES)})


def add_master_key(settings: OraluSettings) -> int:
    """Rotation, first step: add a new version to the key file and return its number. Old versions stay until all is rewrapped."""
    file = key_file(settings)
    keys = read_keys(file.read_text(), str(file))
    version = max(keys) + 1
    _write_keys(file, {**keys, version: secrets.token_bytes(KEY_BYTES)})
    return version


def remove_master_key(settings: OraluSettings, version: int) -> None:
    """Rotation, last step: take an old version out of the key file. Raises KeyError for one that is not there, or is in use."""
    file = key_file(settings)
    keys = read_keys(file.read_text(), str(file))
    if version == max(keys):
        raise KeyError(version)
    del keys[version]
    _write_keys(file, keys)


def read_keys(text: str, place: str) -> dict[int, bytes]:
    """The keys by version, one a line: `<version> <base64 of 32 bytes>`; a line without a version is version 1.

    `place` is named where they cannot be read. Raises NoMasterKey.
    """
    keys: dict[int, bytes] = {}
    try:
        for line in filter(None, map(str.strip, text.splitlines())):
            version, _, key = line.rpartition(" ")
            keys[int(version or 1)] = base64.b64decode(key, validate=True)
    except (ValueError, binascii.Error):
        raise NoMasterKey(f"{place} does not hold keys as `<version> <base64>`.") from None
    return keys


def _write_keys(file: Path, keys: Mapping[int, bytes]) -> None:
    """Replace the file in one step: a crash leaves the old keys or the new ones, never half of either."""
    write_private(file, "".join(f"{version} {base64.b64encode(key).decode()}\n" for version, key in sorted(keys.items())))
