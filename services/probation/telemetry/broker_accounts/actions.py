"""The broker's files, kept as the accounts are: written whole, and only when something changed. What starts the broker reloads it then
(infra/broker/reload-on-change.sh)."""

import asyncio
import contextlib
import os
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from services.probation.telemetry.broker_accounts.domain import Account, access_list, password_file
from shared.logs import describe, log
from shared.messaging.transient import TRANSIENT

PASSWORDS, ACCESS = "passwords", "access"
LOOK_EVERY = 30.0
"""Seconds. An account also ends because its time is over, and of that nobody is notified."""


def write(folder: Path, accounts: Sequence[Account], gateways: Sequence[Account]) -> bool:
    """Write both files if they differ from what is there, the passwords last; whether they did. Only their owner may read them.

    Raises OSError, and ValueError if two accounts have the same name: then neither file was touched.
    """
    before = _read(folder / PASSWORDS)
    files = {ACCESS: access_list(account.name for account in gateways), PASSWORDS: password_file([*accounts, *gateways], before)}
    changed = [name for name, text in files.items() if _read(folder / name) != text]
    for name in changed:
        _replace(folder / name, files[name])
    if changed == [ACCESS]:
        (folder / PASSWORDS).touch()  # what reloads the broker looks at this file
    return bool(changed)


async def follow(
    folder: Path,
    accounts: Callable[[], Awaitable[Sequence[Account]]],
    gateways: Sequence[Account],
    changed: asyncio.Event,
    *,
    every: float = LOOK_EVERY,
) -> None:
    """Write the files at once, when `changed` is set, and every so many seconds, until cancelled. While the accounts cannot be read or the
    files not be written, what is there stays."""
    while True:
        changed.clear()
        try:
            known = await accounts()
            if await asyncio.to_thread(write, folder, known, gateways):
                log.info("broker_accounts_written", accounts=len(known))
        except (*TRANSIENT, ValueError) as away:
            log.warning("broker_accounts_wait", **describe(away))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(changed.wait(), every)


def _read(file: Path) -> str:
    return file.read_text(errors="replace") if file.exists() else ""


def _replace(file: Path, text: str) -> None:
    """The file is the old one or the new one at any moment, after a loss of power too."""
    number, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)  # for its owner alone: 0600
    try:
        with os.fdopen(number, "w") as new:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink()
        raise
