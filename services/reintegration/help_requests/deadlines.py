"""By when a request for help is answered."""

from datetime import datetime
from zoneinfo import ZoneInfo

from services.reintegration.law.rules import rules
from shared.law.calendar import working_days_after


def answer_due(sent_at: datetime, zone: ZoneInfo) -> datetime:
    """The end of the last working day. Raises NoSuchRule for a day before our rules began."""
    return working_days_after(sent_at, rules().number("help_request_answer", sent_at.astimezone(zone).date()), zone)
