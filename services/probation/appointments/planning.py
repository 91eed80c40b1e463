"""Planning an appointment or a series, another time, cancelling, and what the end or the move of a case does to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID, uuid4

from services.probation.appointments.changes import LockedAppointment, add_version, change, locked_appointment
from services.probation.appointments.domain.kinds import Kind, Purpose
from services.probation.appointments.domain.lifecycle import Event, InThePast, State, WhoAsked, check_ahead
from services.probation.appointments.tables import Appointment
from services.probation.cases.actions import locked_open_case
from services.probation.cases.tables import Registration
from services.probation.database import DB, Audit
from services.probation.errors import ReasonNeeded
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_rows


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """What is planned, without its time. `minutes`: how long it takes. `bring`: what the person brings along."""

    kind: Kind
    purpose: Purpose
    purpose_words: str | None
    minutes: int
    place: str | None
    bring: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class _Known:
    id: UUID


async def plan(
    person: UUID,
    new: NewAppointment,
    starts: Sequence[datetime],
    *,
    token: UUID,
    unscheduled: bool = False,
    registration: UUID | None = None,
    by: Actor,
    now: datetime,
) -> list[UUID]:
    """Plan an appointment at each of these times; their ids in order. The same form sent again plans nothing and returns the same ids.

    `registration`: under which of several; else the leading one.

    Raises NotFound, AlreadyClosed, and InThePast unless it is an unscheduled visit, which is recorded after it took place.
    """
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        known = await select_rows(
            _Known, Appointment.select(Appointment.id).where(Appointment.form_token == token).order_by(Appointment.series_number)
        )
        if known:
            return [each.id for each in known]
        if not unscheduled and any(moment <= now for moment in starts):
            raise InThePast
        officer = await Registration.select(Registration.officer_name).where(Registration.id == case.id).first()
        assert officer is not None
        made = []
        for number, moment in enumerate(starts, start=1):
            row = Appointment(
                id=uuid4(), person=person, registration=case.id, officer=case.officer, officer_name=officer["officer_name"],
                office=case.office, supervising_authority=case.supervising_authority, starts_at=moment, state=State.PLANNED,
                unscheduled=unscheduled, form_token=token, series_number=number,
                series_count=len(starts), created_at=now, version=1, **_columns(new),
            )  # fmt: skip
            await Appointment.insert(row)
            await add_version(row.id, 1, "planned", by=by, now=now)
            made.append(row.id)
        details: audit.Details = {"kind": new.kind, "starts_at": starts[0].isoformat(), "count": len(starts)}
        await audit.record(Audit, by=by, action="appointment_planned", about=person, details=details, at=now)
        if not unscheduled:
            await add_entry(person=person, kind="appointment_planned", details=details, at=now, by=by)
    return made


async def reschedule(
    appointment: UUID,
    starts_at: datetime,
    new: NewAppointment,
    *,
    asked_by: WhoAsked,
    why: str,
    seen_version: int,
    by: Actor,
    now: datetime,
) -> UUID:
    """Another time or place: a new appointment takes the place of this one, which is kept; returns the new one.

    Raises NotFound, AlreadyClosed, AlreadyDecided, NotAllowed, TooLate, InThePast.
    """
    async with transaction(DB):
        row = await locked_appointment(appointment, seen_version)
        await locked_open_case(row.person, row.registration)
        check_ahead(row.starts_at, now)
        if starts_at <= now:
            raise InThePast
        following = uuid4()
        await change(row, Event.RESCHEDULE, {Appointment.superseded_by: following}, by=by, now=now, asked_by=asked_by, why=why or None)
        await Appointment.insert(
            Appointment(
                id=following, person=row.person, registration=row.registration, officer=row.officer, officer_name=row.officer_name,
                office=row.office, supervising_authority=row.supervising_authority, starts_at=starts_at, state=State.PLANNED,
                form_token=uuid4(), supersedes=row.id, created_at=now, version=1, **_columns(new),
            )
        )  # fmt: skip
        await add_version(following, 1, "planned", by=by, now=now, asked_by=asked_by, why=why or None)
    return following


async def cancel(appointment: UUID, *, asked_by: WhoAsked, why: str, seen_version: int, by: Actor, now: datetime) -> None:
    """It does not take place. Raises NotFound, AlreadyDecided, NotAllowed, TooLate, ReasonNeeded."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked_appointment(appointment, seen_version)
        check_ahead(row.starts_at, now)
        await change(row, Event.CANCEL, {}, by=by, now=now, asked_by=asked_by, why=why)


