"""Both sides of a referral: times that one proposes and the other chooses, and what each says about the arrival."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.reintegration.errors import NotAllowed

Side = Literal["desk", "provider"]
Via = Literal["account", "link", "phone"]
"""How the words came: written by whoever signed in, through a link, or told on the phone and written down by the worker."""
Arrival = Literal["arrived", "not_arrived"]
LENGTHS = (15, 30, 45, 60, 90, 120)
"""Minutes of a meeting."""


class Offered(StrEnum):
    """The state of a proposed time."""

    OFFERED = "offered"
    CHOSEN = "chosen"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What is done with a proposed time."""

    CHOOSE = "choose"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    STOP = "stop"


Who = Literal["proposer", "other", "system"]
STEPS: Mapping[tuple[Offered, Step], tuple[Who, Offered]] = {
    (Offered.OFFERED, Step.CHOOSE): ("other", Offered.CHOSEN),
    (Offered.OFFERED, Step.DECLINE): ("other", Offered.DECLINED),
    (Offered.OFFERED, Step.WITHDRAW): ("proposer", Offered.WITHDRAWN),
    (Offered.OFFERED, Step.STOP): ("system", Offered.WITHDRAWN),
}


class Handover(StrEnum):
    """What both sides together say about a warm handover."""

    NOBODY = "nobody"
    DESK_ARRIVED = "desk_arrived"
    DESK_NOT = "desk_not"
    PROVIDER_ARRIVED = "provider_arrived"
    PROVIDER_NOT = "provider_not"
    CONFIRMED = "confirmed"
    NOT_ARRIVED = "not_arrived"
    DIFFERENT = "different"


H = Handover
HANDOVERS: Mapping[tuple[Arrival | None, Arrival | None], Handover] = {
    (None, None): H.NOBODY,
    ("arrived", None): H.DESK_ARRIVED,
    ("not_arrived", None): H.DESK_NOT,
    (None, "arrived"): H.PROVIDER_ARRIVED,
    (None, "not_arrived"): H.PROVIDER_NOT,
    ("arrived", "arrived"): H.CONFIRMED,
    ("not_arrived", "not_arrived"): H.NOT_ARRIVED,
    ("arrived", "not_arrived"): H.DIFFERENT,
    ("not_arrived", "arrived"): H.DIFFERENT,
}
"""By what the desk and the provider said last. Two different answers are a question for a worker, never the person's fault."""


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposed time as it is stored."""

    id: UUID
    referral: UUID
    person: UUID
    party: str
    via: str
    starts_at: datetime
    minutes: int
    sealed: bytes
    state: str
    by_id: UUID
    by_name: str
    at: datetime
    appointment: UUID | None


def next_state(state: str, step: Step, who: Who) -> Offered:
    """The state after a step. Raises NotAllowed for a step that this side may not take, or not any more."""
    found = STEPS.get((Offered(state), step))
    if found is None or found[0] != who:
        raise NotAllowed(state)
    return found[1]


def handover(desk: Arrival | None, provider: Arrival | None) -> Handover:
    """What the two answers say together."""
    return HANDOVERS[desk, provider]


def other(side: Side) -> Side:
    """The other side."""
    return "provider" if side == "desk" else "desk"
