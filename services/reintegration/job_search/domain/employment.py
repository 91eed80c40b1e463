"""A job that began, and what shows after 30, 90 and 180 days that it goes on. Each job has a clock of its own.

What nobody could find out is written down as not known: it is nobody's fault.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.reintegration.errors import NotAllowed, TooEarly

END_REASONS = (
    "term_over", "own_wish", "by_agreement", "employer_ended", "staff_cut", "other_job", "study", "moved", "did_not_begin", "not_known",
    "other",
)  # fmt: skip
"""Why a job ended, as far as it was said."""
SEEN = ("contract", "payslip", "pension", "employer_word", "person_word", "not_known")
"""What was seen or heard that shows it, the strongest first. `pension`: contributions on the person's statement."""
STEPS = (1, 2, 3)
MOST_BEFORE, MOST_AHEAD = timedelta(days=3660), timedelta(days=60)
"""How far from today the first day may be."""


class State(StrEnum):
    """The state of a job. `mistake`: it was entered by mistake."""

    GOING_ON = "going_on"
    ENDED = "ended"
    MISTAKE = "mistake"


class Act(StrEnum):
    """What is done with a job."""

    BEGIN = "begin"
    CHANGE = "change"
    END = "end"
    RESUME = "resume"
    MISTAKE = "mistake"


TRANSITIONS: Mapping[tuple[State, Act], State] = {
    (State.GOING_ON, Act.CHANGE): State.GOING_ON,
    (State.GOING_ON, Act.END): State.ENDED,
    (State.GOING_ON, Act.MISTAKE): State.MISTAKE,
    (State.ENDED, Act.RESUME): State.GOING_ON,
}
"""`resume`: the end was entered by mistake, and the clock of the same job goes on. A new job is a new row."""

Standing = Literal["later", "due", "recorded", "not_reached"]


@dataclass(frozen=True, slots=True)
class EmploymentRow:
    """A job as it stands; who the employer is, is told by `sealed`. `next_proof_on`: None where nothing is asked any more."""

    id: UUID
    person: UUID
    application: UUID | None
    vacancy: UUID | None
    state: str
    started_on: date
    ended_on: date | None
    end_reason: str | None
    contract_seen: bool
    entered_on: date
    next_proof_on: date | None
    asked_step: int
    sealed: bytes
    version: int

    @property
    def about(self) -> str:
        """What its sealed texts are bound to."""
        return f"employment/{self.id}"


@dataclass(frozen=True, slots=True)
class ProofRow:
    """What was seen or heard at one step, in its newest version."""

    id: UUID
    step: int
    version: int
    seen: str
    seen_on: date
    sealed: bytes
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step of the clock: after `days`, on `due_on`."""

    step: int
    days: int
    due_on: date
    standing: Standing
    proof: ProofRow | None


def next_state(state: str, act: Act) -> State:
    """The state after an act. Raises NotAllowed."""
    found = TRANSITIONS.get((State(state), act))
    if found is None:
        raise NotAllowed(state)
    return found


def due_days(started_on: date, days: Sequence[int]) -> list[date]:
    """The day of each step: so many days after the first day of work."""
    return [started_on + timedelta(days=each) for each in days]


def milestones(
    started_on: date, ended_on: date | None, days: Sequence[int], proofs: Mapping[int, ProofRow], today: date
) -> list[Milestone]:
    """Every step of the clock of one job. What ended before its day is not asked for; what was recorded stays."""
    found: list[Milestone] = []
    for step, (each, due_on) in enumerate(zip(days, due_days(started_on, days), strict=True), start=1):
        proof = proofs.get(step)
        standing: Standing = "later" if due_on > today else "due"
        if ended_on is not None and ended_on < due_on:
            standing = "not_reached"
        found.append(Milestone(step, each, due_on, "recorded" if proof else standing, proof))
    return found


def next_proof(steps: Sequence[Milestone]) -> date | None:
    """The day of the first step that waits or will come; None where none does."""
    return next((each.due_on for each in steps if each.standing in ("due", "later")), None)


def ensure_days(started_on: date, today: date) -> None:
    """Raises TooEarly for a first day that is too far away from today in either direction."""
    if not today - MOST_BEFORE <= started_on <= today + MOST_AHEAD:
        raise TooEarly
