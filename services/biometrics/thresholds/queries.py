"""The threshold in force, and what a process compares with."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from services.biometrics.engine.version import ENGINE_VERSION, model_hash
from services.biometrics.matching.artefact import Artefact, apply_decision, load
from services.biometrics.matching.domain.decisions import Decision, in_force
from services.biometrics.matching.domain.scoring import Calibration
from services.biometrics.settings import settings
from services.biometrics.thresholds.tables import ThresholdDecision
from shared.db.rows import select_rows


@dataclass(frozen=True, slots=True)
class RecordedDecision(Decision):
    """A decision, who made it and why."""

    artefact_name: str
    below_target: bool
    reason: str
    by_name: str


async def calibration_in_force(*, now: datetime) -> Calibration | None:
    """What this process compares with: the stored artefact, under the administrator's decision. None: uncalibrated."""

    def loaded() -> Artefact | None:
        return load(settings().calibration_place, engine=ENGINE_VERSION, models=model_hash())

    return apply_decision(await asyncio.to_thread(loaded), await decision_in_force(now=now))


async def decision_in_force(*, now: datetime) -> Decision | None:
    """The administrator's decision in force; None if there was none."""
    return in_force(await select_rows(Decision, ThresholdDecision.select().where(ThresholdDecision.valid_from <= now)), now)


async def threshold_decisions() -> list[RecordedDecision]:
    """Every decision on a threshold, the latest first."""
    return await select_rows(RecordedDecision, ThresholdDecision.select().order_by(ThresholdDecision.decided_at, ascending=False))
