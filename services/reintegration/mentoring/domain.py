"""A mentor for a person: proposed, agreed by both, in force, ended; and what may stand in the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from services.reintegration.errors import NotAllowed, ReasonMissing, TooEarly


class State(StrEnum):
    """How far it is. `person_agreed` and `mentor_agreed`: the other one has not answered yet."""

    PROPOSED = "proposed"
    PERSON_AGREED = "person_agreed"
    MENTOR_AGREED = "mentor_agreed"
    ACTIVE = "active"
    DECLINED = "declined"
    ENDED = "ended"


class Act(StrEnum):
    """What is done. `extend`: another last day, also a corrected one of what has ended; `resume`: the end was entered by mistake;
    `propose`: asked anew after a no or an end."""

    PROPOSE = "propose"
    PERSON_AGREES = "person_agrees"
    MENTOR_AGREES = "mentor_agrees"
    PERSON_DECLINES = "person_declines"
    MENTOR_DECLINES = "mentor_declines"
    EXTEND = "extend"
    END = "end"
    RESUME = "resume"


S = State
TRANSITIONS: Mapping[tuple[State, Act], State] = {
    (S.PROPOSED, Act.PERSON_AGREES): S.PERSON_AGREED,
    (S.PROPOSED, Act.MENTOR_AGREES): S.MENTOR_AGREED,
    (S.PERSON_AGREED, Act.MENTOR_AGREES): S.ACTIVE,
    (S.MENTOR_AGREED, Act.PERSON_AGREES): S.ACTIVE,
    **{(state, Act.PERSON_DECLINES): S.DECLINED for state in (S.PROPOSED, S.PERSON_AGREED, S.MENTOR_AGREED)},
    **{(state, Act.MENTOR_DECLINES): S.DECLINED for state in (S.PROPOSED, S.PERSON_AGREED, S.MENTOR_AGREED)},
    **{(state, Act.EXTEND): state for state in (S.PROPOSED, S.PERSON_AGREED, S.MENTOR_AGREED, S.ACTIVE, S.ENDED)},
    **{(state, Act.END): S.ENDED for state in (S.PROPOSED, S.PERSON_AGREED, S.MENTOR_AGREED, S.ACTIVE)},
    (S.DECLINED, Act.PROPOSE): S.PROPOSED,
    (S.ENDED, Act.PROPOSE): S.PROPOSED,
    (S.ENDED, Act.RESUME): S.ACTIVE,
}
RUNNING = frozenset({S.PROPOSED, S.PERSON_AGREED, S.MENTOR_AGREED, S.ACTIVE})
BY_MENTOR = frozenset({Act.MENTOR_AGREES, Act.MENTOR_DECLINES})
"""What the mentor says; everything else is the desk's to write down."""
CHOSEN_REASONS = ("goals_reached", "person_stopped", "mentor_stopped", "not_a_match", "moved_away")
END_REASONS = (*CHOSEN_REASONS, "time_over", "account_disabled", "case_closed", "consent_withdrawn")
"""Why it ended; the last four are the software's own."""
CAN_RESUME = frozenset({*CHOSEN_REASONS, "time_over"})
"""Ends that may have been entered by mistake, or too early."""
Kind = Literal["meeting", "call", "message", "going_along", "other"]
KINDS: tuple[Kind, ...] = ("meeting", "call", "message", "going_along", "other")
MOST_MINUTES = 24 * 60


def after(current: str, act: Act, *, reason: str | None = None) -> State:
    """The state after an act. Raises NotAllowed; ReasonMissing for an end without a reason from its list."""
    found = TRANSITIONS.get((State(current), act))
    if found is None:
        raise NotAllowed(current)
    if act is Act.END and reason not in END_REASONS:
        raise ReasonMissing
    return found


def acts(current: str, reason: str | None = None) -> list[Act]:
    """What the desk may write down next. `reason`: why it ended."""
    known = [act for act in Act if (State(current), act) in TRANSITIONS and act not in BY_MENTOR]
    return [act for act in known if act is not Act.RESUME or reason in CAN_RESUME]


def last_day(current: str, act: Act, from_on: date, until_on: date, said: date | None, today: date) -> date:
    """The last day after an act: the one that was said, today for an end before it, otherwise as it was.

    Raises NotAllowed for a day before the first one, and for an end that is corrected to a day that has not come.
    """
    if act in (Act.EXTEND, Act.PROPOSE, Act.RESUME) and said is not None:
        if said < from_on or (current == State.ENDED and act is Act.EXTEND and said > today):
            raise NotAllowed("days")
        return said
    return max(from_on, min(until_on, today)) if act is Act.END else until_on


@dataclass(frozen=True, slots=True)
class Entry:
    """What a mentor did: on which day, how, for how long; `done` and the person's own words (`said`); when they meet next."""

    day: date
    kind: str
    minutes: int
    done: str
    said: str = ""
    next_on: date | None = None


def ensure_sensible(entry: Entry, from_on: date, today: date) -> None:
    """The day lies in the time of mentoring, and not ahead; something was done. Raises TooEarly, ReasonMissing."""
    if entry.day > today:
        raise TooEarly
    if entry.kind not in KINDS or not 0 < entry.minutes <= MOST_MINUTES or not entry.done.strip() or entry.day < from_on:
        raise ReasonMissing
