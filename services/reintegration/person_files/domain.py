"""What a file may be about, how large it may be, and which state it is in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal
from uuid import UUID

LARGEST_MB = 10
LARGEST = LARGEST_MB * 1024 * 1024
LARGEST_FORM = LARGEST + 256 * 1024
"""Of a form with one file."""
MOST_FILES = 10
"""Files that one thing has at most, without those that were replaced or removed."""
MOST_PAGES = 50

SubjectKind = Literal["step", "consent", "plan_answer"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a file proves: a step that is done, the signed paper of a consent, the signature under a plan."""

    kind: SubjectKind
    id: UUID


class FileState(StrEnum):
    """Where a file is in its life."""

    KEPT = "kept"
    REPLACED = "replaced"
    REMOVED = "removed"
    DESTROYED = "destroyed"


def state_of(ended_how: str | None, destroyed_at: datetime | None) -> FileState:
    """`ended_how`: replaced, removed, or None."""
    if destroyed_at is not None:
        return FileState.DESTROYED
    return FileState(ended_how) if ended_how else FileState.KEPT


def destroyed_on(ended_at: datetime, days: int) -> datetime:
    """When the content of a replaced or removed file is destroyed. `days`: how long it can be taken back."""
    return ended_at + timedelta(days=days)
