"""A task on the desk: somebody asked for help, or should be contacted. open -> taken -> done, with an outcome; cancelled with the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.reintegration.errors import NotAllowed, ReasonMissing

Kind = Literal["support", "contact", "alarm", "arrival", "returned", "unstaffed", "restaffed", "release", "stopped", "reopened"]
"""`alarm`: an assessment found that somebody has no place to sleep, or is in danger, today. `arrival`: the desk and a provider say
different things about an arrival. `returned`: a provider or its service has ended while a referral was open. `unstaffed`: nobody at the
provider can answer it in the portal; `restaffed`: somebody can again. `release`: the institution corrected the day of release. `stopped`:
an ending was a mistake, and a worker decides what of what had stopped goes on. `reopened`: the ending of the provider was undone."""


Via = Literal["kiosk", "form", "desk", "assessment"]
"""Where it was asked: at the kiosk, through the public page, by a worker in a talk, in an assessment of needs."""


class TaskStatus(StrEnum):
    """The state of a task."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """How a task ended. `plan`: the help goes on as a plan."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    PLAN = "plan"


OUTCOMES = (Outcome.MET, Outcome.PARTLY, Outcome.NOT_MET)
"""What a worker chooses from."""
WHY_NOT = (
    "person_declined",
    "cannot_reach",
    "no_service",
    "no_capacity",
    "not_eligible",
    "documents_missing",
    "not_needed",
    "entered_in_error",
    "other",
)
"""Why what was asked for was met in part or not at all."""

T = TaskStatus
TRANSITIONS: Mapping[tuple[TaskStatus, TaskStatus], str] = {
    (T.OPEN, T.TAKEN): "take",
    (T.TAKEN, T.OPEN): "give_back",
    (T.TAKEN, T.DONE): "finish",
    (T.DONE, T.TAKEN): "reopen",
    (T.OPEN, T.CANCELLED): "cancel",
    (T.TAKEN, T.CANCELLED): "cancel",
}
WAITING = (T.OPEN, T.TAKEN)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task: what was asked, when it is due, and who has it."""

    id: UUID
    person: UUID
    kind: str
    need: str
    words: str = field(repr=False)
    status: str
    asked_at: datetime
    created_at: datetime
    due_at: datetime
    taken_by: UUID | None
    taken_by_name: str | None
    urgent: bool
    ended_at: datetime | None
    outcome: str | None
    need_id: UUID | None
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)

    @property
    def holder(self) -> str:
        """The name of the worker who has it; empty while nobody has."""
        return self.taken_by_name or ""


@dataclass(frozen=True)
class Waiting:
    """What the order of the desk depends on."""

    due_at: datetime
    created_at: datetime
    urgent: bool


def move(current: TaskStatus, to: TaskStatus) -> TaskStatus:
    """The new state. Raises NotAllowed for a step the table does not know."""
    if (current, to) not in TRANSITIONS:
        raise NotAllowed(current)
    return to


def ensure_explained(outcome: Outcome, why_not: str | None, words: str) -> None:
    """A worker says what was done, and why where it was not all. Raises ReasonMissing."""
    if outcome is Outcome.PLAN or not words.strip() or (outcome is not Outcome.MET and why_not not in WHY_NOT):
        raise ReasonMissing


def sort_key(task: Waiting, now: datetime) -> tuple[bool, bool, datetime, datetime]:
    """Sort key of the desk: overdue first, then urgent, then those due soonest, then the oldest."""
    return (task.due_at > now, not task.urgent, task.due_at, task.created_at)
