"""When a plan is looked at again with the person: sooner where a need is urgent, and in the first time after release."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, get_args

from services.reintegration.errors import NotAllowed, ReasonMissing

Basis = Literal["urgent", "first_time", "later"]
Exemption = Literal["in_hospital", "in_custody", "travelling", "cannot_be_reached"]
EXEMPTIONS: tuple[Exemption, ...] = get_args(Exemption)


@dataclass(frozen=True, slots=True)
class Intervals:
    """Days until the next review, and how long after release the first time lasts (values of the desk's law)."""

    urgent: int
    first_time: int
    later: int
    first_time_lasts: int


@dataclass(frozen=True, slots=True)
class Review:
    """A review that waits. While the person is exempt, it is not asked for."""

    due_on: date
    exempt_since: date | None = None
    exempt_reason: str | None = None

    def overdue(self, today: date) -> bool:
        """Whether its day is over."""
        return self.due_on < today


def next_review(today: date, *, urgent: bool, began_on: date, intervals: Intervals) -> tuple[date, Basis]:
    """(day, why then). `began_on`: release, or the opening of the case where no release is known."""
    if urgent:
        return today + timedelta(days=intervals.urgent), "urgent"
    if (today - began_on).days < intervals.first_time_lasts:
        return today + timedelta(days=intervals.first_time), "first_time"
    return today + timedelta(days=intervals.later), "later"


def sooner(due_on: date, other: date) -> date:
    """A need that becomes urgent brings a review forward, never back."""
    return min(due_on, other)


def exempt(review: Review, reason: str, today: date) -> Review:
    """The person cannot take part now. Raises NotAllowed where they are exempt already, ReasonMissing."""
    if review.exempt_since is not None:
        raise NotAllowed("exempt")
    if reason not in EXEMPTIONS:
        raise ReasonMissing
    return replace(review, exempt_since=today, exempt_reason=reason)


def cleared(review: Review, today: date) -> Review:
    """The exemption ends. A review that was overdue when it began keeps its day; one that fell due meanwhile is due today.

    Raises NotAllowed without an exemption.
    """
    if review.exempt_since is None:
        raise NotAllowed("active")
    fell_due = review.exempt_since <= review.due_on < today
    return Review(today if fell_due else review.due_on)
