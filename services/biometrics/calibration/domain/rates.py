"""Error rates of a comparison (ISO/IEC 19795-1): FMR, FNMR, thresholds at a target rate, DET points, accuracy as LFW defines it.

Scores grow with likeness; a comparison matches at `score >= threshold`.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from services.biometrics.matching.domain.scoring import Floats

DET_RATES = (1e-1, 3e-2, 1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5)
Z95 = 1.959964


@dataclass(frozen=True)
class Rate:
    """A share with its 95 % interval (Wilson); `trials` is what the interval counts as independent."""

    value: float | None
    low: float
    high: float
    trials: int

    def as_dict(self) -> dict[str, float | int | None]:
        return asdict(self)


def rate(errors: int, trials: int, *, repeats: int = 1) -> Rate:
    """`errors` of `trials`; where every trial was drawn `repeats` times, the interval counts it once. Wilson (1927)."""
    if trials == 0:
        return Rate(None, 0.0, 1.0, 0)
    share, n = errors / trials, max(trials / repeats, 1)
    middle = (share + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    half = Z95 / (1 + Z95**2 / n) * float(np.sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2)))
    return Rate(share, max(0.0, middle - half), min(1.0, middle + half), int(n))


def threshold_at(non_mated: Floats, fmr: float) -> float:
    """The least threshold whose false match rate on `non_mated` is at most `fmr`; above every score where too few were measured."""
    if not len(non_mated):
        return float("inf")
    allowed = int(np.floor(fmr * len(non_mated)))
    boundary = float(np.partition(non_mated, len(non_mated) - allowed - 1)[len(non_mated) - allowed - 1])
    return float(np.nextafter(boundary, np.inf))


def fmr(non_mated: Floats, threshold: float, *, repeats: int = 1) -> Rate:
    """False match rate."""
    return rate(int(np.sum(non_mated >= threshold)), len(non_mated), repeats=repeats)


def fnmr(mated: Floats, threshold: float, *, repeats: int = 1) -> Rate:
    """False non-match rate."""
    return rate(int(np.sum(mated < threshold)), len(mated), repeats=repeats)


def det_points(mated: Floats, non_mated: Floats, rates: Sequence[float] = DET_RATES) -> list[dict[str, float]]:
    """FNMR and threshold at each FMR that the number of non-mated comparisons is large enough for."""
    measurable = [target for target in rates if target * len(non_mated) >= 1]
    found = [(target, threshold_at(non_mated, target)) for target in measurable]
    return [{"fmr": target, "threshold": limit, "fnmr": float(np.mean(mated < limit)) if len(mated) else 1.0} for target, limit in found]


def accuracy_by_folds(scores: Floats, same: np.typing.NDArray[np.bool_], folds: np.typing.NDArray[np.int64]) -> tuple[float, float]:
    """Accuracy over folds and its standard error, each fold judged by the threshold best on the others (LFW's view 2)."""
    names = np.unique(folds)
    results = []
    for fold in names:
        held = folds == fold
        learn = ~held if len(names) > 1 else held
        limit = _best_threshold(scores[learn], same[learn])
        results.append(float(np.mean((scores[held] >= limit) == same[held])))
    return float(np.mean(results)), float(np.std(results) / np.sqrt(len(results)))


def _best_threshold(scores: Floats, same: np.typing.NDArray[np.bool_]) -> float:
    order = np.argsort(scores)
    ranked = same[order]
    # Cut before position i: the same-person pairs below are lost, the others below are right.
    right = np.concatenate([[0], np.cumsum(~ranked)]) + np.concatenate([np.cumsum(ranked[::-1])[::-1], [0]])
    best = np.flatnonzero(right == right.max())
    cut = int(best[len(best) // 2])
    ordered = scores[order]
    finite = ordered[np.isfinite(ordered)]
    low, high = (float(finite[0]), float(finite[-1])) if len(finite) else (0.0, 0.0)
    below = float(ordered[cut - 1]) if cut and np.isfinite(ordered[cut - 1]) else low - 1
    above = float(ordered[cut]) if cut < len(ordered) else high + 1
    return (below + above) / 2
