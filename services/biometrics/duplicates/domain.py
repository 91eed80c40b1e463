"""When a face that resembles somebody else's is worth an officer's look. It is only a suspicion.

One search compares with everybody, so that errors add up: of N strangers about N times the false match rate resemble the person
by chance (ISO/IEC 19795-1, identification). The limit of a search is therefore stricter than that of a verification.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from uuid import UUID

import numpy as np

from services.biometrics.matching.domain.scoring import Calibration, Floats, normalised

FALSE_SUSPICIONS = 0.1
"""The average number of false suspicions for each search: one enrolment in ten."""
MOST = 3
"""The most suspicions from one search, the most alike first: an officer looks at each."""
CANDIDATES = 50
"""The number of nearest templates that are normalised and judged."""
UNCALIBRATED = 0.70
"""Without a calibration: 1 - distance, while verification requires 0.62."""

Det = Sequence[tuple[float, float]]
"""Measured false match rates with their thresholds."""


@dataclass(frozen=True, repr=False, eq=False)
class SearchCalibration:
    """What decides a search's result: the calibration and its DET points, or neither."""

    calibration: Calibration | None = None
    det: Det = ()


def limit_of(measured: SearchCalibration, gallery: int) -> float:
    """The score from which a likeness is a suspicion, for a search among `gallery` templates; never below that of a match.

    Beyond the measured false match rates the threshold continues along the straight line through the last two over log(FMR), which lies
    above the curve of a falling tail: it is rather too strict than too lax.
    """
    if measured.calibration is None:
        return UNCALIBRATED
    wanted = log10(FALSE_SUSPICIONS / max(gallery, 1))
    points = sorted(((log10(fmr), threshold) for fmr, threshold in measured.det if fmr > 0), reverse=True)
    match = measured.calibration.match
    if len(points) < 2:
        return match
    left, right = next((pair for pair in pairwise(points) if pair[1][0] <= wanted), (points[-2], points[-1]))
    slope = (right[1] - left[1]) / (right[0] - left[0])
    return max(match, right[1] + slope * (wanted - right[0]))


def suspects(mean: Floats, near: Sequence[tuple[UUID, Floats]], measured: SearchCalibration, *, gallery: int) -> list[UUID]:
    """People whose templates are more alike than chance allows in a gallery of this size; the most alike first."""
    if not near:
        return []
    others = np.stack([other for _, other in near])
    if measured.calibration is None:
        scores = 1 - np.linalg.norm(others - mean, axis=1)
    else:
        scores = normalised(mean[None], others, measured.calibration.cohort, measured.calibration.nearest)[0]
    limit = limit_of(measured, gallery)
    best: dict[UUID, float] = {}
    for (person, _), score in zip(near, scores.tolist(), strict=True):
        if score >= limit:
            best[person] = max(score, best.get(person, score))
    return sorted(best, key=lambda person: -best[person])[:MOST]
