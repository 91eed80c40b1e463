"""The threshold in force, and what a process compares by."""

import asyncio
from datetime import datetime

from services.biometrics.engine.version import ENGINE_VERSION, model_hash
from services.biometrics.matching.artefact import Artefact, load, ruled
from services.biometrics.matching.domain.decisions import Decision, in_force
from services.biometrics.matching.domain.scoring import Calibration
from services.biometrics.rows import Row
from services.biometrics.settings import settings
from services.biometrics.thresholds.tables import ThresholdDecision


async def calibration_in_force(*, now: datetime) -> Calibration | None:
    """What this process compares by: the artefact that lies there, under the administrator's decision. None: uncalibrated."""

    def loaded() -> Artefact | None:
        return load(settings().calibration_place, engine=ENGINE_VERSION, models=model_hash())

    return ruled(await asyncio.to_thread(loaded), await decision_in_force(now=now))


async def decision_in_force(*, now: datetime) -> Decision | None:
    """The administrator's decision that holds now; None where none was ever made."""
    rows = await ThresholdDecision.select().where(ThresholdDecision.valid_from <= now)
    return in_force((decision_of(row) for row in rows), now)


def decision_of(row: dict[str, object]) -> Decision:
    """A row of the table, as the rules know it."""
    names = ("id", "artefact", "match", "review", "valid_from", "decided_at")
    return Decision(**{name: row[name] for name in names})  # type: ignore[arg-type]  # the columns' own types


async def threshold_decisions() -> list[Row]:
    """Every decision on a threshold, the latest first."""
    return [*await ThresholdDecision.select().order_by(ThresholdDecision.decided_at, ascending=False)]
