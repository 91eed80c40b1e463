"""By when a step should be taken, by a dated value of the law."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from shared.law.calendar import working_days_after
from shared.law.rules import Rule

END_OF_DAY = time(18, 0)


def deadline(rule: Rule, now: datetime, zone: ZoneInfo) -> datetime:
    """The end of the last day, in the unit of the rule."""
    if not isinstance(rule.value, int):
        raise TypeError(f"{rule.code} is not a number")
    if rule.unit == "working_days":
        return working_days_after(now, rule.value, zone)
    if rule.unit == "hours":
        return now + timedelta(hours=rule.value)
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=rule.value), END_OF_DAY, zone)
