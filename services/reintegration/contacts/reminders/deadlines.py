"""How long before an appointment the person is reminded."""

from datetime import datetime
from zoneinfo import ZoneInfo

from services.reintegration.contacts.reminders.domain import remind_at
from services.reintegration.law.rules import rules
from services.reintegration.words import today


def days_before(now: datetime) -> int:
    """How many days before, as it holds now. Raises NoSuchRule for a day before our rules began."""
    return rules().number("appointment_reminder", today(now))


def reminder_of(starts_at: datetime, time_zone: str, now: datetime) -> datetime:
    """When the reminder of an appointment that is agreed now goes out. Raises NoSuchRule for a day before our rules began."""
    return remind_at(starts_at, days_before(now), ZoneInfo(time_zone))
