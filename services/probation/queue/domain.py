"""Items that wait for an officer, and by when they need an answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from services.probation.law import rules as law

LOWEST = 9
"""The priority of an unknown kind; 1 comes first."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the queue. `subject_id` is what it is about, `person` whom; `escalation` moves it up by so many places."""

    id: UUID
    kind: str
    person: UUID
    subject_id: UUID
    reason: str
    priority: int
    escalation: int
    opened_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ListedItem(Item):
    """An item with the person's name and case, as a list shows it."""

    name: str
    case_number: str


def answer_due(opened_at: datetime, on: date) -> datetime:
    """By when an officer should have looked."""
    return opened_at + timedelta(days=law.number("check_in.review_due", on))
