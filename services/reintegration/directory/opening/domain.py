"""Whether a schedule is open at a moment, and when that changes next. The same as a condition of SQL is in conditions.py; a test compares
both."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from uuid import UUID

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ONE_DAY = timedelta(days=1)
LOOK_AHEAD = 60
"""Days within which the next opening is looked for; who opens later is not told about."""
State = Literal["open", "closed", "unknown"]
Span = tuple[datetime, datetime]
DayOff = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Opening:
    """Hours on some days of the week, within dates where it has them. Hours that end before they begin end on the next day; equal ones are
    a whole day. `days` is as HSDS writes it: `MO,TU`.

    `special`: no days of the week, but dates on which it counts instead of the weekly hours, with hours or `closed`. `owner`: the service,
    or one of its places; what a service says of a day goes before what its places say.
    """

    days: str | None
    opens_at: time | None
    closes_at: time | None
    valid_from: date | None = None
    valid_to: date | None = None
    special: Literal["hours", "closed"] | None = None
    owner: UUID | None = None
    own: bool = True

    @property
    def told(self) -> bool:
        """Whether it says hours of a day of the week."""
        return self.special is None and self.opens_at is not None and self.closes_at is not None and bool(self.days)

    def covers(self, day: date) -> bool:
        """Whether the day lies within its dates."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def holds(self, day: date) -> bool:
        """Whether it is for this day, as a special day or by its day of the week."""
        return self.covers(day) and (self.special is not None or (self.told and DAYS[day.weekday()] in (self.days or "")))

    def span(self, day: date) -> Span:
        """Its hours that begin on a day."""
        assert self.opens_at is not None
        assert self.closes_at is not None
        end = day + ONE_DAY if self.closes_at <= self.opens_at else day
        return datetime.combine(day, self.opens_at), datetime.combine(end, self.closes_at)


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

    def is_off(self, day: date) -> bool:
        """Whether the moment's day, or the one before it, is a day off."""
        return self.off if day == self.day else self.off_before


def state(openings: Sequence[Opening], now: Moment) -> State:
    """open, closed; unknown where no schedule says hours. On a day off everything is closed whose schedule is not for that very day."""
    if not any(each.told or each.special == "hours" for each in openings):
        return "unknown"
    at = datetime.combine(now.day, now.clock)
    spans = (span for day in (now.day - ONE_DAY, now.day) for span in spans_of(openings, day, off=now.is_off(day)))
    return "open" if any(begin <= at < end for begin, end in spans) else "closed"


def spans_of(openings: Sequence[Opening], day: date, *, off: bool) -> Iterator[Span]:
    """The hours that begin on a day: those of its special day, else those of its day of the week."""
    special = [each for each in openings if each.special is not None and each.holds(day)]
    own_hours = any(each.own and each.special == "hours" for each in special)
    for each in openings:
        mine = [one for one in special if one.own or one.owner == each.owner]
        over = own_hours and not each.own
        shut = any(one.special == "closed" for one in mine)
        instead = each.special is None and bool(mine)
        for_the_day = each.valid_from == each.valid_to == day
        if each.special != "closed" and each.holds(day) and not (over or shut or instead) and (not off or for_the_day):
            yield each.span(day)


def changes_next(openings: Sequence[Opening], now: Moment, is_day_off: DayOff) -> datetime | None:
    """When it closes next if it is open, else when it opens next, on the clock of the place; None: not within LOOK_AHEAD, or never."""
    at = datetime.combine(now.day, now.clock)
    days = [now.day + timedelta(days=number) for number in range(-1, LOOK_AHEAD + 1)]
    spans = sorted(span for day in days for span in spans_of(openings, day, off=is_day_off(day)))
    until = None
    for begin, end in spans:
        if begin > (until or at):
            break
        if end > at:
            until = max(until or end, end)
    if until is not None:
        return until if until.date() <= days[-1] else None
    return next((begin for begin, _ in spans if begin > at), None)
