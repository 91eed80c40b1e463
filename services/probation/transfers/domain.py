"""A transfer as a state machine: who may do what to it in which state. No database, no clock.

    asked ── agree (keeping) ──▶ offered ── accept (receiving) ──▶ accepted

The case changes its office at `accept` and at no other step. Both open states end by a refusal of the other side, by the side that began
them taking them back, or by nobody answering in time.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args
from uuid import UUID

from services.probation.law import rules as law

State = Literal["asked", "offered", "accepted", "refused", "withdrawn", "expired"]
Step = Literal["agree", "accept", "refuse", "withdraw", "expire"]
Side = Literal["keeping", "receiving", "system"]
STATES: tuple[State, ...] = get_args(State)
STEPS: tuple[Step, ...] = get_args(Step)
SIDES: tuple[Side, ...] = get_args(Side)

TRANSITIONS: Mapping[tuple[State, Step], tuple[Side, State]] = {
    ("asked", "agree"): ("keeping", "offered"),
    ("asked", "refuse"): ("keeping", "refused"),
    ("asked", "withdraw"): ("receiving", "withdrawn"),
    ("asked", "expire"): ("system", "expired"),
    ("offered", "accept"): ("receiving", "accepted"),
    ("offered", "refuse"): ("receiving", "refused"),
    ("offered", "withdraw"): ("keeping", "withdrawn"),
    ("offered", "expire"): ("system", "expired"),
}
"""What may be done in a state: which side does it, and the state that follows. What is not here is impossible."""


class NotPossible(Exception):
    """This step does not exist in this state: somebody else decided meanwhile, or the button was pressed twice."""


class WrongSide(Exception):
    """The step exists in this state, for the other side."""


def move(state: State, step: Step, sides: Collection[Side]) -> State:
    """The state after a step of somebody who stands on these sides. Raises NotPossible, WrongSide."""
    found = TRANSITIONS.get((state, step))
    if found is None:
        raise NotPossible
    side, following = found
    if side not in sides:
        raise WrongSide
    return following


def possible(state: State, sides: Collection[Side]) -> frozenset[Step]:
    """What somebody on these sides may do now."""
    return frozenset(step for (before, step), (side, _) in TRANSITIONS.items() if before == state and side in sides)


def answer_due(now: datetime) -> datetime:
    """Until when the other side has to answer."""
    return now + timedelta(days=law.number("transfer.answer", now.date()))


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer as it is stored. `wish` is why the receiving office asks; `reason` and `document` are the keeping office's."""

    id: UUID
    state: State
    iin: str | None
    person: UUID | None
    person_name: str | None
    case_number: str | None
    from_office: str | None
    from_officer: UUID | None
    from_officer_name: str | None
    to_office: str
    to_officer: UUID | None
    to_officer_name: str | None
    wish: str | None
    reason: str | None
    document: str | None
    begun_at: datetime
    begun_by: UUID
    begun_by_name: str
    offered_at: datetime | None
    offered_by_name: str | None
    due_at: datetime
    decided_at: datetime | None
    decided_by_name: str | None
    answer: str | None
    history_from: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to answer still."""
        return self.decided_at is None
