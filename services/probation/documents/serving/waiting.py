"""What was decided and not served waits in the officer's queue."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.database import DB
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.queue.actions import change_item, close_item, open_item
from services.probation.settings import settings
from shared.actors import Actor
from shared.db.rows import fetch_rows, fetch_values
from shared.law.calendar import working_days_after

UNSERVED, LATE = "unserved_document", "unserved_late"
OVERDUE = """SELECT q.subject_id FROM probation.queue_item q WHERE q.kind = $1 AND q.closed_at IS NULL AND q.escalation = 0
    AND q.due_at <= $2 ORDER BY q.due_at LIMIT $3"""

FORGOTTEN = """SELECT d.id, d.person, d.registration FROM probation.document d
    WHERE d.state IN ('decided', 'signed') AND d.owner = '' AND d.kind <> ALL ($2::text[])
    AND NOT EXISTS (SELECT FROM probation.queue_item q WHERE q.kind = $1 AND q.subject_id = d.id)
    AND NOT EXISTS (SELECT FROM probation.document_service s WHERE s.document = d.id)
    AND EXISTS (SELECT FROM probation.registration r WHERE r.person = d.person AND r.state = 'open'
        AND (d.registration IS NULL OR r.id = d.registration)) ORDER BY d.decided_at LIMIT $3"""
"""Decided before there were such items."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A document without an item."""

    id: UUID
    person: UUID
    registration: UUID | None


def awaits_service(kind: str, owner: str, now: datetime) -> bool:
    """Whether a decided document of this kind has to be served: a procedure (`owner`) serves its own papers and waits for that itself."""
    return not owner and kind not in law.values("document.not_served", local_today(now))


def due_at(now: datetime) -> datetime:
    """By when what is decided now is served: the end of a working day."""
    days = law.number("document.serve_within", local_today(now))
    return working_days_after(now, days, ZoneInfo(settings().timezone))


async def begin_waiting(person: UUID, document: UUID, registration: UUID | None, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: an item for the officer of the case; one that is open stays as it is."""
    await open_item(
        kind=UNSERVED, person=person, subject_id=document, reason=UNSERVED, due_at=due_at(now), now=now, by=by, registration=registration
    )


async def end_waiting(document: UUID, outcome: str, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: it was served, withdrawn, or needs no service."""
    await close_item(kind=UNSERVED, subject_id=document, outcome=outcome, by=by, now=now)


async def raise_overdue(now: datetime, *, limit: int) -> int:
    """Items whose day has passed move up in the queue, where the office's senior officers see them too; returns how many."""
    found = await fetch_values(DB, OVERDUE, UNSERVED, now, limit)
    for document in found:
        await change_item(kind=UNSERVED, subject_id=document, reason=LATE, escalation=1)
    return len(found)


async def find_forgotten(*, by: Actor, now: datetime, limit: int) -> int:
    """Items for what was decided on open registrations before there were such items; returns how many."""
    excepted = list(law.values("document.not_served", local_today(now)))
    found = await fetch_rows(DB, Forgotten, FORGOTTEN, UNSERVED, excepted, limit)
    for each in found:
        await begin_waiting(each.person, each.id, each.registration, by=by, now=now)
    return len(found)
