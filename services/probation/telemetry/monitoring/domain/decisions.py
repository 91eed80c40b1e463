"""The states of a request about electronic monitoring, and of the decision that it becomes.

An officer drafts the request, the head of the service or a senior officer decides it. A new decision and a variation are in force when
they are approved; a reinstallation, a revocation and an end are carried out: the last two end the decision that they are about.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class NotAllowed(Exception):
    """This event does not fit the state."""


class Request(StrEnum):
    """What is asked for."""

    NEW = "new"
    VARIATION = "variation"
    REINSTALL = "reinstall"
    REVOCATION = "revocation"
    END = "end"


class State(StrEnum):
    """`CARRIED_OUT`: approved, and nothing of it goes on. `REPLACED`: a variation took its place. `ENDED`: run out, or ended as planned."""

    ASKED = "asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    REPLACED = "replaced"
    REVOKED = "revoked"
    ENDED = "ended"
    CARRIED_OUT = "carried_out"


class Event(StrEnum):
    """What happens to it. `RUN_OUT` comes with time, `RESUME` also; `RESTORE` and `RESTORE_SUSPENDED` where a closing is undone."""

    APPROVE = "approve"
    CARRY_OUT = "carry_out"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    SUSPEND = "suspend"
    RESUME = "resume"
    REPLACE = "replace"
    REVOKE = "revoke"
    END = "end"
    RUN_OUT = "run_out"
    RESTORE = "restore"
    RESTORE_SUSPENDED = "restore_suspended"


TRANSITIONS: Mapping[tuple[State, Event], State] = {
    (State.ASKED, Event.APPROVE): State.IN_FORCE,
    (State.ASKED, Event.CARRY_OUT): State.CARRIED_OUT,
    (State.ASKED, Event.REFUSE): State.REFUSED,
    (State.ASKED, Event.WITHDRAW): State.WITHDRAWN,
    (State.IN_FORCE, Event.SUSPEND): State.SUSPENDED,
    (State.IN_FORCE, Event.REPLACE): State.REPLACED,
    (State.IN_FORCE, Event.REVOKE): State.REVOKED,
    (State.IN_FORCE, Event.END): State.ENDED,
    (State.IN_FORCE, Event.RUN_OUT): State.ENDED,
    (State.SUSPENDED, Event.RESUME): State.IN_FORCE,
    (State.SUSPENDED, Event.REPLACE): State.REPLACED,
    (State.SUSPENDED, Event.REVOKE): State.REVOKED,
    (State.SUSPENDED, Event.END): State.ENDED,
    (State.SUSPENDED, Event.RUN_OUT): State.ENDED,
    (State.ENDED, Event.RESTORE): State.IN_FORCE,
    (State.ENDED, Event.RESTORE_SUSPENDED): State.SUSPENDED,
}
STANDING = frozenset({State.IN_FORCE, State.SUSPENDED})
"""A person has at most one of these with an authority, and at most one that is ASKED."""
HAVE_TERM = frozenset({Request.NEW, Request.VARIATION})
"""Requests that say from when until when."""
FOLLOWS: Mapping[Request, Event] = {
    Request.VARIATION: Event.REPLACE,
    Request.REVOCATION: Event.REVOKE,
    Request.END: Event.END,
}
"""What an approved request does to the decision that it is about."""


def transition(state: State, event: Event) -> State:
    """The next state. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(f"{event} in {state}") from None


def approving(request: Request) -> Event:
    """What a yes is for this kind of request."""
    return Event.APPROVE if request in HAVE_TERM else Event.CARRY_OUT


def can_be_asked(standing: State | None) -> list[Request]:
    """What can be asked for where the person has such a decision, or none."""
    if standing in STANDING:
        return [request for request in Request if request is not Request.NEW]
    return [Request.NEW]


def holds_on(state: State, starts_on: date, ends_on: date, day: date) -> bool:
    """Whether a bracelet may rest on it on a day: in force, begun, not over."""
    return state is State.IN_FORCE and starts_on <= day <= ends_on


def last_day(suspended_until: date | None, ends_on: date) -> date:
    """The last day of a suspension: where nobody knows, that of the decision."""
    return min(suspended_until or ends_on, ends_on)


def run_out(state: State, ends_on: date, today: date) -> bool:
    """Whether time alone has ended it."""
    return state in STANDING and today > ends_on
