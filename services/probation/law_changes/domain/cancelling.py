"""Taking back a change that was accepted and is not in force yet. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from services.probation.law_changes.domain.changes import begins
from shared.law_versions import Version

SETTLING = timedelta(minutes=10)
"""How long it takes until every process and service has read what was decided: each reads its rows every minute, a message takes as long.

What is cancelled later than this before its day would be applied here and there all the same.
"""


class NotCancelled(StrEnum):
    """Why a version cannot be taken back. The values are codes; law_changes.words has the words."""

    IN_FORCE = "in_force"
    SEEDED = "seeded"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


def why_not(version: Version, versions: Iterable[Version], day: date) -> NotCancelled | None:
    """Why the version cannot be taken back; None where it can. `day`: the day that it is once the change has SETTLING behind it."""
    if version.seeded:
        return NotCancelled.SEEDED
    if version.cancelled_at is not None:
        return NotCancelled.CANCELLED
    if begins(version.section, version.entry) <= day:
        return NotCancelled.IN_FORCE
    return NotCancelled.REPLACED if any(_replaces(other, version) for other in versions) else None


def _replaces(other: Version, version: Version) -> bool:
    """Whether it was decided later for the same first day of the same entry."""
    same = (other.section, other.key, other.valid_from) == (version.section, version.key, version.valid_from)
    return same and not other.seeded and other.cancelled_at is None and (other.decided_at, other.id) > (version.decided_at, version.id)
