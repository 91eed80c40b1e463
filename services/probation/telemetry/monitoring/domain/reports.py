"""The states of a report about the equipment. That damage was deliberate is an officer's finding, and only after the person was heard."""

from collections.abc import Mapping
from enum import StrEnum


class NotAllowed(Exception):
    """This event does not fit the state."""


class Kind(StrEnum):
    """What happened to the equipment."""

    DAMAGE = "damage"
    LOSS = "loss"
    FAULT = "fault"


class State(StrEnum):
    """`NOT_DELIBERATE` also stands for a fault of the device. `WITHDRAWN`: entered by mistake."""

    REPORTED = "reported"
    HEARD = "heard"
    DELIBERATE = "deliberate"
    NOT_DELIBERATE = "not_deliberate"
    UNCLEAR = "unclear"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What an officer enters. `REOPEN`: the finding was wrong, or there is new evidence."""

    HEAR = "hear"
    FIND_DELIBERATE = "find_deliberate"
    FIND_NOT_DELIBERATE = "find_not_deliberate"
    FIND_UNCLEAR = "find_unclear"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"


FOUND = frozenset({State.DELIBERATE, State.NOT_DELIBERATE, State.UNCLEAR})
TRANSITIONS: Mapping[tuple[State, Event], State] = {
    (State.REPORTED, Event.HEAR): State.HEARD,
    (State.REPORTED, Event.FIND_NOT_DELIBERATE): State.NOT_DELIBERATE,
    (State.REPORTED, Event.WITHDRAW): State.WITHDRAWN,
    (State.HEARD, Event.FIND_DELIBERATE): State.DELIBERATE,
    (State.HEARD, Event.FIND_NOT_DELIBERATE): State.NOT_DELIBERATE,
    (State.HEARD, Event.FIND_UNCLEAR): State.UNCLEAR,
    (State.HEARD, Event.WITHDRAW): State.WITHDRAWN,
    (State.DELIBERATE, Event.REOPEN): State.HEARD,
    (State.NOT_DELIBERATE, Event.REOPEN): State.REPORTED,
    (State.UNCLEAR, Event.REOPEN): State.HEARD,
}


def transition(state: State, event: Event) -> State:
    """The next state. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(f"{event} in {state}") from None


def allowed(state: State) -> list[Event]:
    """What can be entered in this state."""
    return [event for event in Event if (state, event) in TRANSITIONS]
