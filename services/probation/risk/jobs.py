"""Every night, and a moment after something changed: tiers are computed anew, reviews are asked for, entries end with their time."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from services.probation.database import BY, DB
from services.probation.errors import AlreadyClosed, NotFound
from services.probation.local_time import local_today
from services.probation.queue.actions import open_item
from services.probation.risk.actions import answering, closing_entries, overriding, relapse, set_aside
from services.probation.risk.actions.calculating import compute, unchecked
from services.probation.risk.domain.answers import unlooked_since
from services.probation.risk.less_supervision import queries as less_queries
from services.probation.settings import settings
from shared import clock
from shared.db.rows import fetch_rows
from shared.messaging.transient import TRANSIENT
from shared.values import JobContext

OVERRIDES_DUE = """SELECT o.id, o.person, o.authority, o.registration FROM probation.risk_override o WHERE o.state = 'holds'
    AND o.review_on <= $1 AND NOT EXISTS (SELECT FROM probation.queue_item q WHERE q.kind = 'risk_review' AND q.subject_id = o.id
        AND q.closed_at IS NULL) ORDER BY o.review_on, o.id LIMIT $2"""
ENTRIES_DUE = """SELECT e.id, e.person, e.authority, e.registration FROM probation.relapse_entry e WHERE e.state = 'entered'
    AND e.review_on <= $1 AND NOT EXISTS (SELECT FROM probation.queue_item q WHERE q.kind = 'relapse_review' AND q.subject_id = e.id
        AND q.closed_at IS NULL) ORDER BY e.review_on, e.id LIMIT $2"""
ENTRIES_OVER = """SELECT e.id, e.person, e.authority, e.registration FROM probation.relapse_entry e
    WHERE e.state = 'entered' AND e.ends_on <= $1 ORDER BY e.ends_on, e.id LIMIT $2"""
NIGHTLY = "nightly"
ASKED_BEFORE = timedelta(days=7)
"""How long before its day a review waits in the queue."""


@dataclass(frozen=True, slots=True)
class Due:
    """An override or an entry for which a day has come."""

    id: UUID
    person: UUID
    authority: str
    registration: UUID


async def compute_tiers(_: JobContext) -> None:
    """Sweep: whose tier was not computed today, or rests on something that changed. One that fails holds up nobody else."""
    now = clock.now()
    for each in await unchecked(now, settings().sweep_batch):
        try:
            await compute(each.person, each.supervising_authority, NIGHTLY, by=BY, now=now)
        except TRANSIENT:
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, the others go on; an operator sees it
            await set_aside.set_aside(each, error, now=now)
        else:
            await set_aside.forget(each)


async def ask_for_reviews(_: JobContext) -> None:
    """Sweep: tiers set by hand, entries and people near to less supervision to look at; entries whose time is over end."""
    now, size = clock.now(), settings().sweep_batch
    today = local_today(now)
    for due in await _due(ENTRIES_OVER, today, size):
        try:
            await closing_entries.expire(due.id, due.person, due.authority, by=BY, now=now)
        except (NotFound, AlreadyClosed):
            continue
    for statement, kind in ((OVERRIDES_DUE, overriding.REVIEW), (ENTRIES_DUE, relapse.REVIEW)):
        for due in await _due(statement, today + ASKED_BEFORE, size):
            await open_item(kind=kind, person=due.person, subject_id=due.id, reason=kind, now=now, by=BY, registration=due.registration)
    for one in await less_queries.nobody_looked(today, unlooked_since(today), size):
        await open_item(
            kind=answering.UNLOOKED, person=one.person, subject_id=one.id, reason=answering.UNLOOKED, now=now, by=BY,
            registration=one.registration, excluded_officer=one.officer,
        )  # fmt: skip


async def _due(statement: str, until: date, size: int) -> list[Due]:
    return await fetch_rows(DB, Due, statement, until, size)
