"""Applications: considered, sent with the person's consent, moved on, ended; stopped with the consent or with the case."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow, ensure_may_begin
from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import consent_to_send_cv
from services.reintegration.database import DB, Audit
from services.reintegration.errors import AlreadyReferred, ConsentMissing, NotAllowed, NotThere, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.job_search import queries
from services.reintegration.job_search.domain.applications import BY_OTHERS, OPEN, ApplicationRow, State, ends_without_consent, next_state
from services.reintegration.job_search.tables import CvSent, JobApplication, JobApplicationEvent
from services.reintegration.needs.queries import need_of_help
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.sealing.keys import key_for
from services.reintegration.timeline.actions import write_entry
from services.reintegration.vacancies import queries as vacancies
from services.reintegration.vacancies.domain import State as VacancyState
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues
from shared.messages.base import Language


async def consider(person: UUID, vacancy: UUID, *, token: UUID, by: Actor, now: datetime) -> UUID:
    """The person thinks about a vacancy; returns the application.

    Raises NotThere, CaseClosed, ConsentAwaited, AlreadyReferred, NotAllowed where the vacancy is not open.
    """
    made = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        ensure_may_begin(case)
        row = await vacancies.vacancy(vacancy, by)
        if row.state != VacancyState.OPEN or (row.closes_on is not None and row.closes_on < today(now)):
            raise NotAllowed(row.state)
        open_states = [state.value for state in (*OPEN, State.STARTED)]
        mine = JobApplication.exists().where(
            JobApplication.person == person, JobApplication.vacancy == vacancy, JobApplication.state.is_in(open_states)
        )
        if await mine:
            raise AlreadyReferred
        await JobApplication.insert(
            JobApplication(
                id=made, person=person, vacancy=vacancy, organisation=row.organisation, state=State.CONSIDERED.value, made_at=now,
                version=1, need_id=await need_of_help(person, "work"),
            )
        )  # fmt: skip
        await _event(made, 1, State.CONSIDERED, by=by, now=now)
        await _tell(case, made, State.CONSIDERED, by=by, now=now)
    return made


async def send(application: UUID, *, language: Language, consent: bool, seen_version: int, by: Actor, now: datetime) -> UUID:
    """Send the CV as the person wants it shown, under a consent for this employer; returns the person.

    Raises ConsentMissing, ConsentRefused, ReasonMissing where the CV shows nothing, NotThere, CaseClosed, ConsentAwaited, NotAllowed.
    """
    if not consent:
        raise ConsentMissing
    async with transaction(DB):
        case, row = await locked(application, seen_version, by)
        ensure_may_begin(case)
        next_state(row.state, State.APPLIED)
        vacancy = await vacancies.vacancy(row.vacancy, by)
        if vacancy.state != VacancyState.OPEN:
            raise NotAllowed(vacancy.state)
        known = await queries.cv_of(row.person)
        if known is None or not known.cv.to_show():
            raise ReasonMissing
        under = await consent_to_send_cv(case, row.organisation, by=by, now=now)
        phone = case.phone if "phone" in under.categories else None
        sent, key = uuid4(), await key_for(row.person, now)
        await CvSent.insert(
            CvSent(
                id=sent, application=row.id, person=row.person, organisation=row.organisation, consent=under.id, language=language,
                sealed=key.seal(known.cv.cut().content(), f"cv_sent/{sent}"), by_id=by.id, by_name=by.name, at=now,
            )
        )  # fmt: skip
        values: ColumnValues = {
            JobApplication.consent: under.id, JobApplication.shared_name: case.name, JobApplication.shared_phone: phone,
            JobApplication.sent_at: now,
        }  # fmt: skip
        await write_state(case, row, State.APPLIED, values, by=by, now=now)
        await notify_provider(row.organisation)
    return row.person


async def move(
    application: UUID, to: State, *, reason: str | None = None, interview_at: datetime | None = None, note: str = "", seen_version: int,
    by: Actor, now: datetime,
) -> UUID:  # fmt: skip
    """The next state as the worker was told it; returns the person. Raises NotThere, CaseClosed, NotAllowed, ReasonMissing."""
    async with transaction(DB):
        case, row = await locked(application, seen_version, by)
        if to in BY_OTHERS or row.state == State.STARTED:
            raise NotAllowed(row.state)
        next_state(row.state, to, reason=reason, interview_at=interview_at)
        kept = reason if to in (State.REFUSED, State.DECLINED, State.WITHDRAWN) else None
        values: ColumnValues = {
            JobApplication.reason: kept, JobApplication.interview_at: interview_at if to is State.INTERVIEW else None,
        }  # fmt: skip
        if to is State.CONSIDERED:  # it is sent again, under a consent of its own
            values |= {JobApplication.sent_at: None, JobApplication.shared_name: None, JobApplication.shared_phone: None,
                       JobApplication.consent: None}  # fmt: skip
        await write_state(case, row, to, values, reason=kept, interview_at=interview_at, note=note, by=by, now=now)
    return row.person


async def stop_without_consent(person: UUID, organisations: Collection[UUID], *, by: Actor, now: datetime) -> int:
    """With the case's lock held: applications at these employers that have not led to an offer are withdrawn; returns how many."""
    rows = [row for row in await queries.applications_of(person) if row.organisation in organisations and ends_without_consent(row.state)]
    return await _stop(rows, "consent_withdrawn", by=by, now=now)


