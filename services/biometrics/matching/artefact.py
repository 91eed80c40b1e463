"""The artefact of a calibration: `calibration.json` (what was measured, with what, on whom) beside `cohort.npz` (the cohort's means).

A server loads it only if engine and models are those it was measured with; otherwise its results are uncalibrated.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

import numpy as np

from services.biometrics.matching.domain.decisions import Bounds, Decision
from services.biometrics.matching.domain.scoring import Calibration, Floats
from shared.values import JsonObject

FACTS, COHORT = "calibration.json", "cohort.npz"
FORMAT = 1
DISTANCE = "distance"
"""The scale of scores without a cohort: 1 - distance."""
Problem = Literal["missing", "damaged", "other_engine", "other_models"]


class NotUsable(Exception):
    """The artefact is damaged, or was measured with another engine or other models."""


@dataclass(frozen=True, repr=False, eq=False)
class Artefact:
    """`facts` in words and numbers, and what comparing needs. `digest` identifies this artefact; scores of the same `scale` can be
    compared with each other."""

    facts: JsonObject
    scoring: Calibration
    digest: str = ""

    @property
    def bounds(self) -> Bounds:
        """What an administrator may set the threshold to; an artefact without a floor allows nothing below its own threshold."""
        thresholds = self.facts["thresholds"]
        match = float(thresholds["match"])
        return Bounds(target=match, floor=float(thresholds.get("floor", match)), review=float(thresholds["review"]))

    @property
    def made_at(self) -> datetime:
        """When it was measured."""
        return datetime.fromisoformat(self.facts["made_at"])

    @property
    def waits_for_decision(self) -> bool:
        """Thresholds from verdicts are valid only after an administrator's decision."""
        return self.facts.get("source") == "verdicts"

    @property
    def scale(self) -> str:
        """The cohort's hash, or DISTANCE where there is no cohort."""
        return str(self.facts["cohort_sha256"]) if len(self.scoring.cohort) else DISTANCE


def save(folder: Path, facts: JsonObject, cohort: Floats) -> None:
    """Write the artefact; `facts` holds thresholds (`match`, `review`), `nearest`, `engine`, `models` and everything measured."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh_cohort, fresh_facts = folder / f"new-{COHORT}", folder / f"new-{FACTS}"
    np.savez(fresh_cohort, cohort=cohort)
    whole = {"format": FORMAT, "cohort_sha256": _sha256(fresh_cohort), **facts}
    fresh_facts.write_text(json.dumps(whole, indent=2, ensure_ascii=False, sort_keys=True) + "\n")
    # Both in their places at one go: a running server reads them as soon as they change.
    fresh_cohort.replace(folder / COHORT)
    fresh_facts.replace(folder / FACTS)


def read(folder: Path) -> Artefact:
    """Raises NotUsable."""
    try:
        written = (folder / FACTS).read_bytes()
        facts: JsonObject = json.loads(written)
        if facts["format"] != FORMAT or facts["cohort_sha256"] != _sha256(folder / COHORT):
            raise NotUsable("the cohort is not the one that was measured")
        with np.load(folder / COHORT, allow_pickle=False) as arrays:
            cohort = np.asarray(arrays["cohort"], dtype=np.float64)
        thresholds = facts["thresholds"]
        match, review, nearest = float(thresholds["match"]), float(thresholds["review"]), int(facts["nearest"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as damage:
        raise NotUsable(str(damage)) from damage
    if cohort.ndim != 2 or cohort.shape[1] != 128 or not np.isfinite(cohort).all() or not np.isfinite([match, review]).all():
        raise NotUsable("the numbers are not descriptors")
    return Artefact(facts, Calibration(cohort, match, review, nearest), hashlib.sha256(written).hexdigest())


def load(folder: Path, *, engine: str, models: str) -> Artefact | None:
    """The artefact if it can be used with this engine and these models; otherwise None, so that results are uncalibrated."""
    artefact, problem = examine(folder, engine=engine, models=models)
    return None if problem else artefact


def examine(folder: Path | None, *, engine: str, models: str) -> tuple[Artefact | None, Problem | None]:
    """The artefact, and why a server with this engine and these models does not use it (None: it does)."""
    if folder is None or not (folder / FACTS).is_file():
        return None, "missing"
    try:
        artefact = read(folder)
    except NotUsable:
        return None, "damaged"
    if artefact.facts.get("engine") != engine:
        return artefact, "other_engine"
    return artefact, None if artefact.facts.get("models") == models else "other_models"


def apply_decision(artefact: Artefact | None, decision: Decision | None) -> Calibration | None:
    """The part of an artefact that comparing uses under the decision in force; None (uncalibrated) if the decision is about another
    artefact, or the artefact waits for a decision: replacing the file changes no threshold."""
    if artefact is None:
        return None
    if decision is None:
        return None if artefact.waits_for_decision else artefact.scoring
    if decision.artefact != artefact.digest:
        return None
    return replace(artefact.scoring, match=decision.match, review=decision.review)


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
