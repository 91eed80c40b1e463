"""When a provider should have answered."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from services.reintegration.law.rules import rules
from shared.law.calendar import working_days_after


def answer_days(on: date) -> int:
    """How many working days a provider has for a referral that was sent on a day. Raises NoSuchRule for a day before our rules began."""
    return rules().number("referral_answer", on)


def answer_due(sent_at: datetime, time_zone: ZoneInfo) -> datetime:
    """When a provider should have answered: the end of a working day in the desk's zone."""
    return working_days_after(sent_at, answer_days(sent_at.astimezone(time_zone).date()), time_zone)