async def restore(appointment: UUID, *, seen_version: int, by: Actor, now: datetime) -> None:
    """It takes place after all, before its time. Raises NotFound, AlreadyClosed, AlreadyDecided, NotAllowed, InThePast."""
    async with transaction(DB):
        row = await locked_appointment(appointment, seen_version)
        await locked_open_case(row.person, row.registration)
        if row.starts_at <= now:
            raise InThePast
        await change(row, Event.RESTORE, {}, by=by, now=now)


CLOSED, TERM_OVER = "case_closed", "term_over"
"""`why` of appointments that the end of a case or of a term cancelled. The first come back if the closing is undone."""
FUTURE = "SELECT id FROM probation.appointment WHERE registration = $1 AND state = 'planned' AND starts_at > $2 ORDER BY id"
CANCELLED_BY_CLOSING = """SELECT a.id FROM probation.appointment a
    JOIN probation.appointment_event e ON e.appointment = a.id AND e.version = a.version
    WHERE a.registration = $1 AND a.state = 'cancelled' AND a.starts_at > $2 AND e.why = $3 ORDER BY a.id"""


async def cancel_future(registration: UUID, *, why: str = CLOSED, by: Actor, now: datetime) -> int:
    """Inside the transaction that ended a case or a term: future appointments are cancelled; returns how many.

    Past ones wait for their outcome.
    """
    found = [record["id"] for record in await DB.connection().fetch(FUTURE, registration, now)]
    for row in await _locked(found):
        await change(row, Event.CANCEL, {}, by=by, now=now, why=why)
    return len(found)


async def restore_future(registration: UUID, *, by: Actor, now: datetime) -> int:
    """Inside the transaction that opened a case again: what its end cancelled takes place, as far as it lies ahead; returns how many."""
    found = [record["id"] for record in await DB.connection().fetch(CANCELLED_BY_CLOSING, registration, now, CLOSED)]
    for row in await _locked(found):
        await change(row, Event.RESTORE, {}, by=by, now=now)
    return len(found)


async def follow_case(person: UUID) -> None:
    """Inside the transaction that moved a case: what is planned, and what waits for its outcome, goes to the case's officer and office."""
    await DB.connection().execute(
        """UPDATE probation.appointment a SET officer = r.officer, officer_name = r.officer_name, office = r.office
        FROM probation.registration r WHERE r.id = a.registration AND a.person = $1 AND a.state = 'planned'""",
        person,
    )


async def pass_on(registration: UUID, heir: UUID, *, now: datetime) -> None:
    """Inside the transaction that closed one of several registrations: what lies ahead goes on under the one that leads now."""
    await DB.connection().execute(
        """UPDATE probation.appointment a SET registration = r.id, officer = r.officer, officer_name = r.officer_name, office = r.office
        FROM probation.registration r WHERE r.id = $2 AND a.registration = $1 AND a.state = 'planned' AND a.starts_at > $3""",
        *(registration, heir, now),
    )


async def _locked(appointments: list[UUID]) -> list[LockedAppointment]:
    if not appointments:  # Piccolo refuses an empty list
        return []
    wanted = Appointment.select().where(Appointment.id.is_in(appointments)).order_by(Appointment.id)
    return await select_rows(LockedAppointment, wanted.lock_rows("UPDATE"))


class _Columns(TypedDict):
    kind: str
    purpose: str
    purpose_words: str | None
    minutes: int
    place: str | None
    bring: str | None
    phone: str | None


def _columns(new: NewAppointment) -> _Columns:
    return {
        "kind": new.kind.value,
        "purpose": new.purpose,
        "purpose_words": new.purpose_words,
        "minutes": new.minutes,
        "place": new.place,
        "bring": new.bring,
        "phone": new.phone,
    }
