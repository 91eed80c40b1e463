"""What officers' verdicts say about the threshold: error rates among the people served, and how often the software disagreed.

Mated are attempts that an officer confirmed ("same person"). Non-mated are attempts that two officers refuted, and, where the agency
measures them, the confirmed attempts' scores against other people. Nobody looked at attempts that were closed automatically: they are
counted separately. A rate of verdicts alone is too high (only doubtful attempts are looked at), one with the others too low (somebody may
have been let through): the truth lies between.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

import numpy as np

from services.biometrics.calibration.dataset import BadDataset
from services.biometrics.calibration.domain import rates
from services.biometrics.calibration.domain.intervals import Measured, Persons, measured
from services.biometrics.calibration.make import FLOOR_FMR, REVIEW_FMR, TARGET_FMR
from services.biometrics.matching.artefact import Artefact
from services.biometrics.matching.domain.scoring import NEAREST, Floats
from shared.values import JsonObject

CONFIRMED, REFUTED = "match", "no_match"
LEAST_MATED = 30
SOURCE = "verdicts"


@dataclass(frozen=True)
class Reviewed:
    """The capture of one check-in, and what became of it. `person` is only used to tell persons apart."""

    person: str
    score: float
    match: str
    verdict: str | None = None
    automatic: bool = False
    others: tuple[float, ...] = ()


@dataclass(frozen=True, repr=False, eq=False)
class Scores:
    """Scores of one kind, and whose they are."""

    values: Floats
    persons: Persons

    def at_least(self, threshold: float) -> Measured:
        """The share that matches at `threshold`."""
        return measured(self.values >= threshold, self.persons)

    def below(self, threshold: float) -> Measured:
        """The share that does not match."""
        return measured(self.values < threshold, self.persons)

    def with_(self, other: "Scores") -> "Scores":
        return Scores(np.concatenate([self.values, other.values]), np.concatenate([self.persons, other.persons]))


@dataclass(frozen=True, repr=False, eq=False)
class Trials:
    """What the verdicts provide for measuring."""

    mated: Scores
    unseen: Scores
    refuted: Scores
    crossed: Scores

    @property
    def non_mated(self) -> Scores:
        """Refuted attempts and comparisons with other people."""
        return self.refuted.with_(self.crossed)


def trials(reviewed: Iterable[Reviewed]) -> Trials:
    """Sort attempts by what is known about them."""
    numbers: dict[str, int] = {}
    kinds: dict[str, list[tuple[float, int]]] = {"mated": [], "unseen": [], "refuted": [], "crossed": []}
    for one in reviewed:
        number = numbers.setdefault(one.person, len(numbers))
        if one.verdict == CONFIRMED:
            kinds["mated"].append((one.score, number))
        elif one.verdict == REFUTED:
            kinds["refuted"].append((one.score, number))
        elif one.automatic:
            kinds["unseen"].append((one.score, number))
        if one.verdict == CONFIRMED or one.automatic:
            kinds["crossed"] += [(score, number) for score in one.others]
    return Trials(**{name: _scores(found) for name, found in kinds.items()})


def _scores(found: Sequence[tuple[float, int]]) -> Scores:
    return Scores(np.array([score for score, _ in found], dtype=np.float64), np.array([number for _, number in found], dtype=np.int64))


def at_threshold(given: Trials, threshold: float) -> dict[str, Measured]:
    """FMR, and FNMR twice: of verdicts alone, and also counting those that were closed automatically as the same person."""
    return {
        "fmr": given.non_mated.at_least(threshold),
        "fnmr": given.mated.below(threshold),
        "fnmr_with_unseen": given.mated.with_(given.unseen).below(threshold),
    }


@dataclass(frozen=True, slots=True)
class Agreement:
    """Software and officers compared: `table` counts by the software's result, then the officer's; `opposed` is the share in which one said
    yes and the other no."""

    table: Mapping[str, Mapping[str, int]]
    opposed: Measured
    verdicts: int

    def as_dict(self) -> JsonObject:
        return asdict(self)


def agreement(reviewed: Sequence[Reviewed]) -> Agreement:
    """Software and officers compared, where both gave a result: a table of counts, and the share in which one said yes and the other no."""
    said = ("match", "match_with_concern", "no_match")
    table = {machine: dict.fromkeys(said, 0) for machine in ("match", "review", "no_match")}
    numbers: dict[str, int] = {}
    opposed, persons = [], []
    for one in reviewed:
        if one.match not in table or one.verdict not in said:
            continue
        table[one.match][one.verdict] += 1
        if one.match != "review":
            opposed.append((one.match == "match") != (one.verdict != "no_match"))
            persons.append(numbers.setdefault(one.person, len(numbers)))
    opposite = measured(np.array(opposed, dtype=bool), np.array(persons, dtype=np.int64))
    return Agreement(table, opposite, sum(sum(row.values()) for row in table.values()))


def suggestion(given: Trials) -> tuple[float | None, int]:
    """The threshold at the target false match rate, and how many more non-mated scores are needed for it (0: enough)."""
    missing = max(0, round(1 / TARGET_FMR) - len(given.non_mated.values))
    return (None if missing else rates.threshold_at(given.non_mated.values, TARGET_FMR)), missing


def would_change(reviewed: Sequence[Reviewed], old: float, new: float) -> dict[str, int]:
    """What another threshold would have changed for these attempts: how many more or fewer an officer would have looked at."""
    to_officer = [one for one in reviewed if old <= one.score < new]
    by_itself = [one for one in reviewed if new <= one.score < old]
    return {
        "attempts": len(reviewed),
        "to_officer": len(to_officer),
        "to_officer_confirmed": sum(one.verdict == CONFIRMED for one in to_officer),
        "by_itself": len(by_itself),
        "by_itself_confirmed": sum(one.verdict == CONFIRMED for one in by_itself),
        "by_itself_refuted": sum(one.verdict == REFUTED for one in by_itself),
    }


def make_from_verdicts(
    reviewed: Sequence[Reviewed], base: Artefact | None, groups: Mapping[str, str], *, engine: str, models: str, now: datetime
) -> tuple[JsonObject, Floats]:
    """Facts and cohort of an artefact whose thresholds follow from the agency's own verdicts; scores stay on the scale of `base`.

    `groups`: group by person, where it is lawfully recorded; Oralu itself records none. Raises BadDataset where too little is known.
    """
    given = trials(reviewed)
    match, missing = suggestion(given)
    if match is None:
        raise BadDataset(
            f"{len(given.non_mated.values)} comparisons of different people; {missing} more are needed for a threshold at a false match "
            "rate of 1 in 10,000 (ORALU_MEASURE_AGAINST makes them, where the law allows it)"
        )
    if len(given.mated.values) < LEAST_MATED:
        raise BadDataset(f"{len(given.mated.values)} confirmed attempts; {LEAST_MATED} are the least")
    non_mated = given.non_mated.values
    whole = given.mated.with_(given.unseen).values
    floor, review = (min(match, rates.threshold_at(non_mated, rate)) for rate in (FLOOR_FMR, REVIEW_FMR))
    cohort = base.scoring.cohort if base else np.empty((0, 128))
    facts = {
        "source": SOURCE,
        "data_set": "officers' verdicts",
        "base": {"data_set": base.facts.get("data_set"), "digest": base.digest} if base else None,
        "made_at": now.isoformat(),
        "engine": engine,
        "models": models,
        "nearest": base.scoring.nearest if base else NEAREST,
        "targets": {"fmr": TARGET_FMR, "floor_fmr": FLOOR_FMR, "review_fmr": REVIEW_FMR},
        "thresholds": {"match": match, "review": review, "floor": floor},
        "measured": {**_facts(given, match), "det": rates.det_points(whole, non_mated)},
        "groups": {
            group: _facts(trials(one for one in reviewed if groups.get(one.person) == group), match)
            for group in sorted(set(groups.values()))
        },
        "groups_recorded": bool(groups),
        "agreement": agreement(reviewed).as_dict(),
        "identities": {"cohort": base.facts["identities"]["cohort"] if base else [], "calibration": []},
    }
    return facts, cohort


def _facts(given: Trials, threshold: float) -> JsonObject:
    return {
        **{name: rate.as_dict() for name, rate in at_threshold(given, threshold).items()},
        "mated": len(given.mated.values),
        "unseen": len(given.unseen.values),
        "refuted": len(given.refuted.values),
        "crossed": len(given.crossed.values),
        "non_mated": len(given.non_mated.values),
    }
