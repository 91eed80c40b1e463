"""Contacts that were made, and appointments: planned -> ended with an outcome, moved to another time, or cancelled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.errors import NotAllowed, ReasonMissing, TooEarly

KINDS = ("call", "visit", "message", "letter", "meeting")
"""How somebody was contacted."""
TALKS = ("call", "visit", "meeting")
"""What is a talk: both sides were there."""
WITH = ("person", "relative", "provider", "institution", "officer", "other")
"""With whom."""
WAYS = ("office", "visit", "phone", "video")
"""Where an appointment is."""
LENGTHS = (15, 30, 45, 60, 90, 120)
"""Minutes of an appointment."""
ZONES = ("Asia/Almaty", "Europe/Moscow", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk", "Asia/Tashkent", "Asia/Bishkek")
"""Time zones in which a person of the desk may be; Kazakhstan has one."""
ATTENDED = ("yes", "late", "no")
WHY_NOT = ("ill", "at_work", "family", "at_authority", "no_transport", "place_closed", "worker_absent", "no_reason", "not_known")
"""Why the person did not come, or why the talk did not happen."""


class State(StrEnum):
    """The state of an appointment."""

    PLANNED = "planned"
    MOVED = "moved"
    CANCELLED = "cancelled"
    ENDED = "ended"


class Act(StrEnum):
    """What is done with an appointment."""

    PLAN = "plan"
    MOVE = "move"
    CANCEL = "cancel"
    RECORD = "record"
    CORRECT = "correct"


TRANSITIONS: Mapping[tuple[State, Act], State] = {
    (State.PLANNED, Act.MOVE): State.MOVED,
    (State.PLANNED, Act.CANCEL): State.CANCELLED,
    (State.PLANNED, Act.RECORD): State.ENDED,
    (State.ENDED, Act.CORRECT): State.ENDED,
}


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact that was made."""

    id: UUID
    person: UUID
    kind: str
    with_whom: str
    with_words: str | None = field(repr=False)
    happened_at: datetime
    words: str = field(repr=False)
    next_on: date | None
    by_name: str
    at: datetime
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """An appointment as it stands. `held`: whether the talk happened; None while there is no outcome."""

    id: UUID
    person: UUID
    way: str
    purpose: str = field(repr=False)
    starts_at: datetime
    minutes: int
    place: str | None = field(repr=False)
    time_zone: str
    state: str
    attended: str | None
    held: bool | None
    why_not: str | None
    result: str | None = field(repr=False)
    supersedes: UUID | None
    superseded_by: UUID | None
    worker: UUID
    worker_name: str
    version: int
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether the person came, whether the talk happened, why not, and what came of it."""

    attended: str
    held: bool
    why_not: str | None = None
    result: str | None = None


def next_state(state: str, act: Act) -> State:
    """The state after an act. Raises NotAllowed."""
    found = TRANSITIONS.get((State(state), act))
    if found is None:
        raise NotAllowed(state)
    return found


def ensure_sensible(outcome: Outcome, starts_at: datetime, now: datetime) -> None:
    """What did not happen has a reason, what happened a result; nothing is said beforehand. Raises TooEarly, ReasonMissing."""
    if starts_at > now:
        raise TooEarly
    happened = outcome.held and outcome.attended != "no"
    if outcome.attended not in ATTENDED or (outcome.held and outcome.attended == "no"):
        raise ReasonMissing
    if (happened and not outcome.result) or (not happened and outcome.why_not not in WHY_NOT):
        raise ReasonMissing


def clock_of_person(starts_at: datetime, time_zone: str, own: str) -> str | None:
    """The person's time as HH:MM with the day where it is another one; None where their clock shows the same as the worker's."""
    theirs, ours = starts_at.astimezone(ZoneInfo(time_zone)), starts_at.astimezone(ZoneInfo(own))
    if theirs.utcoffset() == ours.utcoffset():
        return None
    return f"{theirs:%H:%M}" if theirs.date() == ours.date() else f"{theirs:%d.%m, %H:%M}"
