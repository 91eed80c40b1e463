"""What an employer says to an application: an offer, a no, the first day, the last day. Times are in times.py."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.database import DB
from services.reintegration.employer_answers.actions.locking import locked_for_employer
from services.reintegration.employer_answers.domain import END_REASONS, REASONS, Said, possible, sensible_first_day
from services.reintegration.employer_answers.queries import job_of
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing, TooEarly
from services.reintegration.job_search.actions import applying, employing
from services.reintegration.job_search.actions.employing import Job
from services.reintegration.job_search.domain.applications import State, next_state
from services.reintegration.job_search.queries import any_employment
from services.reintegration.job_search.tables import JobApplication
from services.reintegration.words import today
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import ColumnValues


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said, and what goes with it: a reason of its list, words, a day, a position."""

    said: Said
    reason: str | None = None
    note: str = ""
    day: date | None = None
    position: str = ""


async def answer(application: UUID, what: Answer, *, seen_version: int, by: Actor, now: datetime) -> None:
    """Say it; it holds as if the worker had written it down.

    Raises NotThere for another organisation's, NotAllowed for what cannot be said now or after somebody else changed it, CaseClosed,
    ReasonMissing, TooEarly for a day that cannot be.
    """
    async with beyond_scope(DB, "an employer's answer changes the case, which no employer sees"), transaction(DB):
        case, row = await locked_for_employer(application, seen_version, by)
        job = await job_of(application)
        if what.said not in possible(row.state, works=job is not None) or what.said is Said.INVITE:
            raise NotAllowed(row.state)
        if what.said is Said.STARTED:
            if what.day is None or not sensible_first_day(what.day, today(now)):
                raise TooEarly
            begun = Job(row.organisation_name, what.position.strip() or row.title, "", what.day, contract_seen=False)
            await employing.begin_in(case, uuid4(), begun, row, by=by, now=now)
        elif what.said is Said.ENDED:
            await _end(case, job.id if job else None, what, by=by, now=now)
        else:
            to = State.OFFERED if what.said is Said.OFFER else State.REFUSED
            if what.said is Said.REFUSE and what.reason not in REASONS:
                raise ReasonMissing
            reason = what.reason if to is State.REFUSED else None
            next_state(row.state, to, reason=reason)
            values: ColumnValues = {JobApplication.reason: reason, JobApplication.interview_at: None}
            await applying.write_state(case, row, to, values, reason=reason, note=what.note, by=by, now=now)


async def _end(case: CaseRow, number: UUID | None, what: Answer, *, by: Actor, now: datetime) -> None:
    row = await any_employment(number) if number else None
    if row is None:
        raise NotThere
    if what.reason not in END_REASONS or what.day is None:
        raise ReasonMissing
    await employing.end_in(case, row, what.day, what.reason, by=by, now=now)
