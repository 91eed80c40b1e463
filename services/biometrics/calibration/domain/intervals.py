"""Intervals for an error rate: exact for independent trials (Clopper and Pearson 1934), and by resampling persons where each of them
gives several (Efron 1979, percentiles; ISO/IEC 19795-1 asks for intervals that allow for dependent attempts)."""

from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from shared.values import JsonObject

CONFIDENCE = 0.95
RESAMPLES = 1_000
FEWEST_PERSONS = 10
"""Fewer persons are too few to be resampled."""
Errors = npt.NDArray[np.bool_]
Persons = npt.NDArray[np.int64]
Span = tuple[float, float]


@dataclass(frozen=True)
class Measured:
    """`errors` of `trials` by `persons`; `exact` counts every trial as independent, `by_person` does not (None: too few persons)."""

    value: float | None
    errors: int
    trials: int
    persons: int
    exact: Span
    by_person: Span | None

    def as_dict(self) -> JsonObject:
        return asdict(self)


def clopper_pearson(errors: int, trials: int) -> Span:
    """The exact 95 % interval of a share; all of [0, 1] where nothing was tried."""
    from scipy.stats import beta

    tail = (1 - CONFIDENCE) / 2
    low = float(beta.ppf(tail, errors, trials - errors + 1)) if errors else 0.0
    high = float(beta.ppf(1 - tail, errors + 1, trials - errors)) if errors < trials else 1.0
    return low, high


def over_persons(errors: Errors, persons: Persons, *, resamples: int = RESAMPLES, seed: int = 1) -> Span | None:
    """The 95 % interval from resampling whole persons; the same numbers in every run."""
    known, of = np.unique(persons, return_inverse=True)
    if len(known) < FEWEST_PERSONS:
        return None
    wrong = np.bincount(of, weights=errors, minlength=len(known))
    tried = np.bincount(of, minlength=len(known))
    rng = np.random.default_rng(seed)
    shares = np.empty(resamples)
    for index in range(resamples):
        drawn = rng.integers(0, len(known), len(known))
        shares[index] = wrong[drawn].sum() / tried[drawn].sum()
    tail = (1 - CONFIDENCE) / 2
    return float(np.quantile(shares, tail)), float(np.quantile(shares, 1 - tail))


def measured(errors: Errors, persons: Persons) -> Measured:
    """A rate with both intervals."""
    wrong, tried = int(errors.sum()), len(errors)
    share = wrong / tried if tried else None
    return Measured(share, wrong, tried, len(np.unique(persons)), clopper_pearson(wrong, tried), over_persons(errors, persons))
