"""What happens to a paper: written, finished by an officer, signed or refused, corrected."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """`discarded`: a draft that was begun by mistake. `refused`: the person would not sign; that is recorded and decides nothing."""

    DRAFT = "draft"
    FINISHED = "finished"
    SIGNED = "signed"
    REFUSED = "refused"
    DISCARDED = "discarded"


class Event(StrEnum):
    """`renew`: a draft goes on in a newer version of its form. `unsign`: the entry about the signature was a mistake."""

    SAVE = "save"
    RENEW = "renew"
    FINISH = "finish"
    DISCARD = "discard"
    CORRECT = "correct"
    SIGN = "sign"
    REFUSE = "refuse"
    UNSIGN = "unsign"


class NotAllowed(Exception):
    """This cannot happen to a paper in this state."""


TRANSITIONS: Mapping[tuple[State, Event], State] = {
    (State.DRAFT, Event.SAVE): State.DRAFT,
    (State.DRAFT, Event.RENEW): State.DRAFT,
    (State.DRAFT, Event.FINISH): State.FINISHED,
    (State.DRAFT, Event.DISCARD): State.DISCARDED,
    (State.FINISHED, Event.CORRECT): State.FINISHED,
    (State.FINISHED, Event.SIGN): State.SIGNED,
    (State.FINISHED, Event.REFUSE): State.REFUSED,
    (State.SIGNED, Event.CORRECT): State.FINISHED,
    (State.SIGNED, Event.UNSIGN): State.FINISHED,
    (State.REFUSED, Event.CORRECT): State.FINISHED,
    (State.REFUSED, Event.SIGN): State.SIGNED,
    (State.REFUSED, Event.UNSIGN): State.FINISHED,
}
"""What was corrected is to be signed again: nobody signed the new words."""


def transition(state: State, event: Event) -> State:
    """The next state. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(f"{event} of a paper that is {state}") from None


def is_done(state: State, *, signed_by_person: bool) -> bool:
    """Whether nothing is left to do: signed, or seen to be refused; where no person signs, finished."""
    return state in (State.SIGNED, State.REFUSED) or (state is State.FINISHED and not signed_by_person)
