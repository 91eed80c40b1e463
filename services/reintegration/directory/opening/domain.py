"""Whether a schedule is open at a moment. The same as a condition of SQL is in conditions.py; a test compares both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE_DAY = timedelta(days=1)
State = Literal["open", "closed", "unknown"]


@dataclass(frozen=True, slots=True)
class Opening:
    """Hours on some days of the week, within dates where it has them. Hours that end before they begin end on the next day; equal ones are
    the whole day. `days` is as HSDS writes it: `MO,TU`."""

    days: str | None
    opens_at: time | None
    closes_at: time | None
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def told(self) -> bool:
        """Whether it says hours."""
        return self.opens_at is not None and self.closes_at is not None and bool(self.days)

    def holds(self, day: date) -> bool:
        """Whether it has hours that begin on this day."""
        within = (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
        return within and self.told and DAYS[day.weekday()] in (self.days or "")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment on the clock of the place; `off` and `off_before`: whether that day, and the day before, are days off by law."""

    at: datetime
    off: bool
    off_before: bool

    @property
    def day(self) -> date:
        """The day."""
        return self.at.date()

    @property
    def clock(self) -> time:
        """The time of the day."""
        return self.at.time().replace(tzinfo=None)


def state(openings: Sequence[Opening], now: Moment) -> State:
    """open, closed; unknown where no schedule says hours. On a day off everything is closed whose schedule is not for that very day."""
    told = [each for each in openings if each.told]
    if not told:
        return "unknown"
    return "open" if any(_open(each, now) for each in told) else "closed"


def _open(each: Opening, now: Moment) -> bool:
    assert each.opens_at is not None
    assert each.closes_at is not None
    overnight = each.closes_at <= each.opens_at
    if each.holds(now.day) and (not now.off or _for_the_day(each, now.day)) and each.opens_at <= now.clock:
        return overnight or now.clock < each.closes_at
    before = now.day - ONE_DAY
    late = each.closes_at < each.opens_at and now.clock < each.closes_at
    return late and each.holds(before) and (not now.off_before or _for_the_day(each, before))


def _for_the_day(each: Opening, day: date) -> bool:
    return each.valid_from == each.valid_to == day
