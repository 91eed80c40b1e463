"""A link to a proposed time: whether it still opens something, and how it gets to the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from services.reintegration.conversations.domain import Offered

Channel = Literal["sms", "shown"]
CHANNELS: tuple[Channel, ...] = ("sms", "shown")
"""`shown`: the worker prints it, or the person reads it from the screen."""
ASKED_ABOUT = (Offered.OFFERED, Offered.CHOSEN)
"""Times about which the person can be asked: proposed, or agreed between the desk and the provider."""


class Dead(StrEnum):
    """Why a link opens nothing any more, in the order in which it is said."""

    USED = "used"
    OVER = "over"
    REPLACED = "replaced"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class LinkState:
    """What decides whether a link opens something. `helped`: the case is open and does not rest; `time`: the state of the time."""

    used: bool
    replaced: bool
    starts_at: datetime
    time: str
    referral_ended: bool
    helped: bool


def dead(link: LinkState, now: datetime) -> Dead | None:
    """Why it opens nothing; None while it does."""
    reasons: Sequence[tuple[Dead, bool]] = (
        (Dead.USED, link.used),
        (Dead.OVER, link.referral_ended or not link.helped or link.time not in ASKED_ABOUT),
        (Dead.REPLACED, link.replaced),
        (Dead.PASSED, link.starts_at <= now),
    )
    return next((why for why, holds in reasons if holds), None)
