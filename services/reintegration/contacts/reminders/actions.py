"""A reminder is wanted or not, and ends with its appointment; the case's lock is held wherever it is written."""

from datetime import datetime
from uuid import UUID

from services.reintegration.contacts.reminders.deadlines import reminder_of
from services.reintegration.contacts.reminders.domain import WANTED, Withheld
from services.reintegration.database import DB
from services.reintegration.errors import NotAllowed
from services.reintegration.sending.domain import Sending
from shared.db.rows import fetch_values

STATE = "SELECT state FROM reintegration.appointment_reminder WHERE appointment = $1 FOR UPDATE"
ASK = """INSERT INTO reintegration.appointment_reminder (appointment, state, why, attempts, not_before, settled_at)
    VALUES ($1, $2, $3, 0, $4, $5) ON CONFLICT (appointment) DO UPDATE SET state = excluded.state, why = excluded.why, attempts = 0,
    not_before = excluded.not_before, settled_at = excluded.settled_at, lease_until = NULL"""
# One that is being tried now is left to whoever tries it: it may be with the gateway already.
STOP = """UPDATE reintegration.appointment_reminder SET state = 'withheld', why = $2, settled_at = $3, lease_until = NULL
    WHERE appointment = $1 AND state = 'queued' AND (lease_until IS NULL OR lease_until <= $3) RETURNING appointment"""


async def want(appointment: UUID, starts_at: datetime, time_zone: str, *, now: datetime) -> None:
    """The person wants to be reminded; too near, it is kept that nothing was sent. Raises NotAllowed where it was sent."""
    state = await _state(appointment)
    if state is Sending.QUEUED:
        return
    if (state, True) not in WANTED:
        raise NotAllowed(str(state))
    at = reminder_of(starts_at, time_zone, now)
    late = at <= now
    values = (Sending.WITHHELD.value, Withheld.TOO_LATE.value) if late else (WANTED[state, True].value, None)
    await DB.connection().execute(ASK, appointment, *values, at, now if late else None)


async def decline(appointment: UUID, *, now: datetime) -> None:
    """The person wants no reminder. Raises NotAllowed where there is none, or it was sent or is being sent."""
    state = await _state(appointment)
    if (state, False) not in WANTED or (state is Sending.QUEUED and not await stop(appointment, Withheld.DECLINED, now=now)):
        raise NotAllowed(str(state))


async def stop(appointment: UUID, why: Withheld, *, now: datetime) -> bool:
    """It is not sent any more; whether it waited and nobody was trying it."""
    return bool(await fetch_values(DB, STOP, appointment, why.value, now))


async def _state(appointment: UUID) -> Sending | None:
    found = await fetch_values(DB, STATE, appointment)
    return Sending(found[0]) if found else None
