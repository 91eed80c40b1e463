"""A message that did not go out for good: an officer is asked to tell the person in another way."""

from datetime import datetime
from uuid import UUID

from services.probation.queue.actions import change_item, close_item, open_item
from services.probation.reminders.domain.kinds import Kind
from shared.actors import Actor

UNDELIVERED = "message_undelivered"
SUMMONS_FAILED = "summons_failed"
URGENT = 2


async def ask_officer(person: UUID, registration: UUID | None, kind: str, *, by: Actor, now: datetime) -> None:
    """One item for a registration, however many messages fail: a summons makes it urgent. Inside the caller's transaction."""
    about = registration or person
    await open_item(
        kind=UNDELIVERED, person=person, subject_id=about, reason=UNDELIVERED, now=now, by=by, registration=registration
    )  # fmt: skip
    if kind == Kind.SUMMONS:
        await change_item(kind=UNDELIVERED, subject_id=about, priority=URGENT, reason=SUMMONS_FAILED)


async def answered(person: UUID, registration: UUID | None, *, by: Actor, now: datetime) -> None:
    """The officer sends a message again: what was asked is answered. Inside the caller's transaction."""
    await close_item(kind=UNDELIVERED, subject_id=registration or person, by=by, now=now, outcome="sent_again")
