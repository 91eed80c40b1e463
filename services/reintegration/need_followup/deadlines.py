"""After how long a need that nothing happened to counts as forgotten."""

from datetime import datetime, timedelta

from services.reintegration.law.rules import rules
from services.reintegration.words import today


def unmoved_days(now: datetime) -> int:
    """The days by the desk's law. Raises NoSuchRule for a day before our rules began."""
    return rules().number("need_unmoved", today(now))


def unmoved_before(now: datetime) -> datetime:
    """What happened last before this moment is too long ago."""
    return now - timedelta(days=unmoved_days(now))
