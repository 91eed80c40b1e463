"""Receiving: a message takes effect in one transaction with its inbox row, so that a second delivery changes nothing."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal

from pydantic import ValidationError

from shared import clock
from shared.crypto import CannotDecrypt, Keyring, sealed_by, unseal
from shared.db.engine import transaction
from shared.logs import log
from shared.messages.base import Envelope, Message, UnknownMessage, message_class
from shared.messaging import dead_letters
from shared.messaging.outbox import Messaging, sequence_key
from shared.messaging.transient import TRANSIENT
from shared.settings import settings

Handler = Callable[[Any], Awaitable[None]]
Outcome = Literal["applied", "released", "duplicate", "deferred", "held", "refused"]


class NotYet(Exception):
    """A handler cannot apply this message yet: nothing is stored, and it is tried again later."""


class _Refused(Exception):
    """This build cannot read the message, or it was not made by the one it names as its sender; says which."""


async def receive(messaging: Messaging, sealed: str, handlers: Mapping[type[Message], Handler]) -> Outcome:
    """Let a delivered message take effect.

    "applied" or "duplicate": it has taken effect, or was skipped, and may be acknowledged. "released": applied, and later ones about the
    same person were held behind it. "deferred": an earlier one about the same person is still missing. "held": the earlier one is a dead
    letter. "refused": it is a dead letter itself, or is not for us. An error of its handler makes it one too, and travels on.
    """
    envelope = _open(messaging, sealed)
    if envelope is None:
        return "refused"
    try:
        async with transaction(messaging.db):
            return await _apply(messaging, envelope, handlers)
    except NotYet:
        return "deferred"
    except _Refused as refusal:
        await dead_letters.set_aside(messaging, envelope, str(refusal))
        log.error("message_refused", service=messaging.service, message=str(envelope.id), type=envelope.type, reason=str(refusal))
        return "refused"
    except TRANSIENT:
        raise
    except Exception as error:
        await dead_letters.set_aside(messaging, envelope, "handler_failed", error)
        raise


async def _apply(messaging: Messaging, envelope: Envelope, handlers: Mapping[type[Message], Handler]) -> Outcome:
    connection = messaging.db.connection()
    key = sequence_key(envelope.sender, envelope.person)
    await connection.execute(messaging.sql("INSERT INTO {inbox_sequence} (key, last) VALUES ($1, 0) ON CONFLICT DO NOTHING"), key)
    # The lock lets one message about this person through at a time, in whatever process.
    last = await connection.fetchval(messaging.sql("SELECT last FROM {inbox_sequence} WHERE key = $1 FOR UPDATE"), key)
    if envelope.sequence <= last:
        return "duplicate"
    if envelope.sequence > last + 1:
        return "held" if await dead_letters.hold_behind(messaging, envelope) else "deferred"
    message, handler = _read(envelope, handlers)
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
    return "released" if await dead_letters.forget(messaging, envelope.id) else "applied"


def _read(envelope: Envelope, handlers: Mapping[type[Message], Handler]) -> tuple[Message, Handler]:
    """The message and who acts on it. Raises _Refused."""
    try:
        message = envelope.message()
        handler = handlers[message_class(envelope.type)]
    except (UnknownMessage, KeyError):
        raise _Refused("unknown_type") from None
    except ValidationError:
        raise _Refused("unreadable_body") from None
    if message.person != envelope.person or type(message).sender != envelope.sender:
        raise _Refused("contradiction")
    return message, handler


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
