"""Dead letters: messages that could not be applied, set aside for an operator (infra/adr/0027-dead-letters.md).

A dead letter is always the next one of its sender and person: the later ones about this person wait behind it, and nobody else's. The
sender sends it again, ever more rarely, and it is forgotten once it takes effect. Its body stays with the sender alone.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared import clock
from shared.db.engine import transaction
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows
from shared.logs import describe
from shared.messages.base import Envelope
from shared.messaging.outbox import Messaging, sequence_key

LONGEST_ERROR = 400


@dataclass(frozen=True, slots=True)
class DeadLetterRow:
    """A message that could not be applied, without its body. `error`: the error's type and place in the code."""

    id: UUID
    type: str
    sender: str
    person: UUID
    sequence: int
    reason: str
    error: str | None
    first_at: datetime
    last_at: datetime
    times: int
    held_up_to: int | None
    skipped_at: datetime | None
    skip_reason: str | None

    @property
    def held(self) -> int:
        """How many later messages about the same person are known to wait behind it."""
        return 0 if self.held_up_to is None else self.held_up_to - self.sequence


class NoDeadLetter(LookupError):
    """There is no such dead letter, or no longer: it took effect or was skipped meanwhile."""


async def waiting(messaging: Messaging, *, size: int, after: UUID | None = None) -> KeysetPage[DeadLetterRow]:
    """Dead letters that wait for a decision, the oldest first; `after` is one of them."""
    rows = await fetch_rows(
        messaging.db,
        DeadLetterRow,
        messaging.sql(
            "SELECT * FROM {dead_letter} WHERE skipped_at IS NULL AND ($1::uuid IS NULL"
            " OR (first_at, id) > (SELECT first_at, id FROM {dead_letter} WHERE id = $1)) ORDER BY first_at, id LIMIT $2"
        ),
        *(after, size + 1),
    )
    return page_of(rows, size, begins_after=after)


async def dead_letter(messaging: Messaging, number: UUID) -> DeadLetterRow:
    """One of them, skipped or not. Raises NoDeadLetter."""
    row = await fetch_row(messaging.db, DeadLetterRow, messaging.sql("SELECT * FROM {dead_letter} WHERE id = $1"), number)
    if row is None:
        raise NoDeadLetter
    return row


async def set_aside(messaging: Messaging, envelope: Envelope, reason: str, error: Exception | None = None) -> None:
    """Note that this message could not be applied, once more where it was noted before."""
    async with transaction(messaging.db):
        await messaging.db.connection().execute(
            messaging.sql(
                "INSERT INTO {dead_letter} AS d (id, type, sender, person, sequence, reason, error, first_at, last_at, times)"
                " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 1)"
                " ON CONFLICT (id) DO UPDATE SET reason = $6, error = $7, last_at = $8, times = d.times + 1"
            ),
            *(envelope.id, envelope.type, envelope.sender, envelope.person, envelope.sequence, reason, _told(error), clock.now()),
        )


async def hold_behind(messaging: Messaging, envelope: Envelope) -> bool:
    """Whether a dead letter stands before this message; it then knows how far the messages behind it reach. In a transaction."""
    return bool(
        await messaging.db.connection().fetchval(
            messaging.sql(
                "UPDATE {dead_letter} SET held_up_to = greatest(held_up_to, $3)"
                " WHERE sender = $1 AND person = $2 AND sequence < $3 AND skipped_at IS NULL RETURNING 1"
            ),
            *(envelope.sender, envelope.person, envelope.sequence),
        )
    )


async def forget(messaging: Messaging, number: UUID) -> bool:
    """It took effect: no dead letter any more. Returns whether others were held behind it. In a transaction."""
    held: int | None = await messaging.db.connection().fetchval(
        messaging.sql("DELETE FROM {dead_letter} WHERE id = $1 RETURNING held_up_to"), number
    )
    return held is not None


async def skip(messaging: Messaging, number: UUID, reason: str, *, by: UUID, at: datetime) -> DeadLetterRow:
    """Let the person's next message pass it: it never takes effect here. Returns it; raises NoDeadLetter. In a transaction."""
    connection = messaging.db.connection()
    letter = await dead_letter(messaging, number)
    key = sequence_key(letter.sender, letter.person)
    # The same lock as where a message is applied: it may be taking effect at this moment.
    await connection.fetchval(messaging.sql("SELECT last FROM {inbox_sequence} WHERE key = $1 FOR UPDATE"), key)
    skipped = await connection.fetchval(
        messaging.sql(
            "UPDATE {dead_letter} SET skipped_at = $2, skipped_by = $3, skip_reason = $4"
            " WHERE id = $1 AND skipped_at IS NULL RETURNING sequence"
        ),
        *(number, at, by, reason),
    )
    if skipped is None:
        raise NoDeadLetter
    await connection.execute(
        messaging.sql("INSERT INTO {inbox_sequence} AS s (key, last) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET last = $2"),
        key,
        skipped,
    )
    return letter


def _told(error: Exception | None) -> str | None:
    """The error's type and where it arose; its text may quote somebody's data."""
    if error is None:
        return None
    described = describe(error)
    return ", ".join([described["error"], *described["places"][-1:]])[:LONGEST_ERROR]
