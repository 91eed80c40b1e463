"""By when something that waits wants an answer."""

from datetime import date, datetime, timedelta

from services.probation.law import rules as law

LOWEST = 9
"""The priority of what nobody contributed; 1 comes first."""


def answer_due(opened_at: datetime, on: date) -> datetime:
    """By when an officer should have looked."""
    return opened_at + timedelta(days=law.number("check_in.review_due", on))
