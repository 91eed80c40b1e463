"""What a person decides about a message that could not be applied; both decisions are in the audit log of the service."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from piccolo.table import Table

from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messaging import dead_letters
from shared.messaging.dead_letters import DeadLetterRow, NoDeadLetter
from shared.messaging.outbox import Messaging
from shared.messaging.queue import ask_for_waiting


@dataclass(frozen=True)
class Receiver:
    """A service that receives messages, and its audit log."""

    messaging: Messaging
    audit: type[Table]


async def retry(receiver: Receiver, number: UUID, *, by: Actor, at: datetime) -> bool:
    """Let its sender send it again now, and what waits behind it. Raises NoDeadLetter.

    False when Redis is away: then it comes when the sender next sends by itself, within an hour.
    """
    async with transaction(receiver.messaging.db):
        letter = await dead_letters.dead_letter(receiver.messaging, number)
        if letter.skipped_at is not None:
            raise NoDeadLetter
        await _record(receiver, "dead_letter_retried", letter, by=by, at=at)
    return await ask_for_waiting(receiver.messaging, letter.sender, str(letter.person))


async def skip(receiver: Receiver, number: UUID, reason: str, *, by: Actor, at: datetime) -> bool:
    """Never apply it; the person's later messages take effect without it. Raises NoDeadLetter. Returns as `retry` does."""
    async with transaction(receiver.messaging.db):
        letter = await dead_letters.skip(receiver.messaging, number, reason, by=by.id, at=at)
        await _record(receiver, "dead_letter_skipped", letter, by=by, at=at)
    # The sender sends the skipped one too, and learns that it need not come again.
    return await ask_for_waiting(receiver.messaging, letter.sender, str(letter.person))


async def _record(receiver: Receiver, action: str, letter: DeadLetterRow, *, by: Actor, at: datetime) -> None:
    details: audit.Details = {"message": str(letter.id), "type": letter.type, "sequence": letter.sequence, "reason": letter.reason}
    await audit.record(receiver.audit, by=by, action=action, about=letter.person, details=details, at=at)
