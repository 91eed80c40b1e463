"""Asking an employer whether somebody still works there: only with the person's consent to that, and nothing else is told."""

from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import verdict_on
from services.reintegration.consents.domain import Purpose
from services.reintegration.database import BY, DB, Audit
from services.reintegration.employer_answers import queries
from services.reintegration.employer_answers.domain import END_REASONS, Goes
from services.reintegration.employer_answers.tables import JobQuestion
from services.reintegration.errors import AlreadyWaiting, ConsentMissing, NotAllowed, NotThere, ReasonMissing
from services.reintegration.job_search.actions import employing
from services.reintegration.job_search.actions.employing import Proof
from services.reintegration.job_search.domain.employment import State
from services.reintegration.job_search.queries import any_application, any_employment, milestones_of
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

STOP = """UPDATE reintegration.job_question SET answer = 'stopped', answered_at = $2 WHERE person = $1 AND answer IS NULL
    AND ($3::uuid[] IS NULL OR organisation = ANY ($3)) RETURNING organisation"""


async def ask(employment: UUID, *, by: Actor, now: datetime) -> UUID:
    """Ask the employer about the step of the clock that is due; returns the question.

    Raises NotThere, CaseClosed, ConsentMissing, AlreadyWaiting, NotAllowed where nothing is due or the employer is not in the directory.
    """
    found = await any_employment(employment)
    if found is None:
        raise NotThere
    async with transaction(DB):
        case = await locked_case(found.person, by=by)
        row = await any_employment(employment)
        application = await any_application(row.application) if row and row.application else None
        if row is None or application is None or row.state != State.GOING_ON:
            raise NotAllowed(row.state if row else "none")
        due = next((each for each in await milestones_of(row, today(now)) if each.standing == "due"), None)
        if due is None:
            raise NotAllowed(row.state)
        under = (await verdict_on(Purpose.WORK_PROOF, row.person, application.organisation, now)).consent
        if under is None:
            raise ConsentMissing
        if any(each.answer is None for each in await queries.questions_of(employment)):
            raise AlreadyWaiting
        made = uuid4()
        await JobQuestion.insert(
            JobQuestion(
                id=made, employment=employment, application=application.id, person=row.person, organisation=application.organisation,
                consent=under.id, step=due.step, by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        await write_entry(row.person, "employer_asked", by=by, now=now, days=due.days)
        await audit.record(Audit, by=by, action="employer_asked", about=employment, details={"step": due.step}, at=now)
        await notify_provider(application.organisation)
        await notify_desk(case)
    return made


async def answer(number: UUID, goes: Goes, *, ended_on: date | None = None, reason: str | None = None, by: Actor, now: datetime) -> None:
    """The employer says it: that the job goes on is what shows it, an end ends the job, and what is not known stays open.

    Raises NotThere for another organisation's, or a question that was answered or taken back; CaseClosed, ConsentMissing, ReasonMissing,
    TooEarly for a day outside the job.
    """
    async with beyond_scope(DB, "an employer's answer changes the case, which no employer sees"), transaction(DB):
        found = await queries.question(number)
        if by.provider is None or found.organisation != by.provider:
            raise NotThere
        case = await locked_case(found.person, by=BY)
        found, row = await queries.question(number), await any_employment(found.employment)
        if found.answer is not None or row is None or row.state != State.GOING_ON:
            raise NotThere
        if (await verdict_on(Purpose.WORK_PROOF, found.person, found.organisation, now)).consent is None:
            raise ConsentMissing
        if goes is Goes.ENDED:
            if ended_on is None or reason not in END_REASONS:
                raise ReasonMissing
            await employing.end_in(case, row, ended_on, reason, by=by, now=now)
        elif goes is Goes.GOES_ON:
            step = next((each for each in await milestones_of(row, today(now)) if each.step == found.step), None)
            version = step.proof.version if step and step.proof else 0
            await employing.record_in(case, row, Proof(found.step, "employer_word", today(now), seen_version=version), by=by, now=now)
        values: ColumnValues = {
            JobQuestion.answer: goes.value, JobQuestion.answered_by_name: by.name, JobQuestion.answered_at: now,
        }  # fmt: skip
        await JobQuestion.update(values).where(JobQuestion.id == number)
        await write_entry(found.person, "employer_answered", by=by, now=now, answer=goes.value)
        await audit.record(Audit, by=by, action="employer_answered", about=found.employment, details={"answer": goes.value}, at=now)
        await notify_desk(case)


async def stop(person: UUID, organisations: list[UUID] | None, *, now: datetime) -> int:
    """With the case's lock held: these employers are asked nothing any more, None for all; returns how many questions were taken back."""
    rows = await DB.connection().fetch(STOP, person, now, organisations)
    for row in rows:
        await notify_provider(row["organisation"])
    return len(rows)
