"""How long positions from bracelets are kept."""

from datetime import datetime, timedelta

from services.probation.law.rules import number


def kept_since(now: datetime) -> datetime:
    """Positions before this moment, and data that need them, are no longer kept: the period of the law data in force then."""
    return now - timedelta(days=number("positions.kept", now.date()))


def hour_of(at: datetime) -> int:
    """Whole hours since 1970: the key of evaluation states."""
    return int(at.timestamp() // 3600)
