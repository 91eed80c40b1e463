"""The states of an answer about less supervision: an officer gives it, a senior officer approves it or asks for another one. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from services.probation.law import rules as law
from services.probation.law.rules import NoSuchRule


class NotAllowed(Exception):
    """This event does not fit the state."""


class Choice(StrEnum):
    """What is answered."""

    PREPARE = "prepare"
    PUT_OFF = "put_off"


class State(StrEnum):
    """`REVISE`: the senior officer asks for another answer; the officer gives one in its place."""

    WAITS = "waits"
    REVISE = "revise"
    APPROVED = "approved"
    REPLACED = "replaced"
    ENDED = "ended"


class Event(StrEnum):
    """What happens to it. `END`: the removal from the register."""

    APPROVE = "approve"
    REVISE = "revise"
    REPLACE = "replace"
    END = "end"


LIVE = frozenset({State.WAITS, State.REVISE})
"""A person has at most one of these with an authority."""
TRANSITIONS: Mapping[tuple[State, Event], State] = {
    (State.WAITS, Event.APPROVE): State.APPROVED,
    (State.WAITS, Event.REVISE): State.REVISE,
    (State.WAITS, Event.REPLACE): State.REPLACED,
    (State.WAITS, Event.END): State.ENDED,
    (State.REVISE, Event.REPLACE): State.REPLACED,
    (State.REVISE, Event.END): State.ENDED,
}


def transition(state: State, event: Event) -> State:
    """The next state. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(f"{event} in {state}") from None


def reasons(on: date) -> tuple[str, ...]:
    """Why somebody may be put off, by code, by the law's list of a day."""
    return tuple(law.values("less.reasons", on))


def longest(reason: str, today: date) -> date:
    """The last day until which somebody may be put off for this reason; a reason without a time of its own has the longest one."""
    try:
        days = law.number(f"less.snooze.{reason}", today)
    except NoSuchRule:
        days = law.number("less.snooze.longest", today)
    return today + timedelta(days=days)


def unlooked_since(today: date) -> date:
    """Whoever met every criterion by this day, and of whom nobody has said anything since, is asked about."""
    return today - timedelta(days=law.number("less.unlooked", today))
