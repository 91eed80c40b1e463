"""When a person checks in: dates from a frequency, moved to working days, and a window around each."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.probation.cases.domain.frequency import Frequency
from services.probation.law import rules as law
from shared.law.calendar import next_working_day

LAST_SAFE_DAY = 28  # every month has it
TERM_STEPS = 2000


@dataclass(frozen=True)
class Window:
    """The time in which a check-in may be handed in (UTC)."""

    due_on: date
    opens_at: datetime
    closes_at: datetime


def planned(first: date, frequency: Frequency, number: int) -> date:
    """The `number`-th date (0 is the first) by the calendar only, before days off are considered."""
    if frequency is Frequency.WEEKLY:
        return first + timedelta(weeks=number)
    if frequency is Frequency.EVERY_2_WEEKS:
        return first + timedelta(weeks=2 * number)
    if frequency is Frequency.TWICE_A_MONTH:
        middle = first.day - 15 if first.day > 15 else first.day + 15
        if number % 2 == 0:
            return _months_later(first, number // 2, first.day)
        return _months_later(first, (number + 1) // 2 if first.day > 15 else number // 2, min(middle, LAST_SAFE_DAY))
    return _months_later(first, number * (3 if frequency is Frequency.QUARTERLY else 1), first.day)


def next_due(first: date, frequency: Frequency, after: date, until: date) -> date | None:
    """The first due date later than `after`, not later than `until` (the last day of the term); days off move it to the next working day.

    The first date is the one that the officer chose.
    """
    for number in range(TERM_STEPS):
        day = first if number == 0 else next_working_day(planned(first, frequency, number))
        if day > until:
            return None
        if day > after:
            return day
    return None


def window(due_on: date, time_zone: ZoneInfo) -> Window:
    """72 hours that begin with the due day, in the person's time zone."""
    opens = datetime.combine(due_on, time.min, time_zone)
    days = law.number("check_in.window", due_on) / 24
    return Window(due_on, opens.astimezone(ZoneInfo("UTC")), (opens + timedelta(days=days)).astimezone(ZoneInfo("UTC")))


def _months_later(first: date, months: int, day: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(day, calendar.monthrange(year, month + 1)[1]))
