"""The акт of a visit: what stands in it, and its states as a table of transitions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, get_args

ActKind = Literal["home", "work", "housing_check"]
ACT_KINDS: tuple[ActKind, ...] = get_args(ActKind)
Finding = Literal["kept", "not_kept", "not_checked"]
FINDINGS: tuple[Finding, ...] = get_args(Finding)


class State(StrEnum):
    """A draft is changed in place; a final акт has its number, and is corrected by a new version alone."""

    DRAFT = "draft"
    FINAL = "final"


class Event(StrEnum):
    """What an officer does with an акт."""

    SAVE = "save"
    FINISH = "finish"
    CORRECT = "correct"


TRANSITIONS: dict[tuple[State, Event], State] = {
    (State.DRAFT, Event.SAVE): State.DRAFT,
    (State.DRAFT, Event.FINISH): State.FINAL,
    (State.FINAL, Event.CORRECT): State.FINAL,
}


class NotAllowed(Exception):
    """This cannot happen to an акт in this state."""

    def __init__(self, state: State, event: Event) -> None:
        super().__init__(f"{event} while {state}")


def transition(state: State, event: Event) -> State:
    """The state that follows. Raises NotAllowed."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise NotAllowed(state, event) from None


@dataclass(frozen=True, slots=True)
class Act:
    """What stands in an акт. `at` is hours and minutes. `conditions`: what was found of each duty, by its code.

    `second_name` and `second_post` are of who signs beside the officer: of the guardianship body at a housing check.
    """

    happened_on: date
    at: str
    place: str
    present: str
    found: str
    conditions: dict[str, str]
    second_name: str
    second_post: str


def number(office: str, year: int, serial: int) -> str:
    """`75/2026/17`: office, year, running number."""
    return f"{office}/{year}/{serial}"
