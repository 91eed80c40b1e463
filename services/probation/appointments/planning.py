"""Planning an appointment or a series, another time, and cancelling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict
from uuid import UUID, uuid4

from services.probation.appointments.changes import add_version, change, locked_appointment
from services.probation.appointments.domain.kinds import Kind, Purpose
from services.probation.appointments.domain.lifecycle import Event, InThePast, State, WhoAsked, check_ahead
from services.probation.appointments.notices import tell_cancelled, tell_moved, tell_planned, tell_restored
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
class _Met:
    person: UUID
    registration: UUID


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
            # Of a series the first is told: of each of the others the person is reminded the day before.
            await tell_planned(made[0], new.kind, starts[0], new.place, _Met(person, case.id), by=by, now=now)
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
        await tell_moved(following, row.starts_at, starts_at, new.place, row, by=by, now=now)
    return following


async def cancel(appointment: UUID, *, asked_by: WhoAsked, why: str, seen_version: int, by: Actor, now: datetime) -> None:
    """It does not take place. Raises NotFound, AlreadyDecided, NotAllowed, TooLate, ReasonNeeded."""
    if not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked_appointment(appointment, seen_version)
        check_ahead(row.starts_at, now)
        await change(row, Event.CANCEL, {}, by=by, now=now, asked_by=asked_by, why=why)
        await tell_cancelled(row.id, row.starts_at, row, row.version + 1, by=by, now=now)


async def restore(appointment: UUID, *, seen_version: int, by: Actor, now: datetime) -> None:
    """It takes place after all, before its time. Raises NotFound, AlreadyClosed, AlreadyDecided, NotAllowed, InThePast."""
    async with transaction(DB):
        row = await locked_appointment(appointment, seen_version)
        await locked_open_case(row.person, row.registration)
        if row.starts_at <= now:
            raise InThePast
        await change(row, Event.RESTORE, {}, by=by, now=now)
        await tell_restored(row.id, row.starts_at, row.place, row, row.version + 1, by=by, now=now)


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
