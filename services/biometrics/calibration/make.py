"""Make a calibration: divide the identities, compare as the kiosk does, set the thresholds at measured false match rates."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from services.biometrics.calibration.dataset import BadDataset, must_be_disjoint
from services.biometrics.calibration.domain import rates
from services.biometrics.calibration.trials import Fusion, Scores, Vectors, cohort_means, compare_all, split_cohort
from services.biometrics.matching.domain.scoring import NEAREST, Floats
from shared.values import JsonObject

TARGET_FMR, GROUP_FMR, REVIEW_FMR = 1e-4, 1e-3, 1e-2
FLOOR_FMR, GROUP_FLOOR_FMR = 1e-3, 1e-2
"""A match threshold below the one at these rates is refused."""
DRAWS = 10
LEAST_IDENTITIES = 30


def make(
    vectors: Vectors, groups: Mapping[str, str], *, name: str, engine: str, models: str, fusion: Fusion, now: datetime
) -> tuple[JsonObject, Floats]:
    """Facts for the artefact, and the cohort (n, 128). Raises BadDataset where too little was measured for the target rate."""
    cohort_names, others = split_cohort(vectors)
    must_be_disjoint(cohort=cohort_names, calibration=others)
    if len(others) < LEAST_IDENTITIES or len(cohort_names) < LEAST_IDENTITIES:
        raise BadDataset(f"{LEAST_IDENTITIES} identities for the cohort and as many with several images are the least")
    cohort = cohort_means(vectors, cohort_names)
    scores = compare_all(vectors, others, cohort, fusion, draws=DRAWS, nearest=NEAREST)
    if len(scores.non_mated) * TARGET_FMR < DRAWS or not len(scores.mated):
        raise BadDataset("too few comparisons to set a threshold at a false match rate of 1 in 10,000")
    named = {group: scores.within({n for n in others if groups.get(n) == group}) for group in sorted(set(groups.values()))}
    overall = rates.threshold_at(scores.non_mated, TARGET_FMR)
    match = max([overall, *(rates.threshold_at(part.non_mated, GROUP_FMR) for part in named.values() if _measured(part))])
    review = min(match, rates.threshold_at(scores.non_mated, REVIEW_FMR))
    floors = (rates.threshold_at(part.non_mated, GROUP_FLOOR_FMR) for part in named.values() if _measured(part))
    floor = min(match, max([rates.threshold_at(scores.non_mated, FLOOR_FMR), *floors]))
    facts = {
        "data_set": name,
        "made_at": now.isoformat(),
        "engine": engine,
        "models": models,
        "fusion": f"{fusion.enrolled}x{fusion.probed}",
        "nearest": NEAREST,
        "targets": {"fmr": TARGET_FMR, "group_fmr": GROUP_FMR, "review_fmr": REVIEW_FMR, "floor_fmr": FLOOR_FMR},
        "thresholds": {"match": match, "review": review, "floor": floor},
        "measured": {**at_threshold(scores, match), "det": rates.det_points(scores.mated, scores.non_mated)},
        "groups": {group: at_threshold(part, match) for group, part in named.items()},
        "identities": {"cohort": [hashed(n) for n in cohort_names], "calibration": [hashed(n) for n in others]},
    }
    return facts, cohort


def at_threshold(scores: Scores, threshold: float) -> JsonObject:
    """FMR and FNMR of some comparisons at a threshold, with intervals and counts."""
    return {
        "fmr": rates.fmr(scores.non_mated, threshold, repeats=scores.draws).as_dict(),
        "fnmr": rates.fnmr(scores.mated, threshold, repeats=scores.draws).as_dict(),
        "mated": len(scores.mated),
        "non_mated": len(scores.non_mated),
        "draws": scores.draws,
    }


def hashed(identity: str) -> str:
    """An identity in an artefact: enough to see that two sets are disjoint."""
    return sha256(f"oralu calibration/{identity}".encode()).hexdigest()[:32]


def _measured(scores: Scores) -> bool:
    """A group affects the threshold only if it has enough comparisons for the target rate."""
    return len(scores.non_mated) * GROUP_FMR >= 1
