"""Reads of reminders."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.sending.domain import Sending
from shared.db.rows import fetch_row

ONE = """SELECT state, why, attempts, not_before, settled_at, language, number_end FROM reintegration.appointment_reminder
    WHERE appointment = $1"""


@dataclass(frozen=True, slots=True)
class Reminder:
    """How far a reminder is. `number_end`: the last digits of the number to which it went."""

    state: str
    why: str | None
    attempts: int
    not_before: datetime
    settled_at: datetime | None
    language: str | None
    number_end: str | None

    @property
    def wanted(self) -> bool:
        """Whether the person wants to be reminded, as far as is known."""
        return self.state != Sending.WITHHELD


async def reminder_of(appointment: UUID) -> Reminder | None:
    """The reminder of an appointment; None where nobody asked for one. The caller has checked the scope."""
    return await fetch_row(DB, Reminder, ONE, appointment)
