"""When new reference images are due."""

from datetime import datetime, timedelta

MONTH_DAYS = 30.44
"""The mean length of a month."""


def reference_is_old(taken_at: datetime, now: datetime, months: int) -> bool:
    """Whether a face may have changed enough that new reference images should be taken."""
    return now - taken_at > timedelta(days=months * MONTH_DAYS)
