"""How long positions from bracelets are kept."""

from datetime import datetime, timedelta

POSITIONS_KEPT = timedelta(days=366)
"""The legal period: for positions, and for data that need them."""


def hour_of(at: datetime) -> int:
    """Whole hours since 1970: the key of evaluation states."""
    return int(at.timestamp() // 3600)
