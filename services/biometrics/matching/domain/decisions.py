"""Which decision on the match threshold is in force. Nothing here changes automatically."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Decision:
    """An administrator's decision: both thresholds for one artefact (by its digest), from a moment on."""

    id: UUID
    artefact: str
    match: float
    review: float
    valid_from: datetime
    decided_at: datetime


@dataclass(frozen=True)
class Bounds:
    """`target` was measured at the target false match rate; a threshold below `floor` is refused."""

    target: float
    floor: float
    review: float


def in_force(decisions: Iterable[Decision], now: datetime) -> Decision | None:
    """The one that began last; of several that begin together, the one decided last."""
    begun = [decision for decision in decisions if decision.valid_from <= now]
    return max(begun, key=lambda decision: (decision.valid_from, decision.decided_at), default=None)
