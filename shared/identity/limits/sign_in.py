"""Who may try a password or a code, and when: infra/adr/0032-limits.md.

A wrong password is counted for the account at this address, and for the address; for the account alone it only makes strangers wait some
seconds. A browser in which the owner has signed in before is counted by itself: whatever strangers type elsewhere, it does not wait.
"""

from asyncio import sleep as pause
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from litestar.connection import ASGIConnection

from shared.crypto import check_secret, hash_secret
from shared.identity.limits import alarms, buckets, hashing, lockout
from shared.identity.limits.alarms import AlarmKind
from shared.identity.limits.buckets import Bucket
from shared.identity.limits.devices import Owner, known_device
from shared.web.addresses import client_site

Connection = ASGIConnection[Any, Any, Any, Any]
OF_AN_ADDRESS = Bucket(most=50, again=timedelta(seconds=30))
"""Failures of one address, whatever the account. An office has one address: its known browsers do not count, and success gives back."""
OF_AN_ACCOUNT = Bucket(most=10, again=timedelta(minutes=1))
"""Failures of strangers for one account, wherever they are; beyond them each stranger waits."""
STRANGERS_WAIT = 2.0
"""Seconds. Short, because the owner at a new browser waits as long; nobody is refused for it."""


@dataclass
class TooMany(Exception):
    """Too many failures: the secret was not looked at. `until`: when it may be tried again."""

    until: datetime


@dataclass(frozen=True)
class Attempt:
    """One try, counted as failed until it `succeeded`. `kind`: what to tell where it ends in a lock; `taken`: the buckets it is in."""

    key: str
    kind: AlarmKind
    account: UUID | None
    address: str
    taken: tuple[str, ...] = ()


async def try_password(connection: Connection, login: str, account: Owner | None, password: str, *, now: datetime) -> bool:
    """Whether the password opens the account (None: there is none of this login; it takes as long). Counts. Raises TooMany, TooBusy."""
    site, owner = client_site(connection), account.id if account else None
    device = known_device(connection, account, now=now) if account else None
    if device is not None:
        attempt, line, whose = Attempt(f"password:device:{device}", AlarmKind.DEVICE, owner, site), hashing.KNOWN, device
    else:
        taken = await _as_stranger(site, login, owner, now)
        attempt, line, whose = Attempt(f"password:{login} {site}", AlarmKind.ADDRESS, owner, site, taken), hashing.STRANGERS, site
    try:
        with line.place(whose) as place:
            await _begin(attempt, now)
            right = await place.run(lambda: _opens(password, account.password_hash if account else None))
    except hashing.TooBusy:
        await _give_back(attempt)
        raise
    await (_succeeded(attempt) if right else _failed(attempt, now))
    return right


async def begin_code(connection: Connection, account: Owner, *, now: datetime) -> Attempt:
    """Before a code is looked at. Whoever is here knows the password: strangers share one count, wherever they are. Raises TooMany."""
    device = known_device(connection, account, now=now)
    key = f"code:device:{device}" if device else f"code:{account.id}"
    attempt = Attempt(key, AlarmKind.CODE, account.id, client_site(connection))
    await _begin(attempt, now)
    return attempt


async def end_code(attempt: Attempt, right: bool, *, now: datetime) -> None:
    """After it."""
    await (_succeeded(attempt) if right else _failed(attempt, now))


async def _as_stranger(site: str, login: str, account: UUID | None, now: datetime) -> tuple[str, ...]:
    """Count a browser that the account does not know; returns its buckets. Raises TooMany where its address is full."""
    of_address, of_account = f"sign-in:address:{site}", f"sign-in:account:{login}"
    if not await buckets.take(OF_AN_ADDRESS, of_address, now=now):
        await alarms.raise_alarm(AlarmKind.ADDRESS, address=site, now=now)
        raise TooMany(now + OF_AN_ADDRESS.again)
    if await buckets.take(OF_AN_ACCOUNT, of_account, now=now):
        return (of_address, of_account)
    if account is not None:
        await alarms.raise_alarm(AlarmKind.ACCOUNT, account=account, now=now)
    await pause(STRANGERS_WAIT)
    return (of_address,)


async def _begin(attempt: Attempt, now: datetime) -> None:
    if until := await lockout.attempt(attempt.key, now=now):
        raise TooMany(until)


async def _succeeded(attempt: Attempt) -> None:
    await lockout.cleared(attempt.key)
    await _give_back(attempt)


async def _give_back(attempt: Attempt) -> None:
    for key in attempt.taken:
        await buckets.give_back(key)


async def _failed(attempt: Attempt, now: datetime) -> None:
    """A failure that ends in a delay is told; from a stranger at one address only once the address is full."""
    if attempt.kind is not AlarmKind.ADDRESS and await lockout.locked_until(attempt.key, now=now):
        await alarms.raise_alarm(attempt.kind, account=attempt.account, address=attempt.address, now=now)


def _opens(password: str, stored: str | None) -> bool:
    if stored is None:
        hash_secret(password)  # as slow as a comparison
        return False
    return check_secret(password, stored)
