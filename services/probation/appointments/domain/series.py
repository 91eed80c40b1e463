"""A series of appointments: its days, each a working day, none twice, none after its end."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Literal, get_args

Every = Literal["week", "fortnight", "month"]
EVERY: tuple[Every, ...] = get_args(Every)
MOST = 60
"""Appointments of one series: more than a year of weeks."""


@dataclass(frozen=True, slots=True)
class SeriesDay:
    """One day of a series. `wanted`: the day by the rhythm; `day` is the next working day where that one is not worked."""

    wanted: date
    day: date

    @property
    def moved(self) -> bool:
        """Whether a day off moved it."""
        return self.day != self.wanted


def series_days(first: date, every: Every, *, most: int, until: date, next_working_day: Callable[[date], date]) -> list[SeriesDay]:
    """The days from `first` on in this rhythm: at most `most` (1 to MOST), none after `until`.

    A day that is not worked gives way to the next working day. Where that day belongs to the series already, or is after `until`, the
    appointment is left out.
    """
    found: list[SeriesDay] = []
    for wanted in _rhythm(first, every):
        if len(found) >= min(most, MOST) or wanted > until:
            return found
        day = next_working_day(wanted)
        if day <= until and (not found or day > found[-1].day):
            found.append(SeriesDay(wanted, day))
    return found


def _rhythm(first: date, every: Every) -> Iterator[date]:
    for number in count():
        try:
            yield _month_later(first, number) if every == "month" else first + number * timedelta(days=7 if every == "week" else 14)
        except (OverflowError, ValueError):
            return


def _month_later(first: date, months: int) -> date:
    """The same day of a later month; the last one where the month is shorter."""
    year, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + year, month + 1
    return date(year, month, min(first.day, monthrange(year, month)[1]))
