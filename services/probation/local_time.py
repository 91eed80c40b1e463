"""Today where the office is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from services.probation.settings import settings


def local_today(now: datetime) -> date:
    """Today where the office is."""
    return now.astimezone(ZoneInfo(settings().timezone)).date()
