"""What an officer carries, and how cases are divided. No database, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Load:
    """What an officer carries. `capacity` counts cases; `is_default`: nobody set it. `works`: the account is in use.

    `away_until` and `covered_by`: who stands in for them at this moment.
    """

    officer: UUID
    name: str
    cases: int
    bracelets: int
    items: int
    capacity: int
    is_default: bool
    works: bool
    away_until: datetime | None = None
    covered_by: str = ""

    @property
    def free(self) -> int:
        """How many more cases fit; negative above the capacity."""
        return self.capacity - self.cases

    def above(self, more: int = 0) -> bool:
        """Whether so many more cases are beyond the capacity."""
        return more > self.free


def split(cases: Sequence[UUID], free: Mapping[UUID, int]) -> dict[UUID, UUID]:
    """Each case with its new officer: always to whom has most room then; `free` by officer. Raises ValueError without an officer.

    The same cases and officers in any order give the same result.
    """
    if not free:
        raise ValueError("cases are divided among officers")
    room, given = dict(free), {}
    for each in sorted(cases):
        to = max(room, key=lambda officer: (room[officer], officer))
        room[to] -= 1
        given[each] = to
    return given
