"""How alike a template and a probe are, and what follows: match, review or no match.

A template and a probe are each the mean of several descriptors. Without a calibration the score is 1 - distance against fixed,
strict limits; with one it is normalised against a cohort (adaptive symmetric normalisation, AS-norm) and the limits come from
a measured false match rate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Result = Literal["match", "review", "no_match"]

UNCALIBRATED_MATCH = 0.62
"""1 - 0.38: at a distance of 0.373 between means of three LFW images the false match rate was 1e-4 (see the service's README)."""
UNCALIBRATED_REVIEW = 0.45
NEAREST = 50
"""The number of the cohort's nearest faces with which a score is normalised."""


@dataclass(frozen=True, repr=False, eq=False)
class Calibration:
    """What comparing needs of a calibration artefact: the cohort (n, 128), and two thresholds on the normalised scale; with an empty
    cohort they are on the scale 1 - distance."""

    cohort: Floats
    match: float
    review: float
    nearest: int = NEAREST


@dataclass(frozen=True)
class Comparison:
    """`score` and `threshold` are cohort-normalised where there is a cohort, otherwise 1 - distance. `distance` is always kept."""

    result: Result
    score: float
    threshold: float
    review: float
    calibrated: bool
    distance: float


class NotComparable(Exception):
    """A template or a probe without descriptors, or with values that are not numbers."""


def fused(descriptors: npt.ArrayLike) -> Floats:
    """The mean of descriptors (n, 128). Raises NotComparable."""
    stacked = np.asarray(descriptors, dtype=np.float64)
    if stacked.ndim != 2 or stacked.shape[0] == 0 or stacked.shape[1] != 128 or not np.isfinite(stacked).all():
        raise NotComparable
    return np.asarray(stacked.mean(axis=0), dtype=np.float64)


def compare(template: npt.ArrayLike, probe: npt.ArrayLike, calibration: Calibration | None) -> Comparison:
    """Compare template descriptors (n, 128) with probe descriptors (m, 128). Raises NotComparable."""
    one, other = fused(template), fused(probe)
    distance = float(np.linalg.norm(one - other))
    if calibration is None:
        return _decided(1 - distance, UNCALIBRATED_MATCH, UNCALIBRATED_REVIEW, calibrated=False, distance=distance)
    if not len(calibration.cohort):
        return _decided(1 - distance, calibration.match, calibration.review, calibrated=True, distance=distance)
    score = float(normalised(one[None], other[None], calibration.cohort, calibration.nearest)[0, 0])
    return _decided(score, calibration.match, calibration.review, calibrated=True, distance=distance)


def best(templates: Sequence[npt.ArrayLike], probe: npt.ArrayLike, calibration: Calibration | None) -> Comparison:
    """The best comparison of a probe with a person's templates (at least one). Two tries may at most double the false match rate."""
    return best_of(templates, probe, calibration)[1]


def best_of(templates: Sequence[npt.ArrayLike], probe: npt.ArrayLike, calibration: Calibration | None) -> tuple[int, Comparison]:
    """The same, and which of the templates it was; of equal ones the first."""
    return max(enumerate(compare(template, probe, calibration) for template in templates), key=lambda found: found[1].score)


def distances(some: Floats, others: Floats) -> Floats:
    """Euclidean distances (n, m) between rows of `some` (n, 128) and `others` (m, 128), by one matrix product."""
    squares = np.sum(some**2, axis=1)[:, None] + np.sum(others**2, axis=1)[None] - 2 * some @ others.T
    return np.asarray(np.sqrt(np.maximum(squares, 0)), dtype=np.float64)


def cohort_statistics(means: Floats, cohort: Floats, nearest: int = NEAREST) -> tuple[Floats, Floats]:
    """Mean and standard deviation of each row's similarity (-distance) to its `nearest` faces of the cohort."""
    count = min(nearest, len(cohort))
    near = -np.partition(distances(means, cohort), count - 1, axis=1)[:, :count]
    return near.mean(axis=1), np.maximum(near.std(axis=1), 1e-3)


def normalised(templates: Floats, probes: Floats, cohort: Floats, nearest: int = NEAREST) -> Floats:
    """AS-norm scores (n, m): how far above its own lookalikes each pair's similarity stands, seen from both sides, in deviations."""
    similarity = -distances(templates, probes)
    template_mean, template_spread = cohort_statistics(templates, cohort, nearest)
    probe_mean, probe_spread = cohort_statistics(probes, cohort, nearest)
    from_template = (similarity - template_mean[:, None]) / template_spread[:, None]
    from_probe = (similarity - probe_mean[None]) / probe_spread[None]
    return np.asarray((from_template + from_probe) / 2, dtype=np.float64)


def _decided(score: float, match: float, review: float, *, calibrated: bool, distance: float) -> Comparison:
    result: Result = "match" if score >= match else "review" if score >= review else "no_match"
    return Comparison(result, score, match, review, calibrated, distance)


def nearest_templates(
    probe: Floats, gallery: npt.NDArray[np.float32], *, count: int, squares: npt.NDArray[np.float32] | None = None
) -> list[tuple[int, float]]:
    """The rows of `gallery` (n, 128) nearest to `probe` (128), with their distances, nearest first: one matrix product.

    `squares`: the rows' own squares, where they are known; a row whose square is infinite is never near.

    A near template is only a suspicion for an officer.
    """
    query = probe.astype(np.float32)
    own = np.einsum("ij,ij->i", gallery, gallery) if squares is None else squares
    apart = own - 2 * (gallery @ query) + float(query @ query)
    kept = min(count, len(gallery))
    near = np.argpartition(apart, kept - 1)[:kept]
    ordered = near[np.argsort(apart[near])]
    return [(int(index), float(np.sqrt(max(float(apart[index]), 0.0)))) for index in ordered]
