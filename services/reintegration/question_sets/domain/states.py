"""How far a draft is, and who may put it in force."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from uuid import UUID

from services.reintegration.errors import NotAllowed


class State(StrEnum):
    """How far a draft is. `waiting`: for a second person."""

    DRAFT = "draft"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DISCARDED = "discarded"


class Act(StrEnum):
    """What is done with a draft. `withdraw`: who handed it in takes it back to write on; `give_back`: the second person does so."""

    SAVE = "save"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    GIVE_BACK = "give_back"
    ACCEPT = "accept"
    DISCARD = "discard"


TRANSITIONS: Mapping[State, Mapping[Act, State]] = {
    State.DRAFT: {Act.SAVE: State.DRAFT, Act.SUBMIT: State.WAITING, Act.DISCARD: State.DISCARDED},
    State.WAITING: {Act.WITHDRAW: State.DRAFT, Act.GIVE_BACK: State.DRAFT, Act.ACCEPT: State.ACCEPTED},
    State.ACCEPTED: {},
    State.DISCARDED: {},
}
OF_THE_SECOND = frozenset({Act.GIVE_BACK, Act.ACCEPT})
"""What only somebody does who wrote nothing of the draft."""


def moved(current: State, act: Act) -> State:
    """The new state. Raises NotAllowed."""
    if act not in TRANSITIONS[current]:
        raise NotAllowed(current)
    return TRANSITIONS[current][act]


def possible(current: State, writers: Collection[UUID], reader: UUID) -> frozenset[Act]:
    """What this reader can do with it now: whoever wrote any of it does not answer it, everybody else does not take it back."""
    wrote = reader in writers
    return frozenset(
        act for act in TRANSITIONS[current]
        if not (act in OF_THE_SECOND and wrote) and not (act is Act.WITHDRAW and not wrote)
    )  # fmt: skip
