"""Adding a length to a day. Every function here is monotone: a later day, or a greater length, never gives an earlier result.

A term is kept by the first day after it (`after`), so that lengths can be added one to another: a year from 1 March is over on 1 March,
and half a year more on 1 September; its last day is the day before.
"""

from calendar import monthrange
from datetime import date, timedelta

from services.probation.terms.domain.parts import Length
from shared.law.calendar import add_working_days

ONE_DAY = timedelta(days=1)
MONTHS = {"years": 12, "months": 1}


def later(after: date, length: Length, *, first_day_counts: bool) -> date:
    """`length` behind `after`, in years, months, days or working days. Raises OverflowError beyond the calendar's last year."""
    if length.unit in MONTHS:
        count = length.amount * MONTHS[length.unit]
        return months_later(after, count) if first_day_counts else _same_number(after - ONE_DAY, count) + ONE_DAY
    if length.unit == "working_days":
        return add_working_days(after - ONE_DAY, length.amount) + ONE_DAY
    return after + timedelta(days=length.amount)


def months_later(day: date, count: int) -> date:
    """The day of the same number so many months later; where that month has no such day, the first of the next one."""
    year, month = _month(day, count)
    if day.day <= monthrange(year, month)[1]:
        return date(year, month, day.day)
    return date(year, month, monthrange(year, month)[1]) + ONE_DAY


def _same_number(day: date, count: int) -> date:
    """The day of the same number so many months later; where that month has no such day, its last."""
    year, month = _month(day, count)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _month(day: date, count: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + count
    if months // 12 > date.max.year:
        raise OverflowError(f"{count} months after {day}")
    return months // 12, months % 12 + 1
