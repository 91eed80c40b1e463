"""A kiosk session: one visit of one person. A table of transitions; nothing here can block a person's check-in.

identified -> answering -> capturing -> submitted -> verified -> receipted
                               ^            |
                               +-- retry ---+        any unfinished state -> abandoned | expired
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shared.messages.biometrics import Liveness, Match, Quality, Reason


class State(StrEnum):
    """Where a session stands. `submitted` has frames with the engine; `verified` is told to probation."""

    IDENTIFIED = "identified"
    ANSWERING = "answering"
    CAPTURING = "capturing"
    SUBMITTED = "submitted"
    VERIFIED = "verified"
    RECEIPTED = "receipted"
    ABANDONED = "abandoned"
    EXPIRED = "expired"


class Event(StrEnum):
    """What may happen to a session."""

    BEGIN = "begin"
    ANSWERED = "answered"
    FRAMES = "frames"
    VERIFIED = "verified"
    RETRY = "retry"
    HAND_IN = "hand_in"
    RECEIPT = "receipt"
    LEAVE = "leave"
    TIME_OUT = "time_out"


class NotNow(Exception):
    """This event cannot happen in this state: a page that is no longer the current one."""


_S, _E = State, Event
TRANSITIONS: dict[tuple[State, Event], State] = {
    (_S.IDENTIFIED, _E.BEGIN): _S.ANSWERING,
    (_S.ANSWERING, _E.ANSWERED): _S.CAPTURING,
    (_S.CAPTURING, _E.FRAMES): _S.SUBMITTED,
    (_S.CAPTURING, _E.HAND_IN): _S.VERIFIED,
    (_S.SUBMITTED, _E.RETRY): _S.CAPTURING,
    (_S.SUBMITTED, _E.VERIFIED): _S.VERIFIED,
    (_S.SUBMITTED, _E.HAND_IN): _S.VERIFIED,
    (_S.VERIFIED, _E.RECEIPT): _S.RECEIPTED,
    **{(state, _E.LEAVE): _S.ABANDONED for state in (_S.IDENTIFIED, _S.ANSWERING, _S.CAPTURING)},
    **{(state, _E.TIME_OUT): _S.EXPIRED for state in (_S.IDENTIFIED, _S.ANSWERING, _S.CAPTURING)},
}

OPEN = (State.IDENTIFIED, State.ANSWERING, State.CAPTURING)
"""The person is at it; a new session of the same person takes its place."""
HANDED_IN = (State.SUBMITTED, State.VERIFIED, State.RECEIPTED)
"""The check-in is given; nothing may take it back."""
FINAL = (State.RECEIPTED, State.ABANDONED, State.EXPIRED)


def after(state: State, event: Event) -> State:
    """The state after `event`. Raises NotNow."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotNow(f"{event} in {state}") from None


def idle_too_long(seen_at: datetime, now: datetime, allowed: timedelta) -> bool:
    """Nobody has touched the kiosk for longer than `allowed`."""
    return now - seen_at > allowed


@dataclass(frozen=True)
class Attempts:
    """How often the camera was tried. Reaching a limit closes the camera, never the check-in."""

    in_session: int
    today: int
    per_session: int
    per_day: int

    @property
    def left(self) -> int:
        return max(0, min(self.per_session - self.in_session, self.per_day - self.today))


def reason_of(match: Match, liveness: Liveness, quality: Quality) -> Reason | None:
    """Why a human must look, the weightiest first; None only for a match of a live face in a good picture."""
    if match == "error" or liveness == "error":
        return "engine_error"
    by_match: dict[Match, Reason] = {
        "no_template": "no_template", "old_template": "old_template", "no_face": "no_face", "not_attempted": "engine_error",
    }  # fmt: skip
    if match in by_match:
        return by_match[match]
    if liveness != "live":
        return "not_live"
    if match == "no_match":
        return "no_match"
    if match == "review":
        return "review"
    return None if quality == "good" else "poor_quality"


def worth_another_try(reason: Reason | None, attempts: Attempts) -> bool:
    """Whether looking into the camera again could help the person."""
    return reason in {"no_face", "no_match", "review", "not_live", "poor_quality"} and attempts.left > 0
