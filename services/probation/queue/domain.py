"""Items that wait for an officer, and by when they need an answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from services.probation.law import rules as law

LOWEST = 9
"""The priority of an unknown kind; 1 comes first."""


class Why(StrEnum):
    """Why an officer puts an item off."""

    PERSON = "person"
    PAPER = "paper"
    AUTHORITY = "authority"
    AGREED = "agreed"
    SENIOR = "senior"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the queue. `subject_id` is what it is about, `person` whom; `escalation` moves it up by so many places.

    Until `put_off_until` it is out of the queue.
    """

    id: UUID
    kind: str
    person: UUID
    subject_id: UUID
    reason: str
    priority: int
    escalation: int
    opened_at: datetime
    due_at: datetime
    closed_at: datetime | None = None
    put_off_until: datetime | None = None
    put_off_why: str | None = None
    put_off_by_name: str | None = None
    put_off_times: int = 0


@dataclass(frozen=True, slots=True)
class ListedItem(Item):
    """An item with the person's name and case, as a list shows it. `officer_name`: whose case it is."""

    name: str = ""
    case_number: str = ""
    officer_name: str | None = None


def answer_due(opened_at: datetime, on: date) -> datetime:
    """By when an officer should have looked."""
    return opened_at + timedelta(days=law.number("check_in.review_due", on))
