"""The register of persons prone to relapse: proposed, decided, reviewed, ended by a decision or by time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from services.probation.law import rules as law


class State(StrEnum):
    """Of an entry."""

    PROPOSED = "proposed"
    ENTERED = "entered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    OUT = "out"


class Event(StrEnum):
    """What can happen to it."""

    ADMIT = "admit"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    REVIEW = "review"
    TELL = "tell"
    REMOVE = "remove"
    EXPIRE = "expire"
    END = "end"
    REOPEN = "reopen"


TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.PROPOSED, Event.ADMIT): State.ENTERED,
    (State.PROPOSED, Event.REFUSE): State.REFUSED,
    (State.PROPOSED, Event.WITHDRAW): State.WITHDRAWN,
    (State.PROPOSED, Event.END): State.WITHDRAWN,
    (State.ENTERED, Event.REVIEW): State.ENTERED,
    (State.ENTERED, Event.TELL): State.ENTERED,
    (State.ENTERED, Event.REMOVE): State.OUT,
    (State.ENTERED, Event.EXPIRE): State.OUT,
    (State.ENTERED, Event.END): State.OUT,
    (State.OUT, Event.REOPEN): State.ENTERED,
}
"""`expire`: the longest time of an entry is over. `end`: the person was removed from the probation register; `reopen`: that was undone."""
LIVE = frozenset({State.PROPOSED, State.ENTERED})
DECIDES = frozenset({Event.ADMIT, Event.REFUSE, Event.REMOVE})
"""What only a senior officer does."""
BY_PEOPLE = (Event.ADMIT, Event.REFUSE, Event.WITHDRAW, Event.REVIEW, Event.TELL, Event.REMOVE)
TELLING = Mapping[str, str]


class NotAllowed(Exception):
    """This cannot happen in this state."""


def transition(state: State, event: Event) -> State:
    """The state that follows. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(f"{event} while {state}") from None


def allowed(state: State) -> list[Event]:
    """What people may do with it now."""
    return [event for event in BY_PEOPLE if (state, event) in TRANSITIONS]


@dataclass(frozen=True, slots=True)
class Periods:
    """When an entry is reviewed and when it ends without a new decision."""

    review_on: date
    ends_on: date


def periods(on: date) -> Periods:
    """Of an entry that is decided, or reviewed, on a day: from that day on, by the law of that day."""
    return Periods(
        on + timedelta(days=law.number("relapse.review", on)),
        on + timedelta(days=law.number("relapse.longest", on)),
    )


def grounds(on: date) -> tuple[str, ...]:
    """Why somebody may be entered, by the law of a day."""
    return law.values("relapse.grounds", on)


def person_is_told(on: date) -> bool:
    """Whether the law of a day asks to tell the person."""
    return law.rule("relapse.told", on).value == "yes"
