"""Messages about references reach the case: the timeline and, if something is needed, the officer's queue."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

from services.probation.database import DB
from services.probation.legal_basis import jobs as legal_basis_jobs
from services.probation.queue import words as queue_words
from services.probation.queue.tables import QueueItem
from services.probation.timeline.tables import TimelineEntry
from shared.db.engine import transaction
from shared.messages.base import Message
from shared.messages.biometrics import EnrolmentCompleted, ReferenceWanted, SecondReferenceAdded
from tests.builders.moments import NOW
from tests.builders.registrations import Register


async def heard(handler: Callable[[Any], Awaitable[None]], message: Message) -> None:
    """Apply a message as the inbox does: in one transaction."""
    async with transaction(DB):
        await handler(message)


async def test_new_references_are_asked_for_until_they_are_there(register: Register) -> None:
    made = await register(basis=None)
    await heard(legal_basis_jobs.reference_wanted, ReferenceWanted(person=made.person, because="aged", taken_at=NOW))
    await heard(legal_basis_jobs.reference_wanted, ReferenceWanted(person=made.person, because="engine_changed", taken_at=NOW))
    await heard(legal_basis_jobs.reference_wanted, ReferenceWanted(person=uuid4(), because="aged", taken_at=NOW))
    (item,) = await QueueItem.select().where(QueueItem.kind == "enrol")
    assert (item["person"], item["closed_at"]) == (made.person, None)
    assert queue_words.reason(item["reason"]) != item["reason"].replace("_", " ")
    enrolment = {"person": made.person, "enrolment": uuid4(), "frames": 3, "taken_by": uuid4(), "taken_at": NOW}
    await heard(legal_basis_jobs.second_reference_added, SecondReferenceAdded.model_validate(enrolment | {"look": "glasses"}))
    assert await QueueItem.exists().where(QueueItem.kind == "enrol", QueueItem.closed_at.is_null())
    await heard(legal_basis_jobs.enrolment_completed, EnrolmentCompleted.model_validate(enrolment | {"quality": "good"}))
    assert not await QueueItem.exists().where(QueueItem.kind == "enrol", QueueItem.closed_at.is_null())
    kinds = [row["kind"] for row in await TimelineEntry.select(TimelineEntry.kind).where(TimelineEntry.person == made.person)]
    assert sorted(kinds) == ["enrolment_completed", "reference_wanted", "reference_wanted", "registered", "second_reference_added"]
