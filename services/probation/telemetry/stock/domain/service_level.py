"""How long a vendor took with a faulty bracelet, against the days that were agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Agreed:
    """So many calendar days for a bracelet handed over from this day on, and the contract that says so."""

    days: int
    valid_from: date
    source: str


def agreed_on(levels: Sequence[Agreed], day: date) -> Agreed | None:
    """What holds for a bracelet that was handed over on a day: the latest agreement that had begun; of one day, the one entered last."""
    begun = [level for level in levels if level.valid_from <= day]
    return max(reversed(begun), key=lambda level: level.valid_from) if begun else None


@dataclass(frozen=True, slots=True)
class Served:
    """One stay of a bracelet at its vendor. `days`: until it came back, or until today; `late_by`: days more than agreed."""

    days: int
    late_by: int


def served(handed_over: date, came_back: date | None, agreed: int, today: date) -> Served:
    """How long it took, and how many days more than agreed."""
    days = ((came_back or today) - handed_over).days
    return Served(days, max(0, days - agreed))
