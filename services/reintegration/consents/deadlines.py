"""Until when a consent may hold, from when it is renewed, and by when everybody is told that it was taken back."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from services.reintegration.law.rules import rules
from shared.law.calendar import working_days_after


def told_by(withdrawn_at: datetime, zone: ZoneInfo) -> date:
    """The last working day on which a recipient may still not know. Raises NoSuchRule for a day before our rules began."""
    days = rules().number("consent_withdrawal", withdrawn_at.astimezone(zone).date())
    return working_days_after(withdrawn_at, days, zone).astimezone(zone).date()


def longest_until(from_on: date) -> date:
    """The last day that a consent from this day on may name."""
    months = from_on.month - 1 + rules().number("consent_longest", from_on)
    year, month = from_on.year + months // 12, months % 12 + 1
    return date(year, month, min(from_on.day, monthrange(year, month)[1]))


def renewed_from(on: date) -> date:
    """Consents that end by this day are pointed out on `on`."""
    return on + timedelta(days=rules().number("consent_renewal", on))
