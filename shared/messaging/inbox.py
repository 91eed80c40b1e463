"""Receiving: a message takes effect in one transaction with its inbox row, so that a second delivery changes nothing."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal

from pydantic import ValidationError

from shared import clock
from shared.crypto import CannotDecrypt, Keyring, sealed_by, unseal
from shared.db.engine import transaction
from shared.logs import log
from shared.messages.base import Envelope, Message, UnknownMessage, message_class
from shared.messaging.outbox import Messaging
from shared.settings import settings

Handler = Callable[[Any], Awaitable[None]]
Outcome = Literal["applied", "duplicate", "deferred", "refused"]


class NotYet(Exception):
    """A handler cannot apply this message yet: nothing is stored, and it is tried again later."""


async def receive(messaging: Messaging, sealed: str, handlers: Mapping[type[Message], Handler]) -> Outcome:
    """Let a delivered message take effect.

    "applied" or "duplicate": it has taken effect and may be acknowledged. "deferred": an earlier one about the same person is
    still missing. "refused": it cannot be read by this build, or was not made by the one it names as its sender.
    """
    envelope = _open(messaging, sealed)
    if envelope is None:
        return "refused"
    try:
        message = envelope.message()
        handler = handlers[message_class(envelope.type)]
    except (UnknownMessage, KeyError):
        return await _refuse(messaging, envelope, "unknown_type")
    except ValidationError:
        return await _refuse(messaging, envelope, "unreadable_body")
    if message.person != envelope.person or type(message).sender != envelope.sender:
        return await _refuse(messaging, envelope, "contradiction")
    try:
        async with transaction(messaging.db):
            return await _apply(messaging, envelope, message, handler)
    except NotYet:
        return "deferred"


async def _apply(messaging: Messaging, envelope: Envelope, message: Message, handler: Handler) -> Outcome:
    connection = messaging.db.connection()
    key = f"{envelope.sender}:{envelope.person}"
    await connection.execute(messaging.sql("INSERT INTO {inbox_sequence} (key, last) VALUES ($1, 0) ON CONFLICT DO NOTHING"), key)
    # The lock lets one message about this person through at a time, in whatever process.
    last = await connection.fetchval(messaging.sql("SELECT last FROM {inbox_sequence} WHERE key = $1 FOR UPDATE"), key)
    if envelope.sequence <= last:
        return "duplicate"
    if envelope.sequence > last + 1:
        return "deferred"
    inserted = await connection.fetchval(
        messaging.sql(
            "INSERT INTO {inbox} (id, type, sender, person, sequence, applied_at) VALUES ($1, $2, $3, $4, $5, $6)"
            " ON CONFLICT DO NOTHING RETURNING 1"
        ),
        *(envelope.id, envelope.type, envelope.sender, envelope.person, envelope.sequence, clock.now()),
    )
    if not inserted:
        return "duplicate"
    await handler(message)
    await connection.execute(messaging.sql("UPDATE {inbox_sequence} SET last = $2 WHERE key = $1"), key, envelope.sequence)
    await connection.execute(messaging.sql("DELETE FROM {dead_letter} WHERE id = $1"), envelope.id)
    return "applied"


def _open(messaging: Messaging, sealed: str) -> Envelope | None:
    """The envelope, if it was really encrypted for us; forged or foreign ones are only logged."""
    sender = sealed_by(sealed)
    try:
        envelope = Envelope.model_validate_json(unseal(Keyring.load(settings()), sender, messaging.service, sealed))
    except (CannotDecrypt, ValidationError) as error:
        log.warning("message_unreadable", service=messaging.service, problem=type(error).__name__)
        return None
    if envelope.sender != sender or envelope.receiver != messaging.service:
        log.warning("message_astray", service=messaging.service, message=str(envelope.id))
        return None
    return envelope


async def _refuse(messaging: Messaging, envelope: Envelope, reason: str) -> Outcome:
    async with transaction(messaging.db):
        await messaging.db.connection().execute(
            messaging.sql(
                "INSERT INTO {dead_letter} AS r (id, type, sender, reason, first_at, last_at, times) VALUES ($1, $2, $3, $4, $5, $5, 1)"
                " ON CONFLICT (id) DO UPDATE SET reason = $4, last_at = $5, times = r.times + 1"
            ),
            *(envelope.id, envelope.type, envelope.sender, reason, clock.now()),
        )
    log.error("message_refused", service=messaging.service, message=str(envelope.id), type=envelope.type, reason=reason)
    return "refused"
