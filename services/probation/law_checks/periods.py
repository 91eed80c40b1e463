"""Ages and months by the calendar."""

import calendar
from datetime import date


def age(born_on: date, on: date) -> int:
    """Whole years; negative before birth. Who was born on 29 February is a year older on 1 March of other years."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it has none of that number. Years beyond 9999 become the last day there is."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
