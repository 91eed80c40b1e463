"""Days of stages and of tasks, counted from the release or from the day of opening."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from services.reintegration.errors import DayTooFar
from services.reintegration.stages.domain.kinds import FIRST_DAYS, RELEASE_DAY, StageKind
from shared.law.calendar import add_working_days, next_working_day
from shared.law.rules import Rule

YEARS_BACK, YEARS_AHEAD = 100, 40
"""How far a day of release can be from today: a life, and the longest terms."""
ONE_DAY = timedelta(days=1)


class Basis(StrEnum):
    """What the days are counted from."""

    RELEASE = "release"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Clock:
    """A value of the law as a task keeps it; `law_from`: the first day of the version."""

    value: int
    unit: str
    law_from: date


def clock_of(rule: Rule) -> Clock:
    """Raises TypeError for a value that is no number."""
    if not isinstance(rule.value, int):
        raise TypeError(f"{rule.code} is not a number")
    return Clock(rule.value, rule.unit, rule.valid_from)


def ensure_possible(release_on: date, today: date) -> None:
    """Raises DayTooFar for a day on which nobody who is helped today is or was released, such as one of the year 9999."""
    if not today.year - YEARS_BACK <= release_on.year <= today.year + YEARS_AHEAD:
        raise DayTooFar


def months_from(day: date, months: int) -> date:
    """The same day of the month so many months later, or earlier; the month's last day where it has no such day (29 February)."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def away(day: date, clock: Clock, *, before: bool = False) -> date:
    """The day so far after `day`, or before it. Raises ValueError for a unit that counts no days."""
    count = -clock.value if before else clock.value
    if clock.unit == "months":
        return months_from(day, count)
    if clock.unit == "days":
        return day + timedelta(days=count)
    if clock.unit == "working_days" and not before:
        return add_working_days(day, count)
    raise ValueError(f"{clock.unit} is no unit for a stage")


def due(clock: Clock, counted_from: date) -> date:
    """The last day of a task. A period of days or months that ends on a day off ends on the next working day (Civil Code, 177); what is to
    be done on the day itself is due on it, worked or not."""
    day = away(counted_from, clock)
    return day if clock.unit == "working_days" or clock.value == 0 else next_working_day(day)


def starts(basis: Basis, anchor_on: date, kinds: Iterable[StageKind], offsets: Mapping[str, Clock]) -> list[tuple[StageKind, date]]:
    """When each stage begins, in their order. Without a release the stages before it, and its day, are left out.

    The first days begin after the day of release, or on the day of opening itself.
    """
    found = []
    for kind in kinds:
        if basis is Basis.OPENING and (kind.before_release or kind.code == RELEASE_DAY):
            continue
        if kind.code == RELEASE_DAY:
            day = anchor_on
        elif kind.code == FIRST_DAYS:
            day = anchor_on + (ONE_DAY if basis is Basis.RELEASE else timedelta())
        else:
            day = away(anchor_on, offsets[kind.code], before=kind.before_release)
        found.append((kind, day))
    return sorted(found, key=lambda each: each[1])  # stable: of two that begin on one day the later one in the file rules
