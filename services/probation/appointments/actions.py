"""How an appointment ended: recorded, corrected by a new version, and what the officer decides about it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.appointments.as_check_in import AsCheckIn, Met
from services.probation.appointments.as_check_in import log as log_check_in
from services.probation.appointments.changes import LockedAppointment, change, locked_appointment
from services.probation.appointments.domain.lifecycle import Event, InThePast, NotAllowed, State, check_time_of, happened_at
from services.probation.appointments.domain.outcomes import DECISIONS, Outcome, outcome
from services.probation.appointments.planning import NewAppointment, plan
from services.probation.appointments.tables import Appointment
from services.probation.check_ins.by_hand.actions import withdraw_visit
from services.probation.check_ins.by_hand.queries import visit_with
from services.probation.database import DB
from services.probation.errors import ReasonNeeded
from services.probation.queue.actions import close_item, open_item
from services.probation.settings import settings
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

ITEM = "appointment"
"""The kind of queue item that an outcome opens; its reason is the outcome's code after this word."""
LONGEST_FOLLOW_UP = timedelta(days=60)
END_OF_DAY = time(18, 0)
VisitThen = Literal["withdraw", "keep"]


class VisitUndecided(Exception):
    """A visit was logged with the outcome that is corrected, and nobody said whether it stands."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How an appointment ended, as the officer says.

    `reason` and `document` are those of an acceptable absence; `follow_up_on` is the day until which evidence is waited for. `came_at`:
    when the person was there, if not at the appointment's time.
    """

    outcome: str
    note: str = ""
    reason: str | None = None
    document: str | None = None
    follow_up_on: date | None = None
    came_at: datetime | None = None


async def record_outcome(
    appointment: UUID, ended: Ended, *, as_check_in: AsCheckIn | None = None, seen_version: int, by: Actor, now: datetime
) -> None:
    """Record how it ended. What may be held against the person waits in the queue for a decision; nothing follows by itself.

    `as_check_in`: the officer says that the person has checked in with it; of somebody who did not come that says nothing.
    Raises NotFound, AlreadyDecided if somebody changed it after the officer saw it, NotAllowed, TooEarly, UnknownOutcome, ReasonNeeded,
    and what `as_check_in.log` raises.
    """
    said = outcome(ended.outcome)
    if said.needs_note and not ended.note.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked_appointment(appointment, seen_version)
        check_time_of(said, row.starts_at, now)
        await _write(row, Event.RECORD, said, ended, why=None, by=by, now=now)
        await _log(row, said, ended, as_check_in, by=by, now=now)


async def correct_outcome(
    appointment: UUID,
    ended: Ended,
    why: str,
    *,
    as_check_in: AsCheckIn | None = None,
    visit: VisitThen | None = None,
    seen_version: int,
    by: Actor,
    now: datetime,
) -> None:
    """Another outcome, or other details of it, with the reason: a new version. What waited for the old one leaves the queue.

    `visit`: what becomes of the visit that was logged with it; of somebody who, as it turns out, did not come the officer has to say it.
    Raises as `record_outcome` does, and VisitUndecided.
    """
    said = outcome(ended.outcome)
    if not why.strip() or (said.needs_note and not ended.note.strip()):
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked_appointment(appointment, seen_version)
        check_time_of(said, row.starts_at, now)
        await close_item(subject_id=row.id, kind=ITEM, by=by, now=now, outcome="corrected")
        await _write(row, Event.CORRECT, said, ended, why=why, by=by, now=now)
        logged = await visit_with(row.id)
        if logged is not None and visit is None and not said.attended:
            raise VisitUndecided
        if logged is not None and visit == "withdraw":
            await withdraw_visit(row.person, row.supervising_authority, row.id, why, by=by, now=now)
        elif logged is None:
            await _log(row, said, ended, as_check_in, by=by, now=now)


async def decide(appointment: UUID, decision: str, why: str, *, seen_version: int, by: Actor, now: datetime) -> None:
    """What the officer does about an outcome that may be held against the person: one of DECISIONS, with the reason.

    A warning or a submission is not made here: it is a step of its own. Raises NotFound, AlreadyDecided, NotAllowed, ReasonNeeded.
    """
    if decision not in DECISIONS or not why.strip():
        raise ReasonNeeded
    async with transaction(DB):
        row = await locked_appointment(appointment, seen_version)
        if row.outcome is None or outcome(row.outcome).held_against == "no":
            raise NotAllowed(State(row.state), Event.DECIDE)
        values: ColumnValues = {Appointment.decision: decision, Appointment.follow_up_on: None}
        await change(row, Event.DECIDE, values, by=by, now=now, outcome=row.outcome, decision=decision, why=why)
        await close_item(subject_id=row.id, kind=ITEM, by=by, now=now, outcome=decision)


async def record_visit(
    person: UUID,
    new: NewAppointment,
    came_at: datetime,
    ended: Ended,
    *,
    token: UUID,
    registration: UUID | None = None,
    as_check_in: AsCheckIn | None = None,
    by: Actor,
    now: datetime,
) -> UUID:
    """Somebody came without an appointment: the visit and its outcome are recorded together. The same form sent again records nothing.

    Raises NotFound, AlreadyClosed, ReasonNeeded, InThePast for a time that has not come yet, and what `as_check_in.log` raises.
    """
    if came_at > now:
        raise InThePast
    async with transaction(DB):
        (made,) = await plan(person, new, [came_at], token=token, unscheduled=True, registration=registration, by=by, now=now)
        found = await Appointment.select(Appointment.version).where(Appointment.id == made).first()
        if found is not None and found["version"] == 1:
            came = replace(ended, came_at=came_at)
            await record_outcome(made, came, as_check_in=as_check_in, seen_version=1, by=by, now=now)
    return made


async def _log(row: LockedAppointment, said: Outcome, ended: Ended, asked: AsCheckIn | None, *, by: Actor, now: datetime) -> None:
    """The check-in of the day, where the officer says so and the person came."""
    came_at = ended.came_at or happened_at(said, row.starts_at, now)
    if asked is not None and came_at is not None:
        met = Met(row.person, row.supervising_authority, row.kind, came_at, row.id)
        await log_check_in(met, asked, ended.note, by=by, now=now)


async def _write(row: LockedAppointment, event: Event, said: Outcome, ended: Ended, *, why: str | None, by: Actor, now: datetime) -> None:
    came_at = (ended.came_at or happened_at(said, row.starts_at, now)) if said.attended else None
    follow_up_on = ended.follow_up_on if said.asks_for == "evidence" else None
    values: ColumnValues = {
        Appointment.outcome: said.code,
        Appointment.happened_at: came_at,
        Appointment.follow_up_on: follow_up_on,
        Appointment.decision: None,
    }
    excused = said.asks_for == "document"
    await change(
        row, event, values, by=by, now=now, why=why, outcome=said.code, note=ended.note or None, happened_at=came_at,
        follow_up_on=follow_up_on, reason=ended.reason if excused else None, document=ended.document if excused else None,
    )  # fmt: skip
    if said.opens_item:
        due_at = datetime.combine(follow_up_on, END_OF_DAY, ZoneInfo(settings().timezone)) if follow_up_on else None
        await open_item(
            kind=ITEM,
            person=row.person,
            subject_id=row.id,
            reason=f"{ITEM} {said.code}",
            due_at=due_at,
            registration=row.registration,
            now=now,
            by=by,
        )
