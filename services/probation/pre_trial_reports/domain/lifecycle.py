"""What happens to a pre-trial report: written, finished, signed by the officer, handed over; or the request is withdrawn."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """`served`: handed over to whoever asked for it."""

    DRAFT = "draft"
    FINISHED = "finished"
    SIGNED = "signed"
    SERVED = "served"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """`link`, `unlink`: to the record of a person, in whatever state."""

    OPEN = "open"
    SAVE = "save"
    FINISH = "finish"
    CORRECT = "correct"
    SIGN = "sign"
    SERVE = "serve"
    WITHDRAW = "withdraw"
    LINK = "link"
    UNLINK = "unlink"


class NotAllowed(Exception):
    """This cannot happen to a report in this state."""


TRANSITIONS: Mapping[tuple[State, Event], State] = {
    (State.DRAFT, Event.SAVE): State.DRAFT,
    (State.DRAFT, Event.FINISH): State.FINISHED,
    (State.FINISHED, Event.CORRECT): State.FINISHED,
    (State.FINISHED, Event.SIGN): State.SIGNED,
    (State.SIGNED, Event.CORRECT): State.FINISHED,
    (State.SIGNED, Event.SERVE): State.SERVED,
    (State.SERVED, Event.CORRECT): State.FINISHED,
    (State.DRAFT, Event.WITHDRAW): State.WITHDRAWN,
    (State.FINISHED, Event.WITHDRAW): State.WITHDRAWN,
    (State.SIGNED, Event.WITHDRAW): State.WITHDRAWN,
}
"""What was corrected is signed and handed over again: nobody signed the new words."""
OVER = frozenset({State.SERVED, State.WITHDRAWN})


def transition(state: State, event: Event) -> State:
    """The next state. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(f"{event} of a report that is {state}") from None


def possible(state: State) -> frozenset[Event]:
    """What can happen in a state."""
    return frozenset(event for (before, event) in TRANSITIONS if before is state)
