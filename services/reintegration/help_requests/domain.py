"""Requests for help by the public page: their states, and why one is declined. Pure."""

from base64 import b32encode
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from typing import Literal, get_args
from uuid import NAMESPACE_URL, UUID, uuid5

from services.reintegration.errors import NotAllowed


class State(StrEnum):
    """How far a request is."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    JOINED = "joined"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What happens to a request. `withdraw` is the person's, `take_up` takes a refusal back."""

    ACCEPT = "accept"
    JOIN = "join"
    DECLINE = "decline"
    TAKE_UP = "take_up"
    WITHDRAW = "withdraw"


TRANSITIONS: Mapping[State, Mapping[Act, State]] = {
    State.WAITING: {
        Act.ACCEPT: State.ACCEPTED, Act.JOIN: State.JOINED, Act.DECLINE: State.DECLINED, Act.WITHDRAW: State.WITHDRAWN,
    },
    State.DECLINED: {Act.TAKE_UP: State.WAITING, Act.WITHDRAW: State.WITHDRAWN},
    State.ACCEPTED: {},
    State.JOINED: {},
    State.WITHDRAWN: {},
}  # fmt: skip
DeclineReason = Literal["not_our_region", "cannot_be_reached", "helped_elsewhere", "not_for_this_desk", "sent_twice", "other"]
DECLINE_REASONS: tuple[DeclineReason, ...] = get_args(DeclineReason)
"""Why a worker declines; the person reads it in plain words."""
Way = Literal["sms", "email", "none"]
"""How the answer is told besides by the code; `none`: nothing is sent."""
CODE_LENGTH, GROUP = 12, 4


def moved(current: State, act: Act) -> State:
    """The new state. Raises NotAllowed."""
    if act not in TRANSITIONS[current]:
        raise NotAllowed(current)
    return TRANSITIONS[current][act]


def id_of(token: UUID) -> UUID:
    """The request that a form makes, however often it is sent."""
    return uuid5(NAMESPACE_URL, f"oralu:help request:{token}")


def code_of(token: UUID) -> str:
    """What the person keeps to read the answer, such as ABCD-EFGH-2345: 60 bits, told by the form's own secret token alone."""
    text = b32encode(sha256(f"help request {token}".encode()).digest()).decode()[:CODE_LENGTH]
    return "-".join(text[at : at + GROUP] for at in range(0, CODE_LENGTH, GROUP))


def plain_code(typed: str) -> str:
    """A code as it was given out, however it was typed."""
    text = "".join(sign for sign in typed.upper() if sign.isalnum())[: CODE_LENGTH + 1]
    return "-".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


def number_of(region: str, number: int | None) -> str:
    """The number of a request as it is shown, such as 75-000012; empty for one from before requests had numbers."""
    return f"{region}-{number:06}" if number is not None else ""


def is_number(typed: str, region: str, number: int | None) -> bool:
    """Whether that was typed which stands on the page; a request without a number is known by its code alone."""
    if number is None:
        return True
    digits = "".join(sign for sign in typed if sign in "0123456789")
    return digits in (f"{region}{number:06}", f"{number:06}", str(number))
