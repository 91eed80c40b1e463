"""A group of a course with seats; a person's place in it: asked -> enrolled or waiting -> completed or left; who came to which session."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.reintegration.errors import NotAllowed, ReasonMissing

Mark = Literal["present", "late", "excused", "absent"]
MARKS: tuple[Mark, ...] = ("present", "late", "excused", "absent")
CAME = frozenset({"present", "late"})


class GroupState(StrEnum):
    """The state of a group."""

    OPEN = "open"
    ENDED = "ended"
    CANCELLED = "cancelled"


class GroupAct(StrEnum):
    """What is done with a group."""

    END = "end"
    CANCEL = "cancel"
    REOPEN = "reopen"


GROUP_TRANSITIONS: Mapping[tuple[GroupState, GroupAct], GroupState] = {
    (GroupState.OPEN, GroupAct.END): GroupState.ENDED,
    (GroupState.OPEN, GroupAct.CANCEL): GroupState.CANCELLED,
    (GroupState.ENDED, GroupAct.REOPEN): GroupState.OPEN,
    (GroupState.CANCELLED, GroupAct.REOPEN): GroupState.OPEN,
}


class State(StrEnum):
    """A person's place in a group. `declined`: by the provider; `withdrawn`: before it began; `left`: after."""

    ASKED = "asked"
    WAITING = "waiting"
    ENROLLED = "enrolled"
    COMPLETED = "completed"
    LEFT = "left"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


S = State
TRANSITIONS: Mapping[State, frozenset[State]] = {
    S.ASKED: frozenset({S.ENROLLED, S.WAITING, S.DECLINED, S.WITHDRAWN}),
    S.WAITING: frozenset({S.ENROLLED, S.DECLINED, S.WITHDRAWN}),
    S.ENROLLED: frozenset({S.COMPLETED, S.LEFT, S.WITHDRAWN}),
    S.COMPLETED: frozenset({S.ENROLLED}),
    S.LEFT: frozenset({S.ENROLLED}),
    S.DECLINED: frozenset({S.ASKED}),
    S.WITHDRAWN: frozenset({S.ASKED}),
}
SEATED = frozenset({S.ENROLLED, S.COMPLETED})
"""States that hold a seat."""
NOT_BEGUN = (S.ASKED, S.WAITING)
OPEN = (S.ASKED, S.WAITING, S.ENROLLED)
_STOPPED = ("work", "too_far", "times", "family", "other_course", "away", "moved", "not_said", "other")
REASONS: Mapping[State, Sequence[str]] = {
    S.DECLINED: ("no_seat", "not_eligible", "papers_missing", "group_cancelled", "other"),
    S.WITHDRAWN: (*_STOPPED, "entered_in_error", "consent_withdrawn", "case_closed"),
    S.LEFT: _STOPPED,
}
"""Why somebody does not take part."""
BY_ITSELF = frozenset({"consent_withdrawn", "case_closed", "group_cancelled"})


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as it stands."""

    id: UUID
    organisation: UUID
    organisation_name: str
    offer: UUID
    title: str
    text_language: str
    language: str
    place: str
    seats: int
    taken: int
    begins_on: date
    ends_on: date
    apply_until: date | None
    conditions: str | None
    own_number: str | None
    state: str
    why: str | None
    made_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session. `held`: None while nobody said whether it took place; `catch_up_for`: the session that it makes up for."""

    id: UUID
    course_group: UUID
    starts_at: datetime
    minutes: int
    topic: str
    held: bool | None
    catch_up_for: UUID | None
    version: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A person's place in a group, with the group's own data."""

    id: UUID
    person: UUID
    course_group: UUID
    organisation: UUID
    state: str
    reason: str | None
    consent: UUID | None
    shared_name: str
    certificate_number: str | None
    certificate_on: date | None
    result: str | None
    made_at: datetime
    version: int
    title: str
    text_language: str
    organisation_name: str
    begins_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Progress:
    """How many sessions took place, how often somebody came, and the sessions that are still to be caught up."""

    held: int
    came: int
    excused: int
    absent: int
    to_catch_up: tuple[UUID, ...]


def next_group_state(state: str, act: GroupAct, why: str = "") -> GroupState:
    """The state of a group after an act. Raises NotAllowed, ReasonMissing."""
    found = GROUP_TRANSITIONS.get((GroupState(state), act))
    if found is None:
        raise NotAllowed(state)
    if act is GroupAct.CANCEL and not why.strip():
        raise ReasonMissing
    return found


def next_state(state: str, to: State, reason: str | None = None) -> State:
    """The state of a place after a step. Raises NotAllowed, ReasonMissing."""
    if to not in TRANSITIONS[State(state)]:
        raise NotAllowed(state)
    if to in REASONS and reason not in REASONS[to]:
        raise ReasonMissing
    return to


def progress(sessions: Iterable[SessionRow], marks: Mapping[UUID, str]) -> Progress:
    """What somebody's marks (by session) come to. A session that did not take place counts for nobody; who came to the catch-up came."""
    held = [each for each in sessions if each.held]
    caught_up = {each.catch_up_for for each in held if each.catch_up_for and marks.get(each.id) in CAME}
    regular = [each for each in held if each.catch_up_for is None]
    came = sum(marks.get(each.id) in CAME or each.id in caught_up for each in regular)
    missed = [each.id for each in regular if marks.get(each.id) in ("excused", "absent") and each.id not in caught_up]
    of = [marks.get(each) for each in missed]
    return Progress(len(regular), came, of.count("excused"), of.count("absent"), tuple(missed))
