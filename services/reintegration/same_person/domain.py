"""A pair of cases: not decided, of one person, of two people. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, get_args
from uuid import UUID

from services.reintegration.errors import NotAllowed


class State(StrEnum):
    """What was decided about a pair."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"


class Act(StrEnum):
    """What a worker decides."""

    JOIN = "join"
    TELL_APART = "tell_apart"
    UNDO = "undo"


TRANSITIONS: Mapping[State, Mapping[Act, State]] = {
    State.OPEN: {Act.JOIN: State.SAME, Act.TELL_APART: State.DIFFERENT},
    State.SAME: {Act.UNDO: State.OPEN},
    State.DIFFERENT: {Act.UNDO: State.OPEN},
}
Why = Literal["papers", "person_said", "known", "officer_said"]
"""By what it is known that they are one person, or two."""
UndoWhy = Literal["mistake", "papers", "person_said", "officer_said"]
"""Why a decision is undone."""
WHYS: tuple[Why, ...] = get_args(Why)
UNDO_WHYS: tuple[UndoWhy, ...] = get_args(UndoWhy)


def moved(current: State, act: Act) -> State:
    """The new state. Raises NotAllowed."""
    if act not in TRANSITIONS[current]:
        raise NotAllowed(current)
    return TRANSITIONS[current][act]


def pair(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """Two persons in the order in which a pair is stored. Raises ValueError for one and the same."""
    if one == other:
        raise ValueError("a pair is of two")
    return (one, other) if one < other else (other, one)
