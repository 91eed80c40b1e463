"""Times for an interview: one side proposes, the other chooses; the chosen one is the interview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.conversations.domain import Offered, Side, Step, Who, next_state
from services.reintegration.database import DB, Audit
from services.reintegration.employer_answers import queries
from services.reintegration.employer_answers.actions.locking import locked_for_employer
from services.reintegration.employer_answers.domain import MOST_TIMES
from services.reintegration.employer_answers.queries import TimeRow, about
from services.reintegration.employer_answers.tables import InterviewTime
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.job_search.actions import applying
from services.reintegration.job_search.domain import applications
from services.reintegration.job_search.domain.applications import ApplicationRow, State
from services.reintegration.job_search.queries import any_application
from services.reintegration.job_search.tables import JobApplication
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

STOP = """UPDATE reintegration.interview_time SET state = 'withdrawn', ended_by_name = $2, ended_at = $3
    WHERE application = $1 AND state = 'offered'"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Times, and where it would be."""

    times: Sequence[datetime]
    place: str = ""
    note: str = ""


async def propose(application: UUID, what: Proposal, side: Side, *, token: UUID, by: Actor, now: datetime) -> None:
    """Propose times. Sent twice, they are proposed once.

    Raises NotThere, CaseClosed, NotAllowed for the past, too many times, or an application to which no interview belongs.
    """
    if not 1 <= len(what.times) <= MOST_TIMES or any(each <= now for each in what.times):
        raise NotAllowed("past")
    async with beyond_scope(DB, "both sides of an application agree a time, and the employer sees no case"), transaction(DB):
        case, row = await _locked(application, side, by)
        if await sent_before(token, application, by=by, now=now):
            return
        if row.state not in (State.APPLIED, State.INTERVIEW):
            raise NotAllowed(row.state)
        key = await key_for(row.person, now)
        for starts_at in sorted(set(what.times)):
            number = uuid4()
            sealed = key.seal({"place": what.place.strip(), "note": what.note.strip()}, about(number))
            await InterviewTime.insert(
                InterviewTime(
                    id=number, application=application, person=row.person, organisation=row.organisation, side=side, starts_at=starts_at,
                    sealed=sealed, state=Offered.OFFERED.value, by_id=by.id, by_name=by.name, at=now,
                )
            )  # fmt: skip
        await _tell(case, row, "proposed", side, by=by, now=now)


async def answer(number: UUID, step: Step, side: Side, *, by: Actor, now: datetime) -> UUID:
    """Choose, decline, or withdraw one's own; returns the application. A chosen time is the interview, and the other times are off.

    Raises NotThere, CaseClosed, NotAllowed for a step that is not this side's, a time that is over, or one that was answered meanwhile.
    """
    async with beyond_scope(DB, "both sides of an application agree a time, and the employer sees no case"), transaction(DB):
        found = await queries.time(number)
        case, row = await _locked(found.application, side, by)
        found = await queries.time(number)
        who: Who = "proposer" if found.side == side else "other"
        to = next_state(Offered(found.state), step, who)
        if step is Step.CHOOSE and (found.starts_at <= now or row.state not in (State.APPLIED, State.INTERVIEW)):
            raise NotAllowed(row.state)
        await _end(found, to, by=by, now=now)
        if step is Step.CHOOSE:
            applications.next_state(row.state, State.INTERVIEW, interview_at=found.starts_at)
            await DB.connection().execute(STOP, row.id, by.name, now)
            values: ColumnValues = {JobApplication.interview_at: found.starts_at, JobApplication.reason: None}
            await applying.write_state(case, row, State.INTERVIEW, values, interview_at=found.starts_at, by=by, now=now)
        await _tell(case, row, to.value, side, by=by, now=now)
    return found.application


async def _locked(application: UUID, side: Side, by: Actor) -> tuple[CaseRow, ApplicationRow]:
    if side == "provider":
        return await locked_for_employer(application, None, by)
    found = await any_application(application)
    if found is None or found.sent_at is None:
        raise NotThere
    return await applying.locked(application, None, by)


async def _end(row: TimeRow, to: Offered, *, by: Actor, now: datetime) -> None:
    values: ColumnValues = {InterviewTime.state: to.value, InterviewTime.ended_by_name: by.name, InterviewTime.ended_at: now}
    await InterviewTime.update(values).where(InterviewTime.id == row.id)


async def _tell(case: CaseRow, row: ApplicationRow, what: str, side: Side, *, by: Actor, now: datetime) -> None:
    await write_entry(case.person, "interview_time", by=by, now=now, what=what, side=side)
    await audit.record(Audit, by=by, action=f"interview_time_{what}", about=row.id, details={"side": side}, at=now)
    await notify_desk(case)
    await notify_provider(row.organisation)
