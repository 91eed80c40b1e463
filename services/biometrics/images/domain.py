"""How long an image is kept. For every way a session can end, this says when its images are deleted."""

from datetime import datetime, timedelta
from enum import StrEnum


class Ending(StrEnum):
    """How the session (or the person's registration) that an image belongs to ended."""

    CONFIRMED = "confirmed"
    """The match was accepted automatically, or an officer saw the same person."""
    CONCERN = "concern"
    """The same person, with a concern that a second officer may want to look at."""
    NO_MATCH = "no_match"
    """An officer saw another person."""
    UNREVIEWED = "unreviewed"
    """Handed in, and nobody has decided yet."""
    REPLACED = "replaced"
    """The person tried the camera again; a later capture counts."""
    ABANDONED = "abandoned"
    """The person left, the time ran out, or a new session replaced this one."""
    CLOSED = "closed"
    """The registration was closed, or the legal basis was withdrawn."""


AT_ONCE = frozenset({Ending.CONFIRMED, Ending.REPLACED, Ending.ABANDONED, Ending.CLOSED})
VERDICTS = {
    "match": Ending.CONFIRMED,
    "vouched_in_person": Ending.CONFIRMED,
    "match_with_concern": Ending.CONCERN,
    "no_match": Ending.NO_MATCH,
}


def delete_after(ending: Ending, at: datetime, retention: timedelta) -> datetime:
    """When the images must be gone: at once, or `retention` (28 days) after what happened `at`."""
    return at if ending in AT_ONCE else at + retention
