"""Until when a link works."""

from datetime import datetime
from zoneinfo import ZoneInfo

from services.reintegration.law.rules import rules
from shared.law.calendar import working_days_after


def link_ends(made_at: datetime, zone: ZoneInfo) -> datetime:
    """The end of a working day in the desk's zone. Raises NoSuchRule for a day before our rules began."""
    return working_days_after(made_at, rules().number("referral_link", made_at.astimezone(zone).date()), zone)
