"""What the law says about work, with the rule behind each answer: limits of hours, clocks of the order, evasion, compulsory labour."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from services.probation.cases.domain.categories import Category
from services.probation.community_work.domain.schedule import Limits
from services.probation.community_work.domain.sessions import Session
from services.probation.law import rules as law
from shared.law.calendar import is_working_day

Kind = Literal["community", "compulsory"]
EvasionKind = Literal["no_shows", "intoxicated"]
Step = Literal["order", "acquaint", "start", "nothing"]
ONE_DAY = timedelta(days=1)
THIRTY_DAYS = timedelta(days=30)


def kind_of(category: str) -> Kind | None:
    """Which work a category brings; None where none."""
    if category == Category.COMMUNITY_WORK:
        return "community"
    return "compulsory" if category == Category.RESTRICTION_OF_LIBERTY else None


def limit_rules(kind: Kind, *, free: bool, on: date) -> tuple[law.Rule, ...]:
    """The rules that limit a day and a week. `free`: the person neither works nor studies."""
    if kind == "compulsory":
        return (law.rule("work.compulsory.hours_a_day", on),)
    if free:
        return law.rule("work.hours_a_day.free", on), law.rule("work.hours_a_week.free", on)
    return (law.rule("work.hours_a_day", on),)


def limits(kind: Kind, *, free: bool, on: date) -> Limits:
    """The same as numbers."""
    found = [int(rule.value) for rule in limit_rules(kind, free=free, on=on)]
    return Limits(found[0], found[1] if len(found) > 1 else None)


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which hours are counted, both included."""

    since: date
    until: date

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.since <= day <= self.until


def window(kind: Kind, *, registered_on: date, ends_on: date | None, today: date) -> Window:
    """Community work: the whole term, or without an end while the term is suspended. Compulsory labour: the year of the term that has
    today in it; the first day is that of the registration.
    """
    last = ends_on or date.max
    if kind == "community":
        return Window(registered_on, last)
    years = max(0, today.year - registered_on.year)
    if years and _anniversary(registered_on, years) > today:
        years -= 1
    return Window(_anniversary(registered_on, years), min(last, _anniversary(registered_on, years + 1) - ONE_DAY))


@dataclass(frozen=True, slots=True)
class Evasion:
    """A part of the rule of evasion that is met: the rule and the sessions that met it.

    `period`, `since`: of no-shows, how the month is counted and its first day.
    """

    kind: EvasionKind
    rule: law.Rule
    since: date | None
    sessions: tuple[UUID, ...]
    period: law.Rule | None = None


def evasion(sessions: Iterable[Session], on: date) -> tuple[Evasion, ...]:
    """More no-shows in a month than the law allows, or as often intoxicated as it names. A rule is met; nothing is decided."""
    known = sorted(sessions, key=lambda each: (each.on, each.starts, str(each.id)))
    missed = [each for each in known if each.outcome in law.values("work.no_shows", on)]
    drunk = [each for each in known if each.outcome in law.values("work.intoxicated", on)]
    no_shows, intoxicated = law.rule("work.evasion.no_shows", on), law.rule("work.evasion.intoxicated", on)
    period = law.rule("work.evasion.period", on)
    found = [
        Evasion("no_shows", no_shows, since, tuple(each.id for each in within), period)
        for since, within in _periods(missed, str(period.value), int(no_shows.value))
    ]
    if len(drunk) >= int(intoxicated.value):
        found.append(Evasion("intoxicated", intoxicated, None, tuple(each.id for each in drunk)))
    return tuple(found)


def _periods(missed: Sequence[Session], period: str, most: int) -> list[tuple[date, list[Session]]]:
    """Each month with more than so many no-shows: (its first day, they). Of thirty days in a row none overlaps another."""
    if period == "calendar_month":
        months = sorted({each.on.replace(day=1) for each in missed})
        by_month = [(month, [each for each in missed if each.on.replace(day=1) == month]) for month in months]
        return [(month, within) for month, within in by_month if len(within) > most]
    found: list[tuple[date, list[Session]]] = []
    for first in missed:
        if found and first.on < found[-1][0] + THIRTY_DAYS:
            continue
        within = [each for each in missed if first.on <= each.on < first.on + THIRTY_DAYS]
        if len(within) > most:
            found.append((first.on, within))
    return found


def act_due_on(month: date) -> date:
    """The last working day of a month: by then the timesheet and the work act are there."""
    day = _anniversary_month(month) - ONE_DAY
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def months_of(sessions: Sequence[Session]) -> list[date]:
    """The months with sessions, the latest first."""
    return sorted({each.on.replace(day=1) for each in sessions}, reverse=True)


def _anniversary(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _anniversary_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
