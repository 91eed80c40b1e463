"""What the end or the move of a case, and another last day of its term, do to appointments: inside the caller's transaction."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.appointments.changes import LockedAppointment, change
from services.probation.appointments.domain.lifecycle import Event
from services.probation.appointments.tables import Appointment
from services.probation.database import DB
from services.probation.queue.actions import close_item, open_item
from shared.actors import Actor
from shared.db.rows import select_rows

CLOSED, TERM_OVER, TERM_CHANGED = "case_closed", "term_over", "term_changed"
"""`why` of appointments that the end of a case or of a term cancelled, or an earlier last day. What CLOSED cancelled comes back if the
closing is undone; what TERM_CHANGED cancelled, if the last day is later again."""
AFTER_TERM = "appointments_after_term"
"""The kind of queue item, and its reason: the officer tells the person that these appointments do not take place."""
FUTURE = "SELECT id FROM probation.appointment WHERE registration = $1 AND state = 'planned' AND starts_at > $2 ORDER BY id"
CANCELLED = """SELECT a.id FROM probation.appointment a
    JOIN probation.appointment_event e ON e.appointment = a.id AND e.version = a.version
    WHERE a.registration = $1 AND a.state = 'cancelled' AND a.starts_at > $2 AND a.starts_at < $3 AND e.why = $4 ORDER BY a.id"""
ZONE = "SELECT time_zone FROM probation.person WHERE id = $1"


async def cancel_future(registration: UUID, *, why: str = CLOSED, by: Actor, now: datetime) -> int:
    """A case or a term ended: future appointments are cancelled; returns how many. Past ones wait for their outcome."""
    found = await _ids(FUTURE, registration, now)
    for row in await _locked(found):
        await change(row, Event.CANCEL, {}, by=by, now=now, why=why)
    return len(found)


async def restore_future(registration: UUID, *, by: Actor, now: datetime) -> int:
    """A case is open again: what its end cancelled takes place, as far as it lies ahead; returns how many."""
    return await _restore(await _ids(CANCELLED, registration, now, _end_of(None), CLOSED), by=by, now=now)


async def follow_term(person: UUID, registration: UUID, ends_on: date | None, *, by: Actor, now: datetime) -> None:
    """The term has another last day, or none while it is suspended.

    What lies after it is cancelled, and the officer's queue says so; what an earlier such change cancelled takes place again.
    """
    after = _end_of(ends_on, ZoneInfo(await DB.connection().fetchval(ZONE, person)))
    restored = await _restore(await _ids(CANCELLED, registration, now, after, TERM_CHANGED), by=by, now=now)
    if restored and not await _ids(CANCELLED, registration, now, _end_of(None), TERM_CHANGED):
        await close_item(kind=AFTER_TERM, subject_id=registration, by=by, now=now, outcome="term_changed")
    cancelled = await _locked(await _ids(FUTURE, registration, max(now, after - timedelta(microseconds=1))))
    for row in cancelled:
        await change(row, Event.CANCEL, {}, by=by, now=now, why=TERM_CHANGED)
    if cancelled:
        await open_item(
            kind=AFTER_TERM, person=person, subject_id=registration, reason=AFTER_TERM, registration=registration, now=now, by=by
        )


async def follow_case(person: UUID) -> None:
    """A case moved: what is planned, and what waits for its outcome, goes to the case's officer and office."""
    await DB.connection().execute(
        """UPDATE probation.appointment a SET officer = r.officer, officer_name = r.officer_name, office = r.office
        FROM probation.registration r WHERE r.id = a.registration AND a.person = $1 AND a.state = 'planned'""",
        person,
    )


async def pass_on(registration: UUID, heir: UUID, *, now: datetime) -> None:
    """One of several registrations was closed: what lies ahead goes on under the one that leads now."""
    await DB.connection().execute(
        """UPDATE probation.appointment a SET registration = r.id, officer = r.officer, officer_name = r.officer_name, office = r.office
        FROM probation.registration r WHERE r.id = $2 AND a.registration = $1 AND a.state = 'planned' AND a.starts_at > $3""",
        *(registration, heir, now),
    )


def _end_of(day: date | None, zone: ZoneInfo | None = None) -> datetime:
    """The first moment after a day; of no day, one that never comes."""
    return datetime.combine(day + timedelta(days=1) if day else date(9999, 1, 1), time(), zone or ZoneInfo("UTC"))


async def _restore(appointments: Sequence[UUID], *, by: Actor, now: datetime) -> int:
    for row in await _locked(appointments):
        await change(row, Event.RESTORE, {}, by=by, now=now)
    return len(appointments)


async def _ids(statement: str, registration: UUID, *values: datetime | str) -> list[UUID]:
    return [record["id"] for record in await DB.connection().fetch(statement, registration, *values)]


async def _locked(appointments: Sequence[UUID]) -> list[LockedAppointment]:
    if not appointments:  # Piccolo refuses an empty list
        return []
    wanted = Appointment.select().where(Appointment.id.is_in(list(appointments))).order_by(Appointment.id)
    return await select_rows(LockedAppointment, wanted.lock_rows("UPDATE"))
