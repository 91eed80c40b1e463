"""Jobs: begun, corrected, ended, taken up again; what shows that they go on, and tasks when that is due."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.locking import locked_case
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing, TooEarly
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.job_search import queries
from services.reintegration.job_search.actions import applying
from services.reintegration.job_search.deadlines import proof_days
from services.reintegration.job_search.domain import applications, employment
from services.reintegration.job_search.domain.applications import ApplicationRow
from services.reintegration.job_search.domain.employment import END_REASONS, SEEN, Act, EmploymentRow, State
from services.reintegration.job_search.tables import Employment, EmploymentEvent, EmploymentProof
from services.reintegration.notifications import notify_desk
from services.reintegration.sealing.keys import key_for
from services.reintegration.tasks.actions import insert_task, waiting_task
from services.reintegration.timeline.actions import write_entry
from services.reintegration.vacancies.actions import give_place_back, take_place
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_values


@dataclass(frozen=True, slots=True)
class Job:
    """What is said about a job: the employer, the position, the wage (may be empty), the first day, whether the contract was seen."""

    employer: str
    position: str
    wage: str
    started_on: date
    contract_seen: bool

    def content(self) -> dict[str, object]:
        """The part that is sealed."""
        return {"employer": self.employer, "position": self.position, "wage": self.wage}


@dataclass(frozen=True, slots=True)
class Proof:
    """What was seen or heard at a step. `seen_version`: of the proof that stood on the page, 0 for none."""

    step: int
    seen: str
    seen_on: date
    note: str = ""
    seen_version: int = 0


async def begin(
    person: UUID, job: Job, *, application: UUID | None = None, seen_version: int = 0, token: UUID, by: Actor, now: datetime
) -> UUID:
    """A job began; returns its id. With an application that was offered, that one has started and a place of the vacancy is taken.

    Raises NotThere, CaseClosed, TooEarly, ReasonMissing, NotAllowed where no place is left or the application has changed.
    """
    made = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        started = await _started_by_desk(case, application, seen_version, by) if application else None
        await begin_in(case, made, job, started, by=by, now=now)
    return made


async def begin_in(case: CaseRow, made: UUID, job: Job, started: ApplicationRow | None, *, by: Actor, now: datetime) -> None:
    """With the case's lock held: the job began, also as its employer says it. Raises TooEarly, ReasonMissing, NotAllowed."""
    employment.ensure_days(job.started_on, today(now))
    _ensure_named(job)
    if started is not None:
        to = applications.next_state(started.state, applications.State.STARTED)
        await take_place(started.vacancy, by=by, now=now)
        await applying.write_state(case, started, to, {}, by=by, now=now)
    sealed = (await key_for(case.person, now)).seal(job.content(), f"employment/{made}")
    due = employment.due_days(job.started_on, proof_days(today(now)))
    await Employment.insert(
        Employment(
            id=made, person=case.person, application=started.id if started else None, vacancy=started.vacancy if started else None,
            state=State.GOING_ON.value, started_on=job.started_on, contract_seen=job.contract_seen, entered_on=today(now),
            next_proof_on=due[0], asked_step=0, sealed=sealed, version=1,
        )
    )  # fmt: skip
    await _event(made, 1, Act.BEGIN, job.started_on, None, None, sealed, by=by, now=now)
    await _tell(case, made, "job_began", by=by, now=now)


