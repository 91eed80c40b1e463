"""By when a person is asked whether help goes on."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from services.reintegration.law.rules import rules
from shared.law.calendar import working_days_after


def consent_due(ended_at: datetime, zone: ZoneInfo) -> date:
    """The last working day on which to ask, in the desk's zone. Raises NoSuchRule for a day before our rules began."""
    days = rules().number("consent_after_register", ended_at.astimezone(zone).date())
    return working_days_after(ended_at, days, zone).astimezone(zone).date()
