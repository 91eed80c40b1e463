"""The officer's one queue: what goes first, and by when it wants an answer."""

from datetime import date, datetime, timedelta

from services.probation.domain import law

PRIORITIES: dict[str, int] = {
    "alert": 1,
    "bracelet": 2,
    "violation": 2,
    "second_opinion": 2,
    "contact_wanted": 2,
    "check_in": 3,
    "missed": 3,
    "wellbeing": 3,
    "duplicate": 4,
    "duplicate_elsewhere": 4,
    "residence": 5,
    "enrol": 5,
}
LOWEST = 9


def priority(kind: str) -> int:
    """1 comes first."""
    return PRIORITIES.get(kind, LOWEST)


def answer_due(opened_at: datetime, on: date) -> datetime:
    """By when an officer should have looked."""
    return opened_at + timedelta(days=law.number("check_in.review_due", on))
