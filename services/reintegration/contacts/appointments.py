"""Appointments: made, moved to another time, cancelled, ended with an outcome that can be corrected."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.reintegration.cases.domain import CaseRow, ensure_written_to
from services.reintegration.cases.locking import locked_case
from services.reintegration.contacts.domain import Act, AppointmentRow, Outcome, State, ensure_sensible, next_state
from services.reintegration.contacts.reminders import actions as reminders
from services.reintegration.contacts.reminders.domain import Withheld
from services.reintegration.contacts.tables import APPOINTMENT, APPOINTMENT_EVENT, Appointment, AppointmentEvent
from services.reintegration.database import DB, Audit
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing
from services.reintegration.form_submissions.actions import sent_before
from services.reintegration.notifications import notify_desk
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, select_row
from shared.registry import ActDone, registry


@dataclass(frozen=True, slots=True)
class Plan:
    """What is agreed: where, what for, when, for how long, and in which time zone the person is. `remind`: they want an SMS before."""

    way: str
    purpose: str
    starts_at: datetime
    minutes: int
    place: str | None
    time_zone: str
    remind: bool = False


@dataclass(frozen=True, slots=True)
class Worker:
    """Whose appointment it is."""

    id: UUID
    name: str


async def make(person: UUID, plan: Plan, *, token: UUID, by: Actor, worker: Worker | None = None, now: datetime) -> UUID:
    """An appointment with the worker; returns its id. Sent twice, it is made once. Raises NotThere, CaseClosed,
    HelpRests, NotAllowed for the past.

    `worker`: whose appointment it is, where somebody else makes it.
    """
    number = uuid4()
    async with transaction(DB):
        case = await locked_case(person, by=by)
        ensure_written_to(case)
        if before := await sent_before(token, number, by=by, now=now):
            return before
        await _insert(case, number, plan, worker=worker, by=by, now=now)
        await _tell(case, "appointment_made", plan.starts_at, by=by, now=now)
    return number


async def move(appointment: UUID, plan: Plan, *, why: str, seen_version: int, by: Actor, now: datetime) -> UUID:
    """Another time: a new appointment stands in place of this one; returns it. Raises NotThere, NotAllowed, ReasonMissing."""
    number = uuid4()
    async with transaction(DB):
        case, row = await _locked(appointment, seen_version, by)
        await _change(row, Act.MOVE, {Appointment.superseded_by: number}, why=_said(why), by=by, now=now)
        await _insert(case, number, plan, supersedes=row.id, by=by, now=now)
        await _tell(case, "appointment_moved", plan.starts_at, by=by, now=now)
    return number


async def cancel(appointment: UUID, *, why: str, seen_version: int, by: Actor, now: datetime) -> UUID:
    """It does not take place; returns the person. Raises NotThere, NotAllowed, ReasonMissing."""
    async with transaction(DB):
        case, row = await _locked(appointment, seen_version, by)
        await _change(row, Act.CANCEL, {}, why=_said(why), by=by, now=now)
        await _tell(case, "appointment_cancelled", row.starts_at, by=by, now=now)
    return row.person


async def record(appointment: UUID, outcome: Outcome, *, why: str = "", seen_version: int, by: Actor, now: datetime) -> UUID:
    """How it ended; said again, it is a correction and needs `why`. Returns the person.

    Raises NotThere, NotAllowed, TooEarly, ReasonMissing.
    """
    async with transaction(DB):
        case, row = await _locked(appointment, seen_version, by)
        ensure_sensible(outcome, row.starts_at, now)
        act = Act.CORRECT if row.state == State.ENDED else Act.RECORD
        values: ColumnValues = {
            Appointment.attended: outcome.attended, Appointment.held: outcome.held, Appointment.why_not: outcome.why_not,
            Appointment.purpose: None, Appointment.place: None, Appointment.result: None,
            Appointment.sealed: await _sealed(row.person, row.id, row.purpose, row.place, outcome.result, now),
        }  # fmt: skip
        await _change(row, act, values, outcome=outcome, why=_said(why) if act is Act.CORRECT else None, by=by, now=now)
        kind = "appointment_corrected" if act is Act.CORRECT else "appointment_ended"
        await write_entry(row.person, kind, by=by, now=now, attended=outcome.attended, held=outcome.held)
        if outcome.held:
            await registry("reintegration").act_done(ActDone(row.person, "talked", by, now))
        await notify_desk(case)
    return row.person


async def set_reminder(appointment: UUID, *, wanted: bool, by: Actor, now: datetime) -> UUID:
    """Whether the person wants an SMS before; said again, nothing changes. Returns the person.

    Raises NotThere, CaseClosed, HelpRests, NotAllowed where it was sent, is being sent, or the appointment is not planned.
    """
    found = await _row(appointment, lock=False)
    if found is None:
        raise NotThere
    async with transaction(DB):
        case = await locked_case(found.person, by=by)
        ensure_written_to(case)
        row = await _row(appointment)
        assert row is not None
        if row.state != State.PLANNED:
            raise NotAllowed(row.state)
        if wanted:
            await reminders.want(row.id, row.starts_at, row.time_zone, now=now)
        else:
            await reminders.decline(row.id, now=now)
        kind = "appointment_reminder_wanted" if wanted else "appointment_reminder_declined"
        await write_entry(row.person, kind, by=by, now=now)
        await audit.record(Audit, by=by, action=kind, about=row.id, details={}, at=now)
        await notify_desk(case)
    return row.person


async def cancel_planned(person: UUID, *, by: Actor, now: datetime) -> int:
    """With the case's lock held: the case ended, so nothing planned takes place; returns how many."""
    rows = await Appointment.select(Appointment.id).where(Appointment.person == person, Appointment.state == State.PLANNED.value)
    for number in [row["id"] for row in rows]:
        row = await _row(number)
        assert row is not None
        await _change(row, Act.CANCEL, {}, why=None, by=by, now=now)
    return len(rows)


