"""Where a need waits, and what an answer at the end of a referral, a course, a job or a group makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.reintegration.errors import NotAllowed, ReasonMissing
from services.reintegration.needs.domain.states import State

Kind = Literal["task", "goal", "referral", "course", "job", "group"]
"""What carries the id of a need."""
ENDING: tuple[Kind, ...] = ("referral", "course", "job", "group")
"""At whose end a worker is asked whether the need is met."""
WHY = ("person_declined", "cannot_reach", "no_service", "no_capacity", "not_eligible", "documents_missing", "did_not_come", "other")
"""Why a need is met in part or not."""


class Stage(StrEnum):
    """Where an open need waits, in the order of its way."""

    ASKED = "asked"
    TASK = "task"
    PLANNED = "planned"
    ANSWER = "answer"
    ARRIVAL = "arrival"
    HELP = "help"
    OUTCOME = "outcome"


class Answer(StrEnum):
    """Whether a need is met."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


A, S = Answer, State
AFTER: Mapping[tuple[State, Answer], State] = {
    (S.NOT_STARTED, A.MET): S.MET,
    (S.NOT_STARTED, A.PARTLY): S.IN_PROGRESS,
    (S.NOT_STARTED, A.NOT_MET): S.IN_PROGRESS,
    (S.IN_PROGRESS, A.MET): S.MET,
    (S.IN_PROGRESS, A.PARTLY): S.IN_PROGRESS,
    (S.IN_PROGRESS, A.NOT_MET): S.IN_PROGRESS,
    (S.MET, A.MET): S.MET,
    (S.MET, A.PARTLY): S.IN_PROGRESS,
    (S.MET, A.NOT_MET): S.IN_PROGRESS,
    (S.DECLINED, A.PARTLY): S.DECLINED,
    (S.DECLINED, A.NOT_MET): S.DECLINED,
}
"""The state of the need after the answer. Only what is met closes it; a person who declined has to want help again first."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is done for a person: its need, where one is linked, and how far it is.

    `what`: the kind of help, or a title in the language of whoever wrote it; `who`: a worker or a provider; `due_at`: until when the task
    is due or the provider answers; `via`, `asked_by`: where and by whom it was asked; `result`: a task's outcome; `arrival`: what was said
    last about the arrival; `plan`: of a goal; `ended`: a worker is asked for the outcome.
    """

    kind: Kind
    id: UUID
    need_id: UUID | None
    what: str
    task_kind: str
    state: str
    begun_at: datetime
    due_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    who: str | None
    via: str | None
    asked_by: str | None
    result: str | None
    arrival: str | None
    ended: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer as a reader may see it; the highest `number` of a subject is how it stands."""

    kind: str
    subject: UUID
    number: int
    answer: Answer
    why: str | None
    note: str
    by_name: str
    at: datetime


def state_after(current: State, answer: Answer) -> State:
    """The state of the need after an answer. Raises NotAllowed where the person declined help with it."""
    if (current, answer) not in AFTER:
        raise NotAllowed(current)
    return AFTER[current, answer]


def ensure_explained(answer: Answer, why: str | None) -> None:
    """What is not met in full has a reason. Raises ReasonMissing."""
    if answer is not Answer.MET and why not in WHY:
        raise ReasonMissing


def last_of(seen: list[Seen], subject: UUID) -> Seen | None:
    """How it stands with one subject."""
    return max((each for each in seen if each.subject == subject), key=lambda each: each.number, default=None)
