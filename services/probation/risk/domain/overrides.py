"""A tier that an officer sets beside the computed one: who may, until when it is looked at again, what applies."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """Of a tier that an officer set."""

    PROPOSED = "proposed"
    HOLDS = "holds"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    ENDED = "ended"


class Event(StrEnum):
    """What can happen to it."""

    CONFIRM = "confirm"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    REVIEW = "review"
    REPLACE = "replace"
    END = "end"
    REOPEN = "reopen"


TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.PROPOSED, Event.CONFIRM): State.HOLDS,
    (State.PROPOSED, Event.REFUSE): State.REFUSED,
    (State.PROPOSED, Event.WITHDRAW): State.WITHDRAWN,
    (State.PROPOSED, Event.REPLACE): State.REPLACED,
    (State.PROPOSED, Event.END): State.ENDED,
    (State.HOLDS, Event.WITHDRAW): State.WITHDRAWN,
    (State.HOLDS, Event.REVIEW): State.HOLDS,
    (State.HOLDS, Event.REPLACE): State.REPLACED,
    (State.HOLDS, Event.END): State.ENDED,
    (State.ENDED, Event.REOPEN): State.HOLDS,
}
"""`end` comes with the removal from the register, `reopen` where that is undone."""
LIVE = frozenset({State.PROPOSED, State.HOLDS})


class NotAllowed(Exception):
    """This cannot happen in this state."""


def transition(state: State, event: Event) -> State:
    """The state that follows. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(f"{event} while {state}") from None


def begins(tier: int, computed: int) -> State:
    """A tier above the computed one holds at once; one below waits for a second person. The computed tier itself needs no override."""
    if tier == computed:
        raise ValueError("The computed tier holds already.")
    return State.HOLDS if tier > computed else State.PROPOSED


@dataclass(frozen=True, slots=True)
class Override:
    """A tier that holds, and the computed tier that a second person saw when confirming it (None: nobody had to)."""

    tier: int
    confirmed_for: int | None
    review_on: date


def applies(computed: int, override: Override | None) -> int:
    """The tier that is shown first. An override below the computed tier applies only as far as a second person saw it: when the computed
    tier has risen since, the computed one applies until somebody looks again.
    """
    if override is None:
        return computed
    seen = override.tier if override.confirmed_for is None else override.confirmed_for
    return override.tier if override.tier >= computed or computed <= seen else computed
