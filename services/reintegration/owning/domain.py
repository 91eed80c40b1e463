"""Who may have a case, how a hand-over goes on, and whom the software proposes. No database, no clock."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from services.reintegration.cases.domain import CaseRow
from services.reintegration.errors import NotAllowed
from shared.access.scope import region_of

LAST_MOMENT = timedelta(microseconds=1)
"""A cover ends where its next day begins; its last day is that of the moment before."""


class How(StrEnum):
    """How somebody came to have a case."""

    OPENED = "opened"
    TAKEN = "taken"
    GIVEN = "given"
    ACCEPTED = "accepted"


class Ended(StrEnum):
    """Why somebody does not have a case any more."""

    HANDED_OVER = "handed_over"
    GIVEN = "given"
    GIVEN_BACK = "given_back"
    LEFT = "left"
    MOVED = "moved"
    CLOSED = "closed"


class State(StrEnum):
    """Where a hand-over is. `LAPSED`: the case closed, moved or was given to somebody else meanwhile."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Act(StrEnum):
    """What is done with a hand-over that was asked for."""

    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"


TRANSITIONS: Mapping[tuple[State, Act], State] = {
    (State.ASKED, Act.ACCEPT): State.ACCEPTED,
    (State.ASKED, Act.DECLINE): State.DECLINED,
    (State.ASKED, Act.WITHDRAW): State.WITHDRAWN,
    (State.ASKED, Act.LAPSE): State.LAPSED,
}
"""The owner changes with ACCEPT alone."""


def next_state(state: str, act: Act) -> State:
    """The state after an act. Raises NotAllowed."""
    found = TRANSITIONS.get((State(state), act))
    if found is None:
        raise NotAllowed(state)
    return found


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who can have cases: where they work, and for which authority."""

    id: UUID
    name: str
    office: str
    authority: str = "probation"


def may_have(worker: Worker, case: CaseRow) -> bool:
    """Whether this worker sees the case, and so can have it: of its office, or of its region unless the case is restricted."""
    if worker.authority == "police" and case.authority != "police":
        return False
    return works_at(worker.office, case.office, case.region, restricted=case.restricted)


def works_at(office: str, case_office: str, region: str, *, restricted: bool) -> bool:
    """Whether the desk of this office has a case of that office and region."""
    return office == case_office or (office == region and not restricted)


def of_desk(worker: Worker, office: str) -> bool:
    """Whether the worker belongs to the team of this desk: of the office itself, or of an office below a region's desk."""
    return office in (worker.office, region_of(worker.office))


def may_answer(to: UUID, concerned: Collection[UUID], by: UUID, covers: Collection[UUID]) -> bool:
    """Whether `by` answers a hand-over: whoever is asked, or who stands in for them (`covers`: for whom `by` stands in now).

    `concerned`: who has the case and who asked. None of them answers their own question in the place of the other.
    """
    return to == by or (to in covers and by not in concerned)


@dataclass(frozen=True, slots=True)
class Load:
    """What a worker carries. `capacity` counts open cases; `is_default`: nobody set one for them. `overdue`: tasks past their time.

    `awaited`: referrals of their cases without an answer. `away_until` (the last moment) and `covered_by`: who stands in for them now.
    """

    worker: Worker
    cases: int
    overdue: int
    awaited: int
    capacity: int
    is_default: bool
    away_until: datetime | None = None
    covered_by: str = ""

    @property
    def free(self) -> int:
        """How many more cases fit; negative above the capacity."""
        return self.capacity - self.cases

    def above(self, more: int = 0) -> bool:
        """Whether so many more cases are beyond the capacity: a warning, never a refusal."""
        return more > self.free


def in_order(loads: Iterable[Load]) -> list[Load]:
    """Whom to choose from: who is here before who is away, then the one with the most room. The same loads in any order give the same."""
    return sorted(loads, key=lambda each: (each.away_until is not None, -each.free, each.worker.name, each.worker.id))


def proposed(loads: Iterable[Load]) -> Load | None:
    """The worker with the most room of those who are here; None where everybody is away. A human decides."""
    first = next(iter(in_order(loads)), None)
    return first if first is not None and first.away_until is None else None
