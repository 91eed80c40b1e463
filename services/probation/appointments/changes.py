"""The lock on an appointment, and the one way to change it: the row, its next version, the audit log and the person's history together."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID, uuid4

from services.probation.appointments.domain.lifecycle import Event, State, transition
from services.probation.appointments.tables import Appointment, AppointmentEvent
from services.probation.cases.actions import locked_registrations
from services.probation.database import Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.rows import ColumnValues, select_row

ACTS = {
    Event.RESCHEDULE: "rescheduled",
    Event.CANCEL: "cancelled",
    Event.RESTORE: "restored",
    Event.RECORD: "recorded",
    Event.CORRECT: "corrected",
    Event.DECIDE: "decided",
}


class EventColumns(TypedDict, total=False):
    """What a version says beside what happened. Columns that are left out are empty."""

    asked_by: str | None
    why: str | None
    outcome: str | None
    reason: str | None
    document: str | None
    note: str | None
    happened_at: datetime | None
    follow_up_on: date | None
    decision: str | None


@dataclass(frozen=True, slots=True)
class LockedAppointment:
    """An appointment while it is being changed."""

    id: UUID
    person: UUID
    registration: UUID
    officer: UUID
    officer_name: str
    office: str
    supervising_authority: str
    kind: str
    purpose: str
    purpose_words: str | None
    starts_at: datetime
    minutes: int
    place: str | None
    bring: str | None
    phone: str | None
    state: str
    outcome: str | None
    version: int


async def locked_appointment(appointment: UUID, seen_version: int) -> LockedAppointment:
    """The appointment, locked until commit, as the officer saw it. Raises NotFound, AlreadyDecided if somebody changed it since."""
    found = await Appointment.select(Appointment.person).where(Appointment.id == appointment).first()
    if found is None:
        raise NotFound
    # The registrations' lock first, as everywhere: two paths that lock in different orders would block each other.
    await locked_registrations(found["person"])
    row = await select_row(LockedAppointment, Appointment.select().where(Appointment.id == appointment).lock_rows("UPDATE").first())
    if row is None:
        raise NotFound
    if row.version != seen_version:
        raise AlreadyDecided
    return row


async def change(
    row: LockedAppointment, event: Event, values: ColumnValues, *, by: Actor, now: datetime, **said: Unpack[EventColumns]
) -> None:
    """Change a locked appointment: its next state, `values`, and its next version with what was `said`. Raises NotAllowed."""
    state, act = transition(State(row.state), event), ACTS[event]
    written: ColumnValues = {Appointment.state: state, Appointment.version: row.version + 1}
    await Appointment.update(written | values).where(Appointment.id == row.id)
    await add_version(row.id, row.version + 1, act, by=by, now=now, **said)
    details: audit.Details = {"appointment": str(row.id), "kind": row.kind, "starts_at": row.starts_at.isoformat()}
    details |= {name: str(said[name]) for name in ("asked_by", "outcome", "decision") if said.get(name)}
    await audit.record(Audit, by=by, action=f"appointment_{act}", about=row.id, details=details, at=now)
    await add_entry(person=row.person, kind=f"appointment_{act}", details=details, at=now, by=by)


async def add_version(appointment: UUID, version: int, act: str, *, by: Actor, now: datetime, **said: Unpack[EventColumns]) -> None:
    """Write down what happened to an appointment."""
    row = AppointmentEvent(id=uuid4(), appointment=appointment, version=version, act=act, by_id=by.id, by_name=by.name, at=now, **said)
    await AppointmentEvent.insert(row)
