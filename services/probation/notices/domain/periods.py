"""From when until when, and what can be wrong with it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

Problem = Literal["ends_before", "past", "before_registration", "after_term", "overlaps"]
LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Period:
    """Two moments; `ends_at` None for a change that does not end. Both are moments with a time zone."""

    starts_at: datetime
    ends_at: datetime | None

    def days(self, zone: ZoneInfo) -> tuple[date, date]:
        """The first and the last local day, both included."""
        first = self.starts_at.astimezone(zone).date()
        return first, self.ends_at.astimezone(zone).date() if self.ends_at else first

    def overlaps(self, other: "Period") -> bool:
        """Whether both have a moment in common; changes without an end overlap nothing."""
        if self.ends_at is None or other.ends_at is None:
            return False
        return self.starts_at <= other.ends_at and other.starts_at <= self.ends_at


def local_period(from_on: date, from_at: time | None, until_on: date | None, until_at: time | None, zone: ZoneInfo) -> Period:
    """A period as it was typed, in the person's time: without hours whole days."""
    begin = datetime.combine(from_on, from_at or time.min, zone)
    return Period(begin, datetime.combine(until_on, until_at or LAST_MINUTE, zone) if until_on else None)


def problem(period: Period, *, registered_on: date, last_day: date | None, zone: ZoneInfo, now: datetime) -> Problem | None:
    """What is wrong with a period. `last_day`: of the term; None while the term is suspended."""
    first, last = period.days(zone)
    if period.ends_at is not None and period.ends_at <= period.starts_at:
        return "ends_before"
    if period.ends_at is not None and period.ends_at <= now:
        return "past"
    if first < registered_on:
        return "before_registration"
    if last_day is not None and last > last_day:
        return "after_term"
    return None
