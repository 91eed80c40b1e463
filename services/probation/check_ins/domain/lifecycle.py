"""The life of a check-in: one table of transitions, and the rule that software alone never decides against a person."""

from datetime import datetime
from enum import StrEnum
from typing import Literal


class State(StrEnum):
    """The state of a check-in."""

    CREATED = "created"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    EXCUSED = "excused"


class Event(StrEnum):
    """What can happen to it."""

    HAND_IN = "hand_in"
    HAND_IN_LATE = "hand_in_late"
    REVIEW = "review"
    EXPIRE = "expire"
    CANCEL = "cancel"
    VOUCH = "vouch"
    EXCUSE = "excuse"
    RESUME = "resume"
    LAPSE = "lapse"
    UNDO = "undo"


TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.CREATED, Event.HAND_IN): State.SUBMITTED,
    (State.CREATED, Event.HAND_IN_LATE): State.EXPIRED,
    (State.CREATED, Event.EXPIRE): State.EXPIRED,
    (State.CREATED, Event.CANCEL): State.CANCELLED,
    (State.CREATED, Event.REVIEW): State.REVIEWED,  # vouched in person without the kiosk
    (State.SUBMITTED, Event.REVIEW): State.REVIEWED,
    (State.SUBMITTED, Event.CANCEL): State.CANCELLED,
    (State.EXPIRED, Event.HAND_IN): State.SUBMITTED,  # handed in in time, its message came after the sweep
    (State.EXPIRED, Event.HAND_IN_LATE): State.EXPIRED,
    (State.EXPIRED, Event.REVIEW): State.EXPIRED,  # keeps EXPIRED, with reviewed_at
    # An officer logs that the person came: early, within the window (also when it is logged afterwards), or although excused.
    (State.CREATED, Event.VOUCH): State.REVIEWED,
    (State.EXPIRED, Event.VOUCH): State.REVIEWED,
    (State.EXCUSED, Event.VOUCH): State.REVIEWED,
    # A visit logged by mistake is taken back: another check-in of that day takes this one's place.
    (State.REVIEWED, Event.UNDO): State.CANCELLED,
    (State.EXPIRED, Event.UNDO): State.EXPIRED,
    # An absence known beforehand, and its withdrawal before or after the window.
    (State.CREATED, Event.EXCUSE): State.EXCUSED,
    (State.EXCUSED, Event.RESUME): State.CREATED,
    (State.EXCUSED, Event.LAPSE): State.EXPIRED,
    (State.EXCUSED, Event.CANCEL): State.CANCELLED,
    # Somebody who is excused comes to the kiosk all the same: an officer looks, and nothing is held against them.
    (State.EXCUSED, Event.HAND_IN): State.SUBMITTED,
    (State.EXCUSED, Event.HAND_IN_LATE): State.SUBMITTED,
}

Verdict = Literal["match", "match_with_concern", "no_match", "vouched_in_person"]
VERDICTS: tuple[Verdict, ...] = ("match", "match_with_concern", "no_match", "vouched_in_person")
WITH_REASON: tuple[Verdict, ...] = ("match_with_concern", "no_match")
"""Verdicts that need the officer's reason in words."""


class NotAllowed(Exception):
    """This cannot happen to a check-in in this state."""

    def __init__(self, state: State, event: Event) -> None:
        super().__init__(f"{event} while {state}")
        self.state, self.event = state, event


def transition(state: State, event: Event) -> State:
    """The state that follows. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(state, event) from None


def shown(state: State, closes_at: datetime, now: datetime) -> State:
    """The state as people see it: an overdue check-in counts as expired before the sweep has marked it."""
    return State.EXPIRED if state is State.CREATED and now >= closes_at else state


def submission_event(submitted_at: datetime, closes_at: datetime) -> Event:
    """Whether it was handed in in time; the time at the kiosk counts, not the time when the message arrived."""
    return Event.HAND_IN if submitted_at < closes_at else Event.HAND_IN_LATE


def review_reason(*, match: str, liveness: str, quality: str, calibrated: bool, reason: str | None) -> str | None:
    """Why a human must look; None where everything speaks for the person, and the check-in closes by itself.

    Nobody has measured how often a result that is not `calibrated` is wrong, so that no check-in closes on it.
    """
    if reason is not None:
        return reason
    if match != "match":
        return {"not_attempted": "no_camera", "error": "engine_error"}.get(match, match)
    if liveness != "live":
        return "engine_error" if liveness == "error" else "not_live"
    if quality != "good":
        return "poor_quality"
    return None if calibrated else "uncalibrated"


def needs_second_officer(verdict: Verdict, first_by: object, second_by: object) -> bool:
    """ "Not the same person" takes effect only when two different officers say so."""
    return verdict == "no_match" and (first_by is None or first_by == second_by)
