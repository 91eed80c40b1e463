"""An application: considered -> applied -> interview -> offered -> started; refused, declined or withdrawn on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from services.reintegration.errors import NotAllowed, ReasonMissing


class State(StrEnum):
    """The state of an application. `refused`: by the employer; `declined`: by the person; `withdrawn`: by the desk."""

    CONSIDERED = "considered"
    APPLIED = "applied"
    INTERVIEW = "interview"
    OFFERED = "offered"
    STARTED = "started"
    REFUSED = "refused"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


S = State
TRANSITIONS: Mapping[State, frozenset[State]] = {
    S.CONSIDERED: frozenset({S.APPLIED, S.DECLINED, S.WITHDRAWN}),
    S.APPLIED: frozenset({S.INTERVIEW, S.OFFERED, S.REFUSED, S.DECLINED, S.WITHDRAWN}),
    S.INTERVIEW: frozenset({S.INTERVIEW, S.OFFERED, S.REFUSED, S.DECLINED, S.WITHDRAWN}),
    S.OFFERED: frozenset({S.STARTED, S.REFUSED, S.DECLINED, S.WITHDRAWN}),
    S.STARTED: frozenset({S.OFFERED}),
    S.REFUSED: frozenset({S.CONSIDERED}),
    S.DECLINED: frozenset({S.CONSIDERED}),
    S.WITHDRAWN: frozenset({S.CONSIDERED}),
}
"""`started` -> `offered`: the beginning was entered by mistake. What ended is taken up again as considered, and sent anew."""
OPEN = (S.CONSIDERED, S.APPLIED, S.INTERVIEW, S.OFFERED)
REASONS: Mapping[State, Sequence[str]] = {
    S.REFUSED: ("place_taken", "experience", "papers_missing", "requirements", "no_answer", "not_said", "other"),
    S.DECLINED: ("wage", "too_far", "hours", "other_job", "family", "course", "not_said", "other"),
    S.WITHDRAWN: ("vacancy_ended", "entered_in_error", "person_away", "consent_withdrawn", "case_closed", "other"),
}
"""Why an application ended."""
BY_ITSELF = frozenset({"consent_withdrawn", "case_closed"})
"""Reasons that follow from something else, and that nobody chooses."""
BY_OTHERS = frozenset({S.APPLIED, S.STARTED})
"""States that a form of their own leads to: sending the CV, and the beginning of the job."""


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application as it stands; `shared_*` is what the employer was sent."""

    id: UUID
    person: UUID
    vacancy: UUID
    organisation: UUID
    state: str
    reason: str | None
    interview_at: datetime | None
    consent: UUID | None
    shared_name: str | None
    shared_phone: str | None
    sent_at: datetime | None
    made_at: datetime
    version: int
    title: str
    text_language: str
    organisation_name: str


def next_state(state: str, to: State, *, reason: str | None = None, interview_at: datetime | None = None) -> State:
    """The state after a step. Raises NotAllowed, ReasonMissing where a reason or the time of an interview is missing."""
    if to not in TRANSITIONS[State(state)]:
        raise NotAllowed(state)
    if to in REASONS and reason not in REASONS[to]:
        raise ReasonMissing
    if to is State.INTERVIEW and interview_at is None:
        raise ReasonMissing
    return to


def steps(state: str) -> list[State]:
    """What a worker can choose on the form."""
    found = TRANSITIONS[State(state)] - BY_OTHERS
    return [each for each in State if each in found and state != S.STARTED]


def ends_without_consent(state: str) -> bool:
    """Whether it stops when the consent is taken back: what has not led to an offer yet."""
    return state in (S.APPLIED, S.INTERVIEW)
