"""Addresses and words of messages, encrypted; and the hash by which an address is told again."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.crypto import Keyring
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.settings import settings

PURPOSE = "wrap notification"


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says, and to which address; `to` is empty where there was none."""

    to: str
    subject: str
    text: str


def seal(notification: UUID, content: Content) -> bytes:
    """Encrypted under the current master key, bound to this notification."""
    body = json.dumps([content.to, content.subject, content.text], ensure_ascii=False).encode()
    return Keyring.load(settings()).wrap(PURPOSE, body, _context(notification))


def unseal(notification: UUID, sealed: bytes) -> Content:
    """The content again. Raises CannotDecrypt."""
    return Content(*json.loads(Keyring.load(settings()).unwrap(PURPOSE, sealed, _context(notification))))


def address_hash(channel: str, to: str) -> str:
    """By the key of the oldest master key that is held: without it, nobody finds a number by trying all of them."""
    keyring = Keyring.load(settings())
    key = keyring.derive(PURPOSE, keyring.versions[0])
    return hmac.new(key, f"{channel} {to}".encode(), hashlib.sha256).hexdigest()


async def rewrap_messages(*, by: Actor, now: datetime) -> int:
    """Wrap every content by the current master key, one a transaction; returns how many were behind. Safe to repeat."""
    keyring, done = Keyring.load(settings()), 0
    for number in await fetch_values(DB, "SELECT id FROM probation.notification WHERE sealed IS NOT NULL"):
        async with transaction(DB) as opened:
            found = await fetch_values(DB, "SELECT sealed FROM probation.notification WHERE id = $1 FOR UPDATE", number)
            if not found or found[0] is None or keyring.is_current(found[0]):
                continue
            fresh = keyring.rewrap(PURPOSE, found[0], _context(number))
            await opened.connection.execute("UPDATE probation.notification SET sealed = $2 WHERE id = $1", number, fresh)
            done += 1
    async with transaction(DB):
        details: audit.Details = {"version": keyring.current_version, "rewrapped": done}
        await audit.record(Audit, by=by, action="notification_keys_rewrapped", about=None, details=details, at=now)
    return done


def _context(notification: UUID) -> bytes:
    return f"probation/notification/{notification}".encode()