async def change(number: UUID, job: Job, *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """Correct what is said about a job that goes on; returns the person.

    Raises NotThere, CaseClosed, NotAllowed, TooEarly, ReasonMissing.
    """
    employment.ensure_days(job.started_on, today(now))
    _ensure_named(job)
    async with transaction(DB):
        case, row = await _locked(number, seen_version, by)
        sealed = (await key_for(row.person, now)).seal(job.content(), row.about)
        values: ColumnValues = {
            Employment.started_on: job.started_on, Employment.contract_seen: job.contract_seen, Employment.sealed: sealed,
        }  # fmt: skip
        await _write(row, Act.CHANGE, values, job.started_on, None, None, sealed, by=by, now=now)
        await _tell(case, number, "job_corrected", by=by, now=now)
    return row.person


async def end(number: UUID, *, ended_on: date, reason: str, seen_version: int, by: Actor, now: datetime) -> UUID:
    """The job ended; returns the person. Raises NotThere, CaseClosed, NotAllowed, TooEarly for a day outside the job, ReasonMissing."""
    async with transaction(DB):
        case, row = await _locked(number, seen_version, by)
        await end_in(case, row, ended_on, reason, by=by, now=now)
    return row.person


async def end_in(case: CaseRow, row: EmploymentRow, ended_on: date, reason: str, *, by: Actor, now: datetime) -> None:
    """With the case's lock held: the job ended, also as its employer says it. Raises NotAllowed, TooEarly, ReasonMissing."""
    if reason not in END_REASONS:
        raise ReasonMissing
    if not min(row.started_on, today(now)) <= ended_on <= today(now):
        raise TooEarly
    values: ColumnValues = {Employment.ended_on: ended_on, Employment.end_reason: reason}
    await _write(row, Act.END, values, row.started_on, ended_on, reason, row.sealed, by=by, now=now)
    await _tell(case, row.id, "job_ended", by=by, now=now)


async def undo(number: UUID, act: Act, *, seen_version: int, by: Actor, now: datetime) -> UUID:
    """The end, or the whole job, was entered by mistake; returns the person. Raises NotThere, CaseClosed, NotAllowed."""
    async with transaction(DB):
        case, row = await _locked(number, seen_version, by)
        if act not in (Act.RESUME, Act.MISTAKE):
            raise NotAllowed(row.state)
        values: ColumnValues = {Employment.ended_on: None, Employment.end_reason: None}
        await _write(row, act, values, row.started_on, None, None, row.sealed, by=by, now=now)
        if act is Act.MISTAKE and row.application is not None:
            await _not_started(case, row.application, by=by, now=now)
        if act is Act.MISTAKE and row.vacancy is not None:
            await give_place_back(row.vacancy, by=by, now=now)
        await _tell(case, number, "job_corrected", by=by, now=now)
    return row.person


async def record_proof(number: UUID, proof: Proof, *, by: Actor, now: datetime) -> UUID:
    """What shows that the job goes on, or that nobody could find out; said again, it is a new version. Returns the person.

    Raises NotThere, CaseClosed, TooEarly before the day of the step, NotAllowed for a step that the job did not reach or a stale page.
    """
    async with transaction(DB):
        case, row = await _locked(number, None, by)
        await record_in(case, row, proof, by=by, now=now)
    return row.person


async def record_in(case: CaseRow, row: EmploymentRow, proof: Proof, *, by: Actor, now: datetime) -> None:
    """With the case's lock held: what shows that the job goes on, also as its employer says it. Raises the same as `record_proof`."""
    if proof.seen not in SEEN:
        raise ReasonMissing
    steps = await queries.milestones_of(row, today(now))
    step = next((each for each in steps if each.step == proof.step), None)
    if step is None or step.standing == "not_reached" or row.state == State.MISTAKE:
        raise NotAllowed(row.state)
    if step.standing == "later" or not row.started_on <= proof.seen_on <= today(now):
        raise TooEarly
    if (step.proof.version if step.proof else 0) != proof.seen_version:
        raise NotAllowed(row.state)
    made, key = uuid4(), await key_for(row.person, now)
    await EmploymentProof.insert(
        EmploymentProof(
            id=made, employment=row.id, step=proof.step, version=proof.seen_version + 1, seen=proof.seen, seen_on=proof.seen_on,
            sealed=key.seal({"note": proof.note.strip()}, f"proof/{made}"), by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    await Employment.update({Employment.next_proof_on: await _next(row, now)}).where(Employment.id == row.id)
    await write_entry(row.person, "work_proof", by=by, now=now, days=step.days, seen=proof.seen)
    await audit.record(Audit, by=by, action="work_proof_recorded", about=row.id, details={"step": proof.step}, at=now)
    await notify_desk(case)


async def ask_for_proofs(*, by: Actor, now: datetime) -> int:
    """A task for each job whose next step is due and was not asked for yet; returns how many."""
    asked = 0
    for number, person in await queries.to_ask(today(now)):
        async with transaction(DB):
            case = await locked_case(person, by=by, must_be_open=False)
            row = await queries.any_employment(number)
            assert row is not None
            due = next((each for each in await queries.milestones_of(row, today(now)) if each.standing == "due"), None)
            if due is None or due.step <= row.asked_step or case.status != "open":
                continue
            await Employment.update({Employment.asked_step: due.step}).where(Employment.id == number)
            await write_entry(person, "work_proof_due", by=by, now=now, days=due.days)
            if await waiting_task(person, "support", "work") is None:
                await insert_task(case, kind="support", need="work", words="", asked_at=now, by=by, now=now)
            await notify_desk(case)
            asked += 1
    return asked


def _ensure_named(job: Job) -> None:
    if not job.employer.strip() or not job.position.strip():
        raise ReasonMissing


async def _started_by_desk(case: CaseRow, application: UUID, seen_version: int, by: Actor) -> ApplicationRow:
    _, row = await applying.locked(application, seen_version, by)
    if row.person != case.person:
        raise NotThere
    return row


async def _not_started(case: CaseRow, application: UUID, *, by: Actor, now: datetime) -> None:
    row = await queries.any_application(application)
    assert row is not None
    await applying.write_state(case, row, applications.next_state(row.state, applications.State.OFFERED), {}, by=by, now=now)


async def _write(
    row: EmploymentRow, act: Act, values: ColumnValues, started_on: date, ended_on: date | None, reason: str | None, sealed: bytes, *,
    by: Actor, now: datetime,
) -> None:  # fmt: skip
    state = employment.next_state(row.state, act)
    await Employment.update(values | {Employment.state: state.value, Employment.version: row.version + 1}).where(Employment.id == row.id)
    after = await queries.any_employment(row.id)
    assert after is not None
    next_on = None if state is State.MISTAKE else await _next(after, now)
    await Employment.update({Employment.next_proof_on: next_on}).where(Employment.id == row.id)
    await _event(row.id, row.version + 1, act, started_on, ended_on, reason, sealed, by=by, now=now)


async def _next(row: EmploymentRow, now: datetime) -> date | None:
    return employment.next_proof(await queries.milestones_of(row, today(now)))


async def _locked(number: UUID, seen_version: int | None, by: Actor) -> tuple[CaseRow, EmploymentRow]:
    found = await fetch_values(DB, "SELECT person FROM reintegration.employment WHERE id = $1", number)
    if not found:
        raise NotThere
    case = await locked_case(found[0], by=by)
    row = await queries.any_employment(number)
    assert row is not None
    if seen_version is not None and row.version != seen_version:
        raise NotAllowed(row.state)
    return case, row


async def _event(
    number: UUID, version: int, act: Act, started_on: date, ended_on: date | None, reason: str | None, sealed: bytes, *, by: Actor,
    now: datetime,
) -> None:  # fmt: skip
    await EmploymentEvent.insert(
        EmploymentEvent(
            id=uuid4(), employment=number, version=version, act=act.value, started_on=started_on, ended_on=ended_on, end_reason=reason,
            sealed=sealed, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip


async def _tell(case: CaseRow, number: UUID, kind: str, *, by: Actor, now: datetime) -> None:
    await write_entry(case.person, kind, by=by, now=now)
    await audit.record(Audit, by=by, action=kind, about=number, details={}, at=now)
    await notify_desk(case)
