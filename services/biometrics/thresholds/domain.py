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


def refusals(
    match: float, bounds: Bounds, *, current: float | None, confirmed: float | None, reason: str, valid_from: datetime | None, now: datetime
) -> list[Refusal]:
    """Why this threshold cannot be set: everything at once, at most one thing about each field, in the order of the form.

    One below the target must be typed a second time (`confirmed`). Of a `valid_from` that nobody could read (None) nothing is said.
    """
    threshold = _about_threshold(match, bounds, current, confirmed)
    found = (threshold, _about_day(valid_from, now), _about_reason(reason))
    return [each for each in found if each is not None]


def _about_threshold(match: float, bounds: Bounds, current: float | None, confirmed: float | None) -> Refusal | None:
    if not isfinite(match) or abs(match) > LARGEST:
        return "not_a_number"
    if match < bounds.floor:
        return "below_floor"
    if match == current:
        return "unchanged"
    return "confirmation_missing" if match < bounds.target and confirmed != match else None


def _about_day(valid_from: datetime | None, now: datetime) -> Refusal | None:
    if valid_from is None:
        return None
    if valid_from < now:
        return "in_the_past"
    return "too_far_ahead" if valid_from > now + FURTHEST else None


def _about_reason(reason: str) -> Refusal | None:
    if not reason:
        return "reason_missing"
    return "reason_too_long" if len(reason) > LONGEST_REASON else None
