"""The last day of a term: a removal is drafted, and after it check-ins and monitoring end. Nobody is taken off the register by software."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.cases.actions import change_registration
from services.probation.database import BY, DB, Audit
from services.probation.queue.actions import open_item
from services.probation.settings import settings
from services.probation.terms.actions import REMOVAL
from services.probation.timeline.actions import add_entry
from shared import audit, clock
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values
from shared.registry import TermOver, registry
from shared.values import JobContext

# A suspended term has no last day: no calendar removes anybody from the register while the search goes on.
LAST_DAY = """SELECT r.id, r.person, r.term_ends_on, p.time_zone FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.state = 'open' AND r.term_suspended_since IS NULL
    AND r.term_ends_on <= ($1 AT TIME ZONE p.time_zone)::date AND r.term_ends_on <= $2 AND NOT EXISTS (SELECT FROM probation.queue_item q
        WHERE q.kind = 'removal' AND q.subject_id = r.id AND q.closed_at IS NULL) ORDER BY r.term_ends_on, r.id LIMIT $3"""
OVER = """SELECT r.id, r.person, r.term_ends_on, p.time_zone FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.state = 'open' AND r.term_suspended_since IS NULL AND r.term_over_at IS NULL
    AND r.term_ends_on < ($1 AT TIME ZONE p.time_zone)::date AND r.term_ends_on <= $2 ORDER BY r.term_ends_on, r.id LIMIT $3"""
STILL_OVER = """SELECT r.id, r.person, r.term_ends_on, p.time_zone FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.id = $1 AND r.state = 'open' AND r.term_suspended_since IS NULL AND r.term_over_at IS NULL
    AND r.term_ends_on < ($2 AT TIME ZONE p.time_zone)::date FOR UPDATE OF r"""
RUNNING = "SELECT id FROM probation.registration WHERE person = $1 AND id <> $2 AND state = 'open' AND term_over_at IS NULL LIMIT 1"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class EndingTerm:
    """An open registration whose last day has come."""

    id: UUID
    person: UUID
    term_ends_on: date
    time_zone: str

    @property
    def ended_at(self) -> datetime:
        """The end of the last day where the person lives."""
        return datetime.combine(self.term_ends_on + ONE_DAY, time.min, ZoneInfo(self.time_zone))


async def draft_removals(_: JobContext) -> None:
    """Sweep: on the last day of a term, its officer is asked to decide about the removal."""
    now = clock.now()
    # The latest date anywhere on earth, so that an index finds the rows.
    for term in await fetch_rows(DB, EndingTerm, LAST_DAY, now, now.date() + ONE_DAY, settings().sweep_batch):
        await open_item(
            kind=REMOVAL,
            person=term.person,
            subject_id=term.id,
            registration=term.id,
            reason="term_ends",
            now=now,
            by=BY,
            due_at=max(term.ended_at, now),
        )


async def end_terms(_: JobContext) -> None:
    """Sweep: check-ins and monitoring end with the last day, also where nobody has decided yet."""
    now = clock.now()
    for term in await fetch_rows(DB, EndingTerm, OVER, now, now.date() + ONE_DAY, settings().sweep_batch):
        await end_term(term.id, now=now)


async def end_term(registration: UUID, *, now: datetime) -> bool:
    """End what a term carries; False if it is not over, or ended already."""
    async with transaction(DB):
        term = await fetch_row(DB, EndingTerm, STILL_OVER, registration, now)
        if term is None:
            return False
        await change_registration(term.id, term_over_at=term.ended_at)
        others = await fetch_values(DB, RUNNING, term.person, term.id)
        await registry("probation").term_over(TermOver(term.person, term.id, term.ended_at, BY, now, last=not others))
        details: audit.Details = {"last_day": term.term_ends_on.isoformat()}
        await audit.record(Audit, by=BY, action="term_over", about=term.person, details=details, at=now)
        await add_entry(person=term.person, kind="term_over", details=details, at=now, by=BY)
    return True
