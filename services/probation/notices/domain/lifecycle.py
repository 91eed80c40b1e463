"""The states of a notice or a permission.

A notice is given and holds; a permission is asked for and decided. Both run in their period and end by themselves; then the person is
expected back. Whoever is not seen back in time is late: an officer looks, and nothing follows from that state by itself.
"""

from datetime import datetime, timedelta
from enum import StrEnum


class NotAllowed(Exception):
    """This event does not fit the state."""


class State(StrEnum):
    """`DONE`: a change of home, job or study that was taken over into the record."""

    ASKED = "asked"
    GIVEN = "given"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    RUNNING = "running"
    OVER = "over"
    LATE = "late"
    RETURNED = "returned"
    DONE = "done"


class Event(StrEnum):
    """What happens to it. `START`, `END` and `OVERDUE` come with time, `RETURN` from an officer or a sign of the person."""

    GRANT = "grant"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    START = "start"
    EXTEND = "extend"
    END_EARLY = "end_early"
    END = "end"
    RETURN = "return"
    OVERDUE = "overdue"
    TAKE_OVER = "take_over"


TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.ASKED, Event.GRANT): State.GRANTED,
    (State.ASKED, Event.REFUSE): State.REFUSED,
    (State.ASKED, Event.WITHDRAW): State.WITHDRAWN,
    (State.GIVEN, Event.WITHDRAW): State.WITHDRAWN,
    (State.GIVEN, Event.START): State.RUNNING,
    (State.GIVEN, Event.EXTEND): State.GIVEN,
    (State.GIVEN, Event.TAKE_OVER): State.DONE,
    (State.GRANTED, Event.WITHDRAW): State.WITHDRAWN,
    (State.GRANTED, Event.START): State.RUNNING,
    (State.GRANTED, Event.EXTEND): State.GRANTED,
    (State.GRANTED, Event.TAKE_OVER): State.DONE,
    (State.RUNNING, Event.EXTEND): State.RUNNING,
    (State.RUNNING, Event.END_EARLY): State.OVER,
    (State.RUNNING, Event.END): State.OVER,
    (State.RUNNING, Event.RETURN): State.RETURNED,
    (State.OVER, Event.RETURN): State.RETURNED,
    (State.OVER, Event.OVERDUE): State.LATE,
    (State.LATE, Event.RETURN): State.RETURNED,
}
FINAL = frozenset({State.REFUSED, State.WITHDRAWN, State.RETURNED, State.DONE})
HOLDS = frozenset({State.ASKED, State.GIVEN, State.GRANTED, State.RUNNING})
"""States in which its period is taken: no other one may overlap it."""


def transition(state: State, event: Event) -> State:
    """The next state. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(f"{event} in {state}") from None


def allowed(state: State) -> frozenset[Event]:
    """The events that fit a state."""
    return frozenset(event for known, event in TRANSITIONS if known is state)


def next_by_time(state: State, starts_at: datetime, ends_at: datetime | None, grace: timedelta, now: datetime) -> Event | None:
    """What time alone does next; None where nothing is due. A change without an end stays until an officer takes it over.

    Whether the person was seen back is asked before OVERDUE happens.
    """
    if ends_at is None:
        return None
    if state in (State.GIVEN, State.GRANTED) and now >= starts_at:
        return Event.START
    if state is State.RUNNING and now >= ends_at:
        return Event.END
    if state is State.OVER and now - ends_at >= grace:
        return Event.OVERDUE
    return None


def as_of(state: State, starts_at: datetime, ends_at: datetime | None, now: datetime) -> State:
    """What a reader sees: the state with the beginning and the end that have passed since it was stored."""
    while (event := next_by_time(state, starts_at, ends_at, timedelta.max, now)) in (Event.START, Event.END):
        state = transition(state, event)
    return state
