"""What an administrator may change the match threshold to. Nothing here changes automatically."""

from datetime import datetime, timedelta
from math import isfinite
from typing import Literal

from services.biometrics.matching.domain.decisions import Bounds

LARGEST = 100.0
LONGEST_REASON = 2000
FURTHEST = timedelta(days=366)
Refusal = Literal[
    "not_a_number", "below_floor", "confirmation_missing", "reason_missing", "reason_too_long", "in_the_past", "too_far_ahead", "unchanged"
]


def review_beside(match: float, bounds: Bounds) -> float:
    """The review threshold: as measured, and never above the match threshold."""
    return min(match, bounds.review)


def refusal(
    match: float, bounds: Bounds, *, current: float | None, confirmed: float | None, reason: str, valid_from: datetime, now: datetime
) -> Refusal | None:
    """Why this threshold cannot be set. One below the target must be typed a second time (`confirmed`)."""
    if not isfinite(match) or abs(match) > LARGEST:
        return "not_a_number"
    if match < bounds.floor:
        return "below_floor"
    if match == current:
        return "unchanged"
    if match < bounds.target and confirmed != match:
        return "confirmation_missing"
    if not reason:
        return "reason_missing"
    if len(reason) > LONGEST_REASON:
        return "reason_too_long"
    if valid_from < now:
        return "in_the_past"
    return "too_far_ahead" if valid_from > now + FURTHEST else None
