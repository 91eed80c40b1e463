"""The states of a document: everything can be taken back until it has left the house; afterwards a new document corrects it."""

from enum import StrEnum


class State(StrEnum):
    """Where a document stands."""

    DRAFTED = "drafted"
    ENDORSED = "endorsed"  # one of two has signed a document that needs two people
    DECIDED = "decided"
    SIGNED = "signed"  # a signed copy or an electronic signature is here
    LEFT = "left"  # served or sent
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What happens to a document."""

    REVISE = "revise"
    ENDORSE = "endorse"
    DECIDE = "decide"
    SIGN = "sign"
    SERVE = "serve"
    WITHDRAW = "withdraw"


TRANSITIONS: dict[State, dict[Event, State]] = {
    State.DRAFTED: {
        Event.REVISE: State.DRAFTED, Event.ENDORSE: State.ENDORSED, Event.DECIDE: State.DECIDED, Event.WITHDRAW: State.WITHDRAWN,
    },
    State.ENDORSED: {Event.REVISE: State.DRAFTED, Event.DECIDE: State.DECIDED, Event.WITHDRAW: State.WITHDRAWN},
    State.DECIDED: {Event.SIGN: State.SIGNED, Event.SERVE: State.LEFT, Event.WITHDRAW: State.WITHDRAWN},
    State.SIGNED: {Event.SIGN: State.SIGNED, Event.SERVE: State.LEFT, Event.WITHDRAW: State.WITHDRAWN},
}  # fmt: skip
FINAL = frozenset({State.LEFT, State.WITHDRAWN})
OPEN = frozenset({State.DRAFTED, State.ENDORSED})
"""Still a draft: no number, with a watermark, and its content can change."""
TWO_PEOPLE = frozenset({"submission", "wanted_submission"})
"""Kinds that two people decide."""


class NotAllowed(Exception):
    """This cannot happen to a document in this state."""


def transition(state: State, event: Event) -> State:
    """The next state. Raises NotAllowed."""
    try:
        return TRANSITIONS[state][event]
    except KeyError:
        raise NotAllowed from None


def allowed(state: State) -> frozenset[Event]:
    """What can happen in this state."""
    return frozenset(TRANSITIONS.get(state, {}))
