"""Until when something that waits may be put off, and why not. Pure.

An item comes back at the beginning of the chosen day. It never stays away past the moment by which it needs an answer; what is overdue
can be put off to the next working day only. What may endanger somebody, and what was escalated, is not put off.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from services.probation.law import rules as law
from shared.law.calendar import add_working_days, is_working_day


class Problem(StrEnum):
    """Why it cannot be put off."""

    URGENT = "urgent"
    ESCALATED = "escalated"
    TOO_OFTEN = "too_often"
    NO_DAY = "no_day"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Limits:
    """`longest` in working days, `times` in all, `from_priority` and less urgent ones may be put off."""

    longest: int
    times: int
    from_priority: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about an open item."""

    priority: int
    escalation: int
    due_at: datetime
    times: int


def limits(on: date) -> Limits:
    """The limits of that day."""
    return Limits(
        law.number("queue.put_off.longest", on), law.number("queue.put_off.times", on), law.number("queue.put_off.from_priority", on)
    )


def days(item: Standing, rule: Limits, now: datetime, zone: ZoneInfo) -> list[date] | Problem:
    """The working days until which the item can be put off, the first one first; or why it cannot."""
    if item.priority < rule.from_priority:
        return Problem.URGENT
    if item.escalation:
        return Problem.ESCALATED
    if item.times >= rule.times:
        return Problem.TOO_OFTEN
    today, late = now.astimezone(zone).date(), item.due_at <= now
    last = add_working_days(today, 1 if late else rule.longest)
    possible = [today + timedelta(days=ahead) for ahead in range(1, (last - today).days + 1)]
    found = [day for day in possible if is_working_day(day) and (late or returns_at(day, zone) <= item.due_at)]
    return found or Problem.NO_DAY


def returns_at(day: date, zone: ZoneInfo) -> datetime:
    """The beginning of that day where the office is."""
    return datetime.combine(day, time(), zone)
