"""Closing a registration: the reasons, who confirms, and until when it can be undone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from services.probation.cases.domain.categories import Category
from services.probation.law import rules as law

Answer = Literal["confirmed", "refused"]
TERM_ENDED = "term_ended"
HOURS_SERVED = "hours_served"
"""Of community work, whose term is counted in hours."""


@dataclass(frozen=True, slots=True)
class Closing:
    """One closing, proposed or done. `answer`: what a second officer said; `undo_until`: after that the face is erased."""

    id: UUID
    registration: UUID
    person: UUID
    reason: str
    document: str
    words: str
    proposed_at: datetime
    proposed_by: UUID
    proposed_by_name: str
    answer: Answer | None
    answered_by_name: str | None
    answer_words: str | None
    closed_at: datetime | None
    undo_until: datetime | None
    undone_at: datetime | None
    final_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether it waits for a second officer."""
        return self.answer is None and self.closed_at is None

    def can_be_undone(self, now: datetime) -> bool:
        """Whether the person can still be put back as if nothing had happened."""
        return (
            self.closed_at is not None and self.undo_until is not None and now < self.undo_until and not (self.undone_at or self.final_at)
        )


def reasons(on: date, category: str) -> tuple[str, ...]:
    """The reasons for which a registration of this category is closed."""
    return tuple(each for each in law.values("closing.reasons", on) if each != HOURS_SERVED or category == Category.COMMUNITY_WORK)


def needs_second(reason: str, on: date) -> bool:
    """Whether a second officer must confirm the closing."""
    return reason in law.values("closing.second_person", on)


def undo_until(closed_at: datetime, on: date) -> datetime:
    """Until when a closing can be undone."""
    return closed_at + timedelta(hours=law.number("closing.undo_within", on))


def reason_problem(reason: str, *, ends_on: date | None, today: date) -> str | None:
    """A code if the reason contradicts the term: it has not ended before its last day, and never while it is suspended."""
    if reason != TERM_ENDED:
        return None
    if ends_on is None:
        return "term_suspended"
    return "term_runs" if today < ends_on else None
