"""The worker's part: reminders whose time has come go out through the gateway, outside any transaction.

The key of a message is the appointment: a gateway that knows it sends it once, also after a crash in between.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.cases.locking import locked_case
from services.reintegration.contacts.reminders.domain import Facts, against
from services.reintegration.contacts.reminders.texts import text_of
from services.reintegration.database import BY, DB
from services.reintegration.notifications import notify_desk
from services.reintegration.sending.domain import LEASE, Event, Sending, number, sent
from services.reintegration.sending.sweeping import BATCH
from services.reintegration.sending.trying import Tried, hand_over
from services.reintegration.timeline.actions import write_entry
from shared.db.engine import transaction
from shared.db.rows import fetch_rows, fetch_values
from shared.notifications.gateway import Outgoing

DUE = """SELECT a.id, a.person, a.state AS appointment, a.starts_at, a.time_zone, r.attempts, c.phone, c.language, c.status AS case_status,
        c.rests
    FROM reintegration.appointment_reminder r JOIN reintegration.appointment a ON a.id = r.appointment
    JOIN reintegration."case" c ON c.person = a.person
    WHERE r.state = 'queued' AND r.not_before <= $1 AND (r.lease_until IS NULL OR r.lease_until <= $1)
    ORDER BY r.not_before, r.appointment LIMIT $2 FOR UPDATE OF r SKIP LOCKED"""
TRY = "UPDATE reintegration.appointment_reminder SET attempts = attempts + 1, lease_until = $2 WHERE appointment = $1"
WITHHOLD = "UPDATE reintegration.appointment_reminder SET state = $2, why = $3, settled_at = $4, lease_until = NULL WHERE appointment = $1"
# Only who tried it last writes down what became of it.
SETTLE = """UPDATE reintegration.appointment_reminder SET state = $3, why = $4, gateway = $5, not_before = $6, settled_at = $7,
        language = $8, number_end = $9, lease_until = NULL
    WHERE appointment = $1 AND attempts = $2 AND state = 'queued' RETURNING appointment"""


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder that is to be sent now."""

    id: UUID
    person: UUID
    appointment: str
    starts_at: datetime
    time_zone: str
    attempts: int
    phone: str | None
    language: str
    case_status: str
    rests: str | None

    @property
    def number(self) -> str | None:
        """Where it goes; None for a phone that cannot get an SMS, or none."""
        return number(self.phone or "")


async def deliver_batch(now: datetime) -> int:
    """Claim and hand over once; returns how many were claimed."""
    claimed, ready = await _claim(now)
    await asyncio.gather(*(_hand_over(each, to, now) for each, to in ready))
    return claimed


async def _claim(now: datetime) -> tuple[int, list[tuple[DueReminder, str]]]:
    ready: list[tuple[DueReminder, str]] = []
    async with transaction(DB):
        rows = await fetch_rows(DB, DueReminder, DUE, now, BATCH)
        for each in rows:
            to = each.number
            why = against(Facts(each.appointment, each.starts_at, each.case_status, each.rests, to), now)
            if why is not None or to is None:
                withheld = sent(Sending.QUEUED, Event.NOT_TRUE).value
                await DB.connection().execute(WITHHOLD, each.id, withheld, why.value if why else None, now)
                continue
            await DB.connection().execute(TRY, each.id, now + LEASE)
            ready.append((each, to))
    return len(rows), ready


async def _hand_over(each: DueReminder, to: str, now: datetime) -> None:
    text = text_of(each.starts_at, each.time_zone, each.language)
    message = Outgoing(str(each.id), "sms", to, "", text, each.language)
    await _settle(each, to, await hand_over(message, each.attempts + 1, until=each.starts_at, what="appointment_reminder", now=now), now)


async def _settle(each: DueReminder, to: str, tried: Tried, now: datetime) -> None:
    state, settled_at = sent(Sending.QUEUED, tried.event), None if tried.event is Event.LATER else now
    async with transaction(DB):
        case = await locked_case(each.person, by=BY, must_be_open=False)
        values = (state.value, tried.why, tried.gateway, tried.wait, settled_at, each.language, to[-4:])
        if not await fetch_values(DB, SETTLE, each.id, each.attempts + 1, *values):
            return
        if tried.event is not Event.LATER:
            kind = "appointment_reminder_sent" if tried.event is Event.TAKEN else "appointment_reminder_failed"
            await write_entry(each.person, kind, by=BY, now=now)
        await notify_desk(case)