async def stop_with_case(person: UUID, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: open applications are withdrawn; returns how many. A job that began goes on."""
    rows = [row for row in await queries.applications_of(person) if row.state in OPEN]
    return await _stop(rows, "case_closed", by=by, now=now)


async def locked(application: UUID, seen_version: int | None, by: Actor) -> tuple[CaseRow, ApplicationRow]:
    """The case (locked first) and the application. Raises NotThere, CaseClosed, NotAllowed if somebody changed it meanwhile."""
    found = await queries.any_application(application)
    if found is None:
        raise NotThere
    case = await locked_case(found.person, by=by)
    row = await queries.any_application(application)
    assert row is not None
    if seen_version is not None and row.version != seen_version:
        raise NotAllowed(row.state)
    return case, row


async def write_state(
    case: CaseRow, row: ApplicationRow, to: State, values: ColumnValues, *, reason: str | None = None,
    interview_at: datetime | None = None, note: str = "", by: Actor, now: datetime,
) -> None:  # fmt: skip
    """With the case's lock held: the row, its event, the timeline and the audit."""
    await JobApplication.update(values | {JobApplication.state: to.value, JobApplication.version: row.version + 1}).where(
        JobApplication.id == row.id
    )
    about = f"application/{row.id}/{row.version + 1}"
    sealed = (await key_for(row.person, now)).seal({"note": note.strip()}, about) if note.strip() else None
    await _event(row.id, row.version + 1, to, reason=reason, interview_at=interview_at, sealed=sealed, by=by, now=now)
    await _tell(case, row.id, to, by=by, now=now)


async def _stop(rows: list[ApplicationRow], reason: str, *, by: Actor, now: datetime) -> int:
    for row in rows:
        values: ColumnValues = {
            JobApplication.state: State.WITHDRAWN.value, JobApplication.reason: reason, JobApplication.interview_at: None,
            JobApplication.version: row.version + 1,
        }  # fmt: skip
        await JobApplication.update(values).where(JobApplication.id == row.id)
        await _event(row.id, row.version + 1, State.WITHDRAWN, reason=reason, by=by, now=now)
        await notify_provider(row.organisation)
    return len(rows)


async def _event(
    application: UUID, version: int, state: State, *, reason: str | None = None, interview_at: datetime | None = None,
    sealed: bytes | None = None, by: Actor, now: datetime,
) -> None:  # fmt: skip
    await JobApplicationEvent.insert(
        JobApplicationEvent(
            id=uuid4(), application=application, version=version, state=state.value, reason=reason, interview_at=interview_at,
            sealed=sealed, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip


async def _tell(case: CaseRow, application: UUID, state: State, *, by: Actor, now: datetime) -> None:
    await write_entry(case.person, "job_application", by=by, now=now, state=state.value)
    await audit.record(Audit, by=by, action=f"job_application_{state.value}", about=application, details={}, at=now)
    await notify_desk(case)
