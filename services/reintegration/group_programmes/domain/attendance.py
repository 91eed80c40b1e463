"""Who came to what: sessions that count, those that were caught up, and what result that allows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from services.reintegration.errors import NotAllowed
from services.reintegration.group_programmes.domain.states import Act, SessionState

Mark = Literal["present", "late", "excused", "absent"]
MARKS: tuple[Mark, ...] = ("present", "late", "excused", "absent")
CAME = frozenset({"present", "late"})
"""With these a session counts: who came late was there."""


@dataclass(frozen=True, slots=True)
class Held:
    """A session as far as counting needs it. `number`: of the session in the programme, the same for the one that catches it up."""

    id: UUID
    number: int
    state: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of a programme somebody has: numbers of sessions, each in one set. `open`: not held yet, or not marked."""

    attended: frozenset[int]
    missed: frozenset[int]
    open: frozenset[int]

    @property
    def total(self) -> int:
        """How many sessions the group has."""
        return len(self.attended) + len(self.missed) + len(self.open)


def standing(sessions: Iterable[Held], marks: Mapping[UUID, str]) -> Standing:
    """By the sessions of the group and the marks of one person, by session. One session caught up covers the one that was missed."""
    numbers: dict[int, list[Held]] = {}
    for each in sessions:
        numbers.setdefault(each.number, []).append(each)
    attended = {number for number, held in numbers.items() if any(marks.get(one.id) in CAME for one in held)}
    waiting = {number for number, held in numbers.items() if any(_is_open(one, marks) for one in held)} - attended
    return Standing(frozenset(attended), frozenset(set(numbers) - attended - waiting), frozenset(waiting))


def _is_open(session: Held, marks: Mapping[UUID, str]) -> bool:
    return session.state == SessionState.PLANNED or (session.state == SessionState.HELD and session.id not in marks)


def ensure_result(act: Act, stands: Standing, needed: int) -> None:
    """A whole result needs the sessions that the programme asks for, one in part at least one. Raises NotAllowed."""
    came = len(stands.attended)
    if (act is Act.COMPLETE and came < needed) or (act is Act.COMPLETE_IN_PART and came == 0):
        raise NotAllowed("too_few_sessions")


def results(stands: Standing, needed: int, possible: Collection[Act]) -> list[Act]:
    """Of the acts those that the attendance allows."""
    came = len(stands.attended)
    return [act for act in possible if not (act is Act.COMPLETE and came < needed) and not (act is Act.COMPLETE_IN_PART and came == 0)]
