"""How an officer is told a match score: in words, by comparing it with the thresholds. Exact figures are for the auditor."""

from shared.messages.biometrics import Likeness

NEAR_NORMALISED, NEAR_DISTANCE = 0.5, 0.03
"""How far above the threshold a score still counts as near it: half a deviation of the cohort, or 0.03 of a distance."""


def likeness(score: float | None, threshold: float | None, review: float | None, *, normalised: bool) -> Likeness | None:
    """The likeness for a score; None if nothing was compared. Below the threshold of review the faces are clearly different."""
    if score is None or threshold is None:
        return None
    if score >= threshold:
        near = NEAR_NORMALISED if normalised else NEAR_DISTANCE
        return "clearly_same" if score >= threshold + near else "same_near_limit"
    return "near_limit" if score >= (threshold if review is None else review) else "clearly_different"
