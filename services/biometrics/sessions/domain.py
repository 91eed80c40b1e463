"""A kiosk session: one visit of one person. A table of transitions; no transition can block a person's check-in.

identified -> answering -> capturing -> submitted -> verified -> receipted
                               ^            |
                               +-- retry ---+        any unfinished state -> abandoned | expired
"""

from datetime import datetime, timedelta
from enum import StrEnum


class State(StrEnum):
    """The state of a session. `submitted` has frames with the engine; `verified` is told to probation."""

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
"""The session is in progress; a new session of the same person replaces it."""
HANDED_IN = (State.SUBMITTED, State.VERIFIED, State.RECEIPTED)
"""The check-in is handed in; nothing may undo this."""
UNDER_WAY = tuple(str(state) for state in (*OPEN, State.SUBMITTED))
"""A visit in progress must be finished first; its figures are deleted when it has ended."""
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
