"""How far the sending of a message is, when it is tried again, and to which number it goes."""

import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from services.reintegration.errors import NotAllowed

NUMBER = re.compile(r"\+7[0-9]{10}")
MOST_ATTEMPTS = 10
BACKOFF, LONGEST_BACKOFF = timedelta(seconds=30), timedelta(hours=1)
LEASE = timedelta(minutes=5)
"""How long nobody else tries a message that is being tried; longer than any gateway may take."""


class Sending(StrEnum):
    """How far the sending of a message is. `shown`: it is handed over, not sent."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    WITHHELD = "withheld"
    SHOWN = "shown"


class Event(StrEnum):
    """What happens to the sending of a message."""

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


def number(typed: str) -> str | None:
    """A number of Kazakhstan or Russia as +7XXXXXXXXXX, however people write it; None for anything else."""
    found = re.sub(r"^(?:8|\+?7)(?=[0-9]{10}$)", "+7", re.sub(r"[^0-9+]", "", typed))
    return found if NUMBER.fullmatch(found) else None