async def _insert(
    case: CaseRow, number: UUID, plan: Plan, *, supersedes: UUID | None = None, worker: Worker | None = None, by: Actor, now: datetime
) -> None:
    if plan.starts_at <= now:
        raise NotAllowed("past")
    await Appointment.insert(
        Appointment(
            id=number, person=case.person, way=plan.way, starts_at=plan.starts_at, minutes=plan.minutes,
            sealed=await _sealed(case.person, number, plan.purpose, plan.place, None, now),
            time_zone=plan.time_zone, state=State.PLANNED.value, supersedes=supersedes, worker=(worker or by).id,
            worker_name=(worker or by).name, version=1,
        )
    )  # fmt: skip
    if plan.remind:
        await reminders.want(number, plan.starts_at, plan.time_zone, now=now)
    await AppointmentEvent.insert(
        AppointmentEvent(id=uuid4(), appointment=number, version=1, act=Act.PLAN.value, by_id=by.id, by_name=by.name, at=now)
    )
    await audit.record(Audit, by=by, action="appointment_planned", about=number, details={}, at=now)


async def _change(
    row: AppointmentRow, act: Act, values: ColumnValues, *, outcome: Outcome | None = None, why: str | None, by: Actor, now: datetime
) -> None:
    state, version = next_state(row.state, act), row.version + 1
    await Appointment.update(values | {Appointment.state: state.value, Appointment.version: version}).where(Appointment.id == row.id)
    await reminders.stop(row.id, Withheld.NOT_PLANNED, now=now)
    said, number = outcome or Outcome("", held=False), uuid4()
    sealed = await APPOINTMENT_EVENT.seal(row.person, number, {"result": said.result, "why": why}, now)
    await AppointmentEvent.insert(
        AppointmentEvent(
            id=number, appointment=row.id, version=version, act=act.value, attended=said.attended or None,
            held=said.held if outcome else None, why_not=said.why_not, sealed=sealed, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
    await audit.record(Audit, by=by, action=f"appointment_{act.value}", about=row.id, details={"version": version}, at=now)


async def _locked(appointment: UUID, seen_version: int, by: Actor) -> tuple[CaseRow, AppointmentRow]:
    """The case (locked first) and the appointment. Raises NotThere, CaseClosed, NotAllowed if somebody changed it meanwhile."""
    found = await _row(appointment, lock=False)
    if found is None:
        raise NotThere
    case = await locked_case(found.person, by=by)
    row = await _row(appointment)
    assert row is not None
    if row.version != seen_version:
        raise NotAllowed(row.state)
    return case, row


async def _row(appointment: UUID, *, lock: bool = True) -> AppointmentRow | None:
    query = Appointment.select().where(Appointment.id == appointment)
    found = await select_row(AppointmentRow, (query.lock_rows("UPDATE") if lock else query).first())
    return (await APPOINTMENT.opened([found]))[0] if found else None


async def _sealed(person: UUID, number: UUID, purpose: str, place: str | None, result: str | None, now: datetime) -> bytes | None:
    return await APPOINTMENT.seal(person, number, {"purpose": purpose, "place": place, "result": result}, now)


async def _tell(case: CaseRow, kind: str, starts_at: datetime, *, by: Actor, now: datetime) -> None:
    await write_entry(case.person, kind, by=by, now=now, starts_at=starts_at.isoformat())
    await notify_desk(case)


def _said(why: str) -> str:
    if not why.strip():
        raise ReasonMissing
    return why
