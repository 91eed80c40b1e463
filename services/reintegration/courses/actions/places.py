"""A person's place in a group: asked for with consent, enrolled while a seat is free, completed with a certificate, left."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.reintegration.capacity.seats import seats_after
from services.reintegration.cases.domain import CaseRow, ensure_may_begin
from services.reintegration.cases.locking import locked_case
from services.reintegration.consents.actions import consent_to_refer
from services.reintegration.courses import queries
from services.reintegration.courses.domain import NOT_BEGUN, OPEN, SEATED, GroupState, PlaceRow, State, next_state
from services.reintegration.courses.tables import CourseGroup, CoursePlace, CoursePlaceEvent
from services.reintegration.database import DB, Audit
from services.reintegration.errors import AlreadyReferred, ConsentMissing, NoSeat, NotAllowed, NotThere
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.needs.queries import need_of_course
from services.reintegration.notifications import notify_desk, notify_provider
from services.reintegration.timeline.actions import write_entry
from services.reintegration.words import today
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues


@dataclass(frozen=True, slots=True)
class Certificate:
    """What somebody got at the end. `result`: passed, or took part."""

    number: str | None = None
    on: date | None = None
    result: str | None = None


async def ask(person: UUID, group: UUID, *, consent: bool, token: UUID, by: Actor, now: datetime) -> UUID:
    """Ask for a seat; the provider learns the name under a consent. Returns the place.

    Raises ConsentMissing, ConsentRefused, NotThere, CaseClosed, ConsentAwaited, AlreadyReferred, NotAllowed after the last day to apply.
    """
    if not consent:
        raise ConsentMissing
    made = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        if before := await sent_before(token, made, by=by, now=now):
            return before
        ensure_may_begin(case)
        row = await queries.group(group, None)
        if row.state != GroupState.OPEN or today(now) > (row.apply_until or row.ends_on):
            raise NotAllowed(row.state)
        standing = [state.value for state in (*OPEN, State.COMPLETED)]
        mine = (CoursePlace.person == person, CoursePlace.course_group == group, CoursePlace.state.is_in(standing))
        if await CoursePlace.exists().where(*mine):
            raise AlreadyReferred
        under = await consent_to_refer(case, row.organisation, by=by, now=now)
        await CoursePlace.insert(
            CoursePlace(
                id=made, person=person, course_group=group, organisation=row.organisation, state=State.ASKED.value, consent=under.id,
                shared_name=case.name, made_at=now, version=1, need_id=await need_of_course(person, row.offer),
            )
        )  # fmt: skip
        await _event(made, 1, State.ASKED, None, by=by, now=now)
        await _tell(case, made, row.organisation, State.ASKED, by=by, now=now)
    return made


async def move(
    number: UUID,
    to: State,
    *,
    reason: str | None = None,
    certificate: Certificate | None = None,
    seen_version: int,
    by: Actor,
    now: datetime,
) -> UUID:
    """The next state; returns the person. Of two who take the last seat at once, one gets NoSeat.

    Raises NotThere, CaseClosed, NotAllowed, ReasonMissing, NoSeat.
    """
    async with transaction(DB):
        case, row = await _locked(number, seen_version, by)
        next_state(row.state, to, reason)
        if to is State.ASKED:
            await consent_to_refer(case, row.organisation, by=by, now=now)
        await _take_seat(row, to)
        got = certificate if certificate is not None and to is State.COMPLETED else Certificate()
        values: ColumnValues = {
            CoursePlace.certificate_number: got.number, CoursePlace.certificate_on: got.on, CoursePlace.result: got.result,
        }  # fmt: skip
        await _write(row, to, reason if to in (State.DECLINED, State.WITHDRAWN, State.LEFT) else None, values, by=by, now=now)
        await _tell(case, number, row.organisation, to, by=by, now=now)
    return row.person


async def stop_without_consent(person: UUID, organisations: Collection[UUID], *, by: Actor, now: datetime) -> int:
    """With the case's lock held: places that have not begun at these organisations are withdrawn; returns how many."""
    return await _stop(person, "consent_withdrawn", NOT_BEGUN, organisations, by=by, now=now)


async def stop_with_case(person: UUID, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: places that have not begun are withdrawn; a course that began goes on. Returns how many."""
    return await _stop(person, "case_closed", NOT_BEGUN, None, by=by, now=now)


async def _stop(
    person: UUID, reason: str, states: Collection[str], organisations: Collection[UUID] | None, *, by: Actor, now: datetime
) -> int:  # fmt: skip
    rows = [
        row
        for row in await queries.places_of(person)
        if row.state in states and (organisations is None or row.organisation in organisations)
    ]
    for row in rows:
        await _write(row, State.WITHDRAWN, reason, {}, by=by, now=now)
        await notify_provider(row.organisation)
    return len(rows)


async def _take_seat(row: PlaceRow, to: State) -> None:
    before, after = row.state in SEATED, to in SEATED
    if before == after:
        return
    group = await queries.group(row.course_group, None, lock=True)
    if after and group.state != GroupState.OPEN:
        raise NoSeat
    taken = seats_after(group.taken, group.seats, before=before, after=after)
    await CourseGroup.update({CourseGroup.taken: taken}).where(CourseGroup.id == group.id)


async def _write(row: PlaceRow, to: State, reason: str | None, values: ColumnValues, *, by: Actor, now: datetime) -> None:
    state: ColumnValues = {CoursePlace.state: to.value, CoursePlace.reason: reason, CoursePlace.version: row.version + 1}
    await CoursePlace.update(values | state).where(CoursePlace.id == row.id)
    await _event(row.id, row.version + 1, to, reason, by=by, now=now)


async def _locked(number: UUID, seen_version: int, by: Actor) -> tuple[CaseRow, PlaceRow]:
    found = await queries.any_place(number)
    if found is None:
        raise NotThere
    case = await locked_case(found.person, by=by)
    row = await queries.any_place(number)
    assert row is not None
    if row.version != seen_version:
        raise NotAllowed(row.state)
    return case, row


async def _event(number: UUID, version: int, state: State, reason: str | None, *, by: Actor, now: datetime) -> None:
    await CoursePlaceEvent.insert(
        CoursePlaceEvent(id=uuid4(), place=number, version=version, state=state.value, reason=reason, by_id=by.id, by_name=by.name, at=now)
    )


async def _tell(case: CaseRow, number: UUID, organisation: UUID, state: State, *, by: Actor, now: datetime) -> None:
    await write_entry(case.person, "course_place", by=by, now=now, state=state.value)
    await audit.record(Audit, by=by, action=f"course_place_{state.value}", about=number, details={}, at=now)
    await notify_desk(case)
    await notify_provider(organisation)
