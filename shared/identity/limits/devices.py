"""Browsers that have signed in with an account before: a signed cookie proves it, and nothing a stranger types slows them down.

The cookie opens nothing. It says for some accounts, each signed with its own random number, that the owner has been here; wrong passwords
of this browser are counted by that number. A new password of the account makes it worthless.
"""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID

from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie

from shared.crypto import Keyring
from shared.identity.cookies import cookie, read_cookie
from shared.settings import settings

COOKIE = "oralu_device"
REMEMBERED = timedelta(days=180)
MOST_ACCOUNTS = 6
"""Accounts of one shared browser; the one that signed in the longest ago is forgotten."""
BETWEEN = "~"
PURPOSE = "known device"


class Owner(Protocol):
    """An account: whose password it is."""

    @property
    def id(self) -> UUID: ...
    @property
    def password_hash(self) -> str: ...


def known_device(connection: ASGIConnection[Any, Any, Any, Any], account: Owner, *, now: datetime) -> str | None:
    """The number of this browser where the account's owner has signed in here before, else None."""
    for entry in _entries(connection):
        number, day, signature = (*entry.split("."), "", "")[:3]
        if hmac.compare_digest(signature.encode(errors="replace"), _signature(account, number, day).encode()):
            return number if _day(now) - int(day) <= REMEMBERED.days else None
    return None


def remember_device(connection: ASGIConnection[Any, Any, Any, Any], account: Owner, *, now: datetime) -> Cookie:
    """The cookie after a whole sign-in, both factors included."""
    number = known_device(connection, account, now=now) or secrets.token_hex(16)
    others = [entry for entry in _entries(connection) if not entry.startswith(f"{number}.")]
    day = str(_day(now))
    kept = [f"{number}.{day}.{_signature(account, number, day)}", *others][:MOST_ACCOUNTS]
    return cookie(COOKIE, BETWEEN.join(kept), max_age=int(REMEMBERED.total_seconds()))


def _entries(connection: ASGIConnection[Any, Any, Any, Any]) -> list[str]:
    value = read_cookie(connection, COOKIE) or ""
    return value.split(BETWEEN)[:MOST_ACCOUNTS] if value else []


def _signature(account: Owner, number: str, day: str) -> str:
    key = Keyring.load(settings()).derive(PURPOSE)
    password = sha256(account.password_hash.encode()).hexdigest()
    return hmac.new(key, f"{account.id} {number} {day} {password}".encode(errors="replace"), "sha256").hexdigest()


def _day(now: datetime) -> int:
    return int(now.timestamp()) // 86400
