"""A link of a referral: whether it still opens something, and what can be said through it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from services.reintegration.errors import NotAllowed, ReasonMissing

Channel = Literal["sms", "email", "shown"]
CHANNELS: tuple[Channel, ...] = ("sms", "email", "shown")
"""`shown`: the worker hands it over, prints it or reads it out."""
NUMBER = re.compile(r"\+7[0-9]{10}")
MAILBOX = re.compile(r"[^\s@<>,;]{1,64}@[^\s@<>,;]{1,185}\.[^\s@<>,;]{2,}")
MOST_ATTEMPTS = 10
BACKOFF, LONGEST_BACKOFF = timedelta(seconds=30), timedelta(hours=1)


class Dead(StrEnum):
    """Why a link opens nothing any more, in the order in which it is said."""

    USED = "used"
    CONSENT = "consent"
    CLOSED = "closed"
    ENDED = "ended"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Sending(StrEnum):
    """How far the sending of a link is."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    WITHHELD = "withheld"
    SHOWN = "shown"


class Event(StrEnum):
    """What happens to the sending of a link."""

    TAKEN = "taken"
    LATER = "later"
    GIVEN_UP = "given_up"
    NOT_TRUE = "not_true"


SENDINGS: Mapping[tuple[Sending, Event], Sending] = {
    (Sending.QUEUED, Event.TAKEN): Sending.SENT,
    (Sending.QUEUED, Event.LATER): Sending.QUEUED,
    (Sending.QUEUED, Event.GIVEN_UP): Sending.FAILED,
    (Sending.QUEUED, Event.NOT_TRUE): Sending.WITHHELD,
}


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


def sent(state: str, event: Event) -> Sending:
    """The state of the sending after an event. Raises NotAllowed."""
    found = SENDINGS.get((Sending(state), event))
    if found is None:
        raise NotAllowed(state)
    return found


def backoff(attempts: int, after_seconds: float | None) -> timedelta:
    """How long to wait after so many tries; longer where the gateway asked for it, an hour at most."""
    doubled: timedelta = min(BACKOFF * 2 ** min(max(attempts, 1) - 1, 10), LONGEST_BACKOFF)
    return min(max(doubled, timedelta(seconds=after_seconds or 0)), LONGEST_BACKOFF)


def recipient(channel: Channel, typed: str) -> str | None:
    """The number as +7XXXXXXXXXX, or the mailbox; None for a link that is handed over. Raises ReasonMissing for what is neither."""
    if channel == "shown":
        return None
    if channel == "sms":
        digits = re.sub(r"[^0-9+]", "", typed)
        number = re.sub(r"^(?:8|\+?7)(?=[0-9]{10}$)", "+7", digits)
        if NUMBER.fullmatch(number):
            return number
    elif MAILBOX.fullmatch(typed.strip()):
        return typed.strip()
    raise ReasonMissing
