"""The legal calendar: days off, working days, and when a period of working days is over. Its dates are in holidays.toml beside this file.

A public holiday on a weekend makes the next working day a day off (law 267-II of 13 December 2001 on holidays, article 5).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MINYEAR, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from shared.law.rules import Cited, Sourced
from shared.law.sources import Source, read, source_of

FOLDER = Path(__file__).parent
FRIDAY = 4
END_OF_DAY = time(18, 0)
ONE_DAY = timedelta(days=1)


class Holiday(Cited):
    """Days off in one month of every year. One that `moves` gives the next working day off when it falls on a weekend."""

    name: str
    month: int
    days: tuple[int, ...]
    moves: bool = True

    def dates(self, year: int) -> list[date]:
        """Its days in that year; none where it is not in force."""
        return [day for day in (date(year, self.month, number) for number in self.days) if self.holds_on(day)]


class ExceptionalDay(Sourced):
    """One day of one year that is off (`working` false), or a weekend's day that is worked (`working` true). `feast`: a movable one."""

    day: date
    name: str
    working: bool
    feast: Literal["kurban_ait"] | None = None


@dataclass(frozen=True)
class Year:
    """What differs from Monday to Friday in one year."""

    off: frozenset[date]
    worked: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        """Whether a day of this year is worked."""
        return day in self.worked or (not _is_weekend(day) and day not in self.off)


def year_of(year: int, holidays: Iterable[Holiday], exceptions: Iterable[ExceptionalDay]) -> Year:
    """The days off and the working weekends of a year; an exception takes precedence over the holidays."""
    exceptions = tuple(exceptions)
    worked = frozenset(one.day for one in exceptions if one.working)
    years = [each for each in (year - 1, year) if each >= MINYEAR]  # a holiday at the end of December moves into the next year
    dates = sorted({(day, holiday.moves) for holiday in holidays for each in years for day in holiday.dates(each)})
    off = {one.day for one in exceptions if not one.working} | {day for day, _ in dates}
    for holiday, moves in dates:
        if moves and _is_weekend(holiday) and holiday not in worked:
            off.add(_first_free(holiday, off))
    return Year(frozenset(day for day in off - worked if day.year == year), worked)


def days_off(year: int) -> list[date]:
    """The days from Monday to Friday that are not worked in a year, in order."""
    return sorted(day for day in _year(source_of(FOLDER), year).off if not _is_weekend(day))


def knows_kurban_ait(year: int) -> bool:
    """Whether the first day of Kurban Ait is known in that year: before it is announced, the calendar of the year is not complete."""
    return any(one.feast == "kurban_ait" and one.day.year == year for one in read(source_of(FOLDER), "exception", ExceptionalDay))


def is_working_day(day: date) -> bool:
    """Neither a weekend nor a day off, or a day of a weekend that is worked."""
    return _year(source_of(FOLDER), day.year).is_working_day(day)


def is_day_off(day: date) -> bool:
    """A holiday, or a day off in its place, on whatever day of the week; a usual Saturday or Sunday is none."""
    return day in _year(source_of(FOLDER), day.year).off


def next_working_day(day: date) -> date:
    """`day` itself where it is a working day, else the next one."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """The day on which `count` working days after `day` are over; `day` itself where `count` is 0."""
    for _ in range(count):
        day = next_working_day(day + ONE_DAY)
    return day


def working_days_after(now: datetime, days: int, time_zone: ZoneInfo) -> datetime:
    """The end (18:00 in `time_zone`) of the `days`-th working day after today."""
    return datetime.combine(add_working_days(now.astimezone(time_zone).date(), days), END_OF_DAY, time_zone)


def end_of_week(now: datetime, time_zone: ZoneInfo) -> date:
    """This week's Friday, worked or not; on Saturday and Sunday the next one's."""
    day = now.astimezone(time_zone).date()
    return day + timedelta(days=(FRIDAY - day.weekday()) % 7)


@lru_cache(maxsize=1024)
def _year(source: Source, year: int) -> Year:
    return year_of(year, read(source, "holiday", Holiday), read(source, "exception", ExceptionalDay))


def _is_weekend(day: date) -> bool:
    return day.weekday() > FRIDAY


def _first_free(holiday: date, off: set[date]) -> date:
    """The first day from Monday to Friday after a holiday that is not off already."""
    day = holiday + ONE_DAY
    while day in off or _is_weekend(day):
        day += ONE_DAY
    return day
