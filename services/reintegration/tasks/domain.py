"""A task on the desk: somebody asked for help, or should be contacted. open -> taken -> done; cancelled with the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.reintegration.errors import NotAllowed

Kind = Literal["support", "contact", "alarm"]
"""`alarm`: an assessment found that somebody has no place to sleep, or is in danger, today."""


class TaskStatus(StrEnum):
    """The state of a task."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"
    CANCELLED = "cancelled"


T = TaskStatus
TRANSITIONS: Mapping[tuple[TaskStatus, TaskStatus], str] = {
    (T.OPEN, T.TAKEN): "take",
    (T.TAKEN, T.OPEN): "give_back",
    (T.TAKEN, T.DONE): "finish",
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
    words: str
    status: str
    asked_at: datetime
    created_at: datetime
    due_at: datetime
    taken_by: UUID | None
    taken_by_name: str | None
    urgent: bool

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


def sort_key(task: Waiting, now: datetime) -> tuple[bool, bool, datetime, datetime]:
    """Sort key of the desk: overdue first, then urgent, then those due soonest, then the oldest."""
    return (task.due_at > now, not task.urgent, task.due_at, task.created_at)
