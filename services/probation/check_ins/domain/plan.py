"""How a person's check-ins are planned: a rule with its dates, and versions of it that follow one another."""

import calendar
import hashlib
import hmac
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count
from math import ceil
from zoneinfo import ZoneInfo

from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain import schedule
from services.probation.check_ins.domain.schedule import Window, planned
from shared.law.calendar import is_working_day, next_working_day

ONE_DAY = timedelta(days=1)
FEWEST_WORKING_DAYS = 16
"""No month of any year has fewer working days: what random days have to fit into."""
MOST_IN_A_MONTH, LONGEST_GAP = 8, 14
UTC = ZoneInfo("UTC")


class Kind(StrEnum):
    """The rule by which the days are found."""

    WEEKLY = "weekly"
    EVERY_2_WEEKS = "every_2_weeks"
    TWICE_A_MONTH = "twice_a_month"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    WEEKDAYS = "weekdays"
    RANDOM = "random"
    ON_CALL = "on_call"


class Place(StrEnum):
    """Where the person checks in."""

    KIOSK = "kiosk"
    OFFICE = "office"
    HOME = "home"
    PHONE = "phone"


A_YEAR = {Frequency.WEEKLY: 52, Frequency.EVERY_2_WEEKS: 26, Frequency.TWICE_A_MONTH: 24, Frequency.MONTHLY: 12, Frequency.QUARTERLY: 4}
UNANNOUNCED = frozenset({Kind.RANDOM, Kind.ON_CALL})
"""Rules whose next day nobody tells the person beforehand."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of a schedule, from `valid_from` until the next version's day.

    `first_on`: the day that dates are counted from, itself a date unless the rule is by weekdays, random or on call. `weekdays`: 0 is
    Monday. `times` and `gap`: how many random days a calendar month has, and how many days lie between two at least. `seed`: hexadecimal,
    secret; random days are drawn from it. `at`: the person comes at this hour of the due day, not within the usual window. `fixed`: the
    court named the days, so that days off do not move them; `first_fixed`: that is so for the first day alone.
    """

    kind: Kind
    valid_from: date
    first_on: date
    weekdays: tuple[int, ...] = ()
    times: int = 0
    gap: int = 1
    seed: str = ""
    at: time | None = None
    grace_minutes: int = 0
    fixed: bool = False
    first_fixed: bool = False

    @property
    def a_year(self) -> int:
        """How many check-ins this gives in a year, days off left aside."""
        if self.kind is Kind.WEEKDAYS:
            return 52 * len(set(self.weekdays))
        if self.kind is Kind.RANDOM:
            return 12 * self.times
        return 0 if self.kind is Kind.ON_CALL else A_YEAR[Frequency(self.kind)]

    def rarer_than(self, least: Frequency) -> bool:
        """Whether the law's minimum asks for more check-ins."""
        return self.a_year < A_YEAR[least]


def random_fits(times: int, gap: int) -> bool:
    """Whether a month always has room for so many random days with that gap, however they fall."""
    return (times - 1) * (2 * gap - 1) + gap <= FEWEST_WORKING_DAYS


def dates(plan: Plan, until: date) -> Iterator[date]:
    """The due days of one version until `until`, one after the other, never two on one day; a day off only where a court fixed it."""
    last = date.min
    for day in _days(plan, until):
        moved = day if plan.fixed or (plan.first_fixed and day == plan.first_on) else next_working_day(day)
        if moved > until:
            return
        if moved > last:
            yield moved
            last = moved


def _days(plan: Plan, until: date) -> Iterator[date]:
    """By the rule alone, before days off are considered."""
    if plan.kind is Kind.ON_CALL:
        return
    if plan.kind is Kind.RANDOM:
        yield from _random(plan, until)
    elif plan.kind is Kind.WEEKDAYS:
        day = plan.first_on
        while day <= until:
            if day.weekday() in plan.weekdays:
                yield day
            day += ONE_DAY
    else:
        for number in count():
            day = planned(plan.first_on, Frequency(plan.kind), number)
            if day > until:
                return
            yield day


def _random(plan: Plan, until: date) -> Iterator[date]:
    """Month by month: the first month has its share of `times`, by the days that are left of it."""
    last, month = None, plan.first_on.replace(day=1)
    while month <= until:
        found = drawn(plan, month, last)
        yield from found
        last = found[-1] if found else last
        month = (month + timedelta(days=31)).replace(day=1)


def drawn(plan: Plan, month: date, last: date | None) -> list[date]:
    """The random days of one calendar month, in order; `last`: the one before them.

    Each working day gets a number, HMAC-SHA-256 of its date with the plan's seed. The days are taken by these numbers, and a day too near
    to one that was taken is left out. Who has the seed finds the same days again; without it nobody can tell them beforehand.
    """
    length = calendar.monthrange(month.year, month.month)[1]
    whole = [day for day in (month.replace(day=number) for number in range(1, length + 1)) if is_working_day(day)]
    days = [day for day in whole if day >= plan.first_on]
    if not days:
        return []
    wanted, taken = ceil(plan.times * len(days) / len(whole)), [] if last is None else [last]
    for day in sorted(days, key=lambda each: _number(plan.seed, each)):
        if len(taken) - (last is not None) == wanted:
            break
        if all(abs((day - other).days) >= plan.gap for other in taken):
            taken.append(day)
    return sorted(taken[last is not None :])


def working_days(day: date) -> int:
    """How many working days the month of a day has."""
    length = calendar.monthrange(day.year, day.month)[1]
    return sum(is_working_day(day.replace(day=number)) for number in range(1, length + 1))


def fingerprint(seed: str) -> str:
    """By which a seed is recognised, and from which it is not found."""
    return hashlib.sha256(bytes.fromhex(seed)).hexdigest()[:12]


def _number(seed: str, day: date) -> bytes:
    return hmac.new(bytes.fromhex(seed), day.isoformat().encode(), hashlib.sha256).digest()


def versions(plans: Sequence[Plan]) -> list[Plan]:
    """`plans` in the order in which they were made, without those that a later one replaced before or on their first day."""
    return [plan for place, plan in enumerate(plans) if all(plan.valid_from < later.valid_from for later in plans[place + 1 :])]


def in_force(plans: Sequence[Plan], day: date) -> Plan:
    """The version in force on a day; before the first one begins, the first."""
    known = versions(plans)
    return next((plan for plan in reversed(known) if plan.valid_from <= day), known[0])


def all_dates(plans: Sequence[Plan], until: date, *, after: date = date.min) -> Iterator[date]:
    """The due days of all versions later than `after`, each version from its first day until the day before the next one's."""
    known, last = versions(plans), after
    for place, plan in enumerate(known):
        end = min(until, known[place + 1].valid_from - ONE_DAY) if place + 1 < len(known) else until
        for day in dates(plan, end):
            if day >= plan.valid_from and day > last:
                yield day
                last = day


def window(plan: Plan, due_on: date, time_zone: ZoneInfo) -> Window:
    """When the check-in of a day may be handed in: from midnight until the appointed hour or for the usual time, and the grace after it."""
    usual = schedule.window(due_on, time_zone)
    closes = usual.closes_at if plan.at is None else datetime.combine(due_on, plan.at, time_zone).astimezone(UTC)
    return Window(due_on, usual.opens_at, closes + timedelta(minutes=plan.grace_minutes))
