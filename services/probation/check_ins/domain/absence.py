"""An absence known beforehand: its period, its reason, and what becomes of check-ins in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from shared.law.calendar import next_working_day


class Reason(StrEnum):
    """The valid excuses of УИК 53; "other" is a circumstance that is documented."""

    LATE_SUMMONS = "late_summons"
    ILLNESS = "illness"
    OTHER = "other"


class Effect(StrEnum):
    """What becomes of a check-in in the period."""

    EXCUSED = "excused"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Absence:
    """From one day until another, both included."""

    id: UUID
    from_on: date
    until_on: date
    effect: Effect

    def holds_on(self, day: date) -> bool:
        """Whether a day is in the period."""
        return self.from_on <= day <= self.until_on


def absence_on(absences: Sequence[Absence], day: date) -> Absence | None:
    """The absence that a day is in; of several, one that excuses."""
    found = [one for one in absences if one.holds_on(day)]
    return min(found, key=lambda one: (one.effect is not Effect.EXCUSED, one.from_on)) if found else None


def moved_behind(absences: Sequence[Absence], day: date) -> date:
    """The first working day after the absences that move a check-in of that day; an absence that excuses ends the search."""
    while (found := absence_on(absences, day)) is not None and found.effect is Effect.MOVED:
        day = next_working_day(found.until_on + timedelta(days=1))
    return day
