"""The timetable of work: a request gives a plan of sessions to make and to keep. Nothing here writes, so a plan can be looked at first.

The numbers are the cases of the tests (tests/unit/probation/test_work_schedule.py).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID

from services.probation.community_work.domain.sessions import Session, balance, end_of, overlap

ONE_DAY = timedelta(days=1)
LATEST_END = 24


@dataclass(frozen=True, slots=True)
class Allocation:
    """Work at one site on days of the week (0 Monday … 6 Sunday), from a day until a day. `open_days`, `closes_on`: of the site."""

    id: UUID
    site: UUID
    weekdays: tuple[int, ...]
    starts: time
    hours: int
    begins_on: date
    ends_on: date | None = None
    open_days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    closes_on: date | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The most hours in a day, and in a week from Monday where the law names some."""

    a_day: int
    a_week: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What a plan is made from. `until`: the last day on which the person can work, None while nothing bounds it; `cancelled`: sessions
    that an officer cancelled, whose place in the timetable stays empty.
    """

    today: date
    at: time
    sentence: int
    limits: Limits
    allocations: Sequence[Allocation]
    sessions: Sequence[Session]
    until: date | None
    is_off: Callable[[date], bool]
    away: Sequence[tuple[date, date]] = ()
    cancelled: Sequence[Session] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A session to make."""

    allocation: UUID
    site: UUID
    on: date
    starts: time
    hours: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Sessions to make and to keep. `uncovered`: hours for which no allocation has room; `surplus`: planned beyond the sentence, kept all
    the same; `refused`: days on which an allocation meets another session, so that nothing is made.
    """

    create: tuple[Planned, ...]
    keep: tuple[UUID, ...]
    uncovered: int
    surplus: int
    refused: tuple[date, ...] = ()

    @property
    def ends_on(self) -> date | None:
        """The last day of the sessions to make."""
        return self.create[-1].on if self.create else None


@dataclass(slots=True)
class _Diary:
    """What is planned while a plan is made."""

    sessions: list[Session]
    refused: set[date] = field(default_factory=set)

    def hours_on(self, day: date) -> int:
        return sum(each.hours for each in self.sessions if each.on == day)

    def hours_in_week(self, day: date) -> int:
        monday = day - timedelta(days=day.weekday())
        return sum(each.hours for each in self.sessions if monday <= each.on <= monday + 6 * ONE_DAY)


def plan(request: Request) -> Plan:
    """Sessions day by day until every hour of the sentence is credited or offered, or no allocation has room. Cases 1 to 13."""
    known = balance(request.sentence, request.sessions)
    left, day, create = known.remaining, request.today, list[Planned]()
    diary = _Diary([each for each in request.sessions if each.outcome is None or each.credited])
    last = _last_day(request)
    while left > 0 and last is not None and day <= last:
        for allocation in sorted(request.allocations, key=lambda each: (each.starts, str(each.id))):
            hours = min(left, _room(request, allocation, day, diary)) if left else 0
            if hours > 0:
                made = Planned(allocation.id, allocation.site, day, allocation.starts, hours)
                create.append(made)
                diary.sessions.append(Session(allocation.id, allocation.site, day, allocation.starts, hours))
                left -= hours
        day += ONE_DAY
    keep = tuple(each.id for each in request.sessions if each.outcome is None)
    surplus = max(0, known.credited + known.offered - known.sentence)
    return Plan(tuple(create), keep, left, surplus, tuple(sorted(diary.refused)))


def end_of_allocation(allocation: Allocation, until: date | None) -> date | None:
    """Case 6: the earliest of the allocation's end, the site's closing and the person's last day; None: no end is known."""
    return min((each for each in (allocation.ends_on, allocation.closes_on, until) if each is not None), default=None)


def allocation_problem(allocation: Allocation, *, registered_on: date, until: date | None, limits: Limits) -> tuple[str, str] | None:
    """(field, code) of what is wrong with a new allocation, or None."""
    if not allocation.weekdays:
        return "weekdays", "weekdays"
    if not set(allocation.weekdays) <= set(allocation.open_days):
        return "weekdays", "site_closed"
    if allocation.hours > limits.a_day:
        return "hours", "too_long"
    if allocation.starts.hour + allocation.hours > LATEST_END:
        return "hours", "past_midnight"
    if allocation.begins_on < registered_on:
        return "begins_on", "before_sentence"
    if until is not None and allocation.begins_on > until:
        return "begins_on", "after_sentence"
    if allocation.closes_on is not None and allocation.begins_on > allocation.closes_on:
        return "begins_on", "after_site"
    if allocation.ends_on is not None and allocation.ends_on < allocation.begins_on:
        return "ends_on", "order"
    return None


def _last_day(request: Request) -> date | None:
    """The last day on which any allocation can have a session. Two years ahead where nothing ends."""
    ends = [end_of_allocation(each, request.until) for each in request.allocations]
    return max((each or request.today + 730 * ONE_DAY for each in ends), default=None)


def _room(request: Request, allocation: Allocation, day: date, diary: _Diary) -> int:
    """How many hours this allocation has on that day; 0 where it has none."""
    ends = end_of_allocation(allocation, request.until)
    if day < allocation.begins_on or (ends is not None and day > ends):
        return 0
    if day.weekday() not in allocation.weekdays or day.weekday() not in allocation.open_days:
        return 0
    if request.is_off(day) or any(first <= day <= last for first, last in request.away):
        return 0
    if day == request.today and allocation.starts <= request.at:
        return 0
    if _cancelled(request.cancelled, allocation, day):
        return 0
    room = min(allocation.hours, request.limits.a_day - diary.hours_on(day))
    if request.limits.a_week is not None:
        room = min(room, request.limits.a_week - diary.hours_in_week(day))
    if room > 0 and _taken(diary.sessions, day, allocation.starts, room):
        diary.refused.add(day)
        return 0
    return room


def _cancelled(sessions: Iterable[Session], allocation: Allocation, day: date) -> bool:
    """Whether an officer cancelled the session that this allocation would have there."""
    return any(each.on == day and each.starts == allocation.starts and each.site == allocation.site for each in sessions)


def _taken(sessions: Iterable[Session], day: date, starts: time, hours: int) -> bool:
    return any(each.on == day and overlap(each, starts, hours) for each in sessions)


__all__ = ["Allocation", "Limits", "Plan", "Planned", "Request", "allocation_problem", "end_of", "end_of_allocation", "plan"]
