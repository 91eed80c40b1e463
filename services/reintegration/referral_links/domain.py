"""A link of a referral: whether it still opens something, and what can be said through it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from services.reintegration.errors import ReasonMissing
from services.reintegration.sending.domain import number

Channel = Literal["sms", "email", "shown"]
CHANNELS: tuple[Channel, ...] = ("sms", "email", "shown")
"""`shown`: the worker hands it over, prints it or reads it out."""
MAILBOX = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,185}\.[^\s@<>,;]{2,}")


class Dead(StrEnum):
    """Why a link opens nothing any more, in the order in which it is said."""

    USED = "used"
    CONSENT = "consent"
    CLOSED = "closed"
    ENDED = "ended"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class LinkState:
    """What decides whether a link opens something. `consented`: the person's consent for this organisation holds today."""

    used: bool
    revoked: bool
    expires_at: datetime
    referral_ended: bool
    case_open: bool
    consented: bool


def dead(link: LinkState, now: datetime) -> Dead | None:
    """Why it opens nothing; None while it does."""
    reasons: Sequence[tuple[Dead, bool]] = (
        (Dead.USED, link.used),
        (Dead.CONSENT, not link.consented),
        (Dead.CLOSED, not link.case_open),
        (Dead.ENDED, link.referral_ended),
        (Dead.REVOKED, link.revoked),
        (Dead.EXPIRED, link.expires_at <= now),
    )
    return next((why for why, holds in reasons if holds), None)


def recipient(channel: Channel, typed: str) -> str | None:
    """The number as +7XXXXXXXXXX, or the mailbox; None for a link that is handed over. Raises ReasonMissing for what is neither."""
    if channel == "shown":
        return None
    if channel == "sms":
        if found := number(typed):
            return found
    elif MAILBOX.fullmatch(typed.strip()):
        return typed.strip()
    raise ReasonMissing
