"""Between the service and the engine's processes: frames in, results in the service's own words out. Nothing is written here."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import numpy as np
import numpy.typing as npt

from services.biometrics.actions.measuring import decision_in_force
from services.biometrics.actions.verifying import Capture
from services.biometrics.calibration.artefact import DISTANCE, Artefact, load, ruled
from services.biometrics.domain import quality
from services.biometrics.domain.likeness import likeness
from services.biometrics.domain.observation import Observation
from services.biometrics.domain.quality_score import LIMIT
from services.biometrics.domain.scoring import Calibration
from services.biometrics.domain.verification import Verification
from services.biometrics.images import ImageProblem, ImageRefused
from services.biometrics.pool import EngineBusy, EngineCrashed, EngineTooSlow, FacePool
from services.biometrics.settings import settings
from services.biometrics.uploads import BadUpload

ALL_MOVEMENTS = 1.0
"""A living person carried out every movement asked for; the share of them is liveness' score. Its other reasons are codes."""


@dataclass(frozen=True, repr=False)
class Made:
    """Descriptors of accepted reference frames, and the engine that made them."""

    descriptors: list[npt.NDArray[np.float64]]
    engine: str


def new_pool(workers: int = 0) -> FacePool:
    """The engine's processes; each starts with its first face."""
    return FacePool(workers or settings().face_workers, calibration=settings().calibration_place)


async def verify(pool: FacePool, capture: Capture) -> Verification:
    """What the engine says of one capture. Raises the pool's errors; the caller tries again."""
    first, second = ([*one] if one is not None else None for one in (*capture.references, None, None)[:2])
    others = [[[*one] for one in other] for other in capture.others]
    report = await pool.verify(
        capture.frames, first, capture.movements, second, asked_ms=capture.asked_ms, decision=capture.decision, others=others
    )
    looked = report.liveness_score is not None
    return Verification(
        match="old_template" if capture.outdated and report.match == "no_template" else report.match,
        liveness=report.liveness,
        quality=report.quality,
        score=report.score,
        threshold=report.threshold,
        calibrated=report.calibrated,
        engine=report.engine,
        probe=report.neutral,
        review=report.review,
        artefact=report.artefact,
        scale=report.scale,
        decision=capture.decision.id if capture.decision and report.artefact else None,
        likeness=likeness(report.score, report.threshold, report.review, normalised=report.scale != DISTANCE),
        liveness_score=report.liveness_score,
        liveness_threshold=ALL_MOVEMENTS if looked else None,
        quality_score=report.quality_score,
        quality_threshold=LIMIT if looked else None,
        reference=None if report.better is None else capture.places[report.better],
        signs=report.signs,
        problems=report.problems,
        peaks=report.peaks,
        others=report.others,
    )


async def calibration_in_force(*, now: datetime) -> Calibration | None:
    """What this process compares by: the artefact that lies there, under the administrator's decision. None: uncalibrated."""
    from services.biometrics.engine import ENGINE_VERSION, model_hash

    def loaded() -> Artefact | None:
        return load(settings().calibration_place, engine=ENGINE_VERSION, models=model_hash())

    return ruled(await asyncio.to_thread(loaded), await decision_in_force(now=now))


async def look(pool: FacePool, jpegs: Sequence[bytes]) -> list[Observation] | None:
    """What is seen in frames of a running capture; None where the engine is in trouble, which is no reason to refuse anybody: the
    worker will look. Raises BadUpload for a frame that cannot be read."""
    try:
        return await pool.look(jpegs)
    except ImageRefused as refused:
        raise BadUpload(_problem(str(refused.problem))) from None
    except (EngineBusy, EngineTooSlow, EngineCrashed):
        return None


async def glance(pool: FacePool, jpeg: bytes, limits: quality.Limits, *, shrunk: float) -> tuple[str, ...]:
    """What to change before a picture is taken, the weightiest first, by the rules that judge the picture. Raises BadUpload.

    `busy` where no process is free: a preview never waits, so that nothing waits behind one.
    """
    try:
        return await pool.run_if_free(partial(problems_of, jpeg, limits, shrunk))
    except ImageRefused as refused:
        raise BadUpload(_problem(str(refused.problem))) from None
    except (EngineBusy, EngineTooSlow, EngineCrashed):
        raise BadUpload("busy") from None


def problems_of(jpeg: bytes, limits: quality.Limits, shrunk: float) -> tuple[str, ...]:
    """In a process of the pool. Raises ImageRefused."""
    from services.biometrics.engine import observe

    found = quality.assess(observe(jpeg, encode=False), limits, shrunk=shrunk)
    return tuple(problem.value for problem in found.problems)


async def acceptable(pool: FacePool, jpeg: bytes) -> None:
    """Whether this frame can be a reference; otherwise BadUpload with the weightiest problem."""
    await enrol(pool, [jpeg])


async def enrol(pool: FacePool, jpegs: Sequence[bytes]) -> Made:
    """Descriptors of reference frames that all show one person. Raises BadUpload."""
    try:
        report = await pool.enrol(jpegs)
    except (EngineBusy, EngineTooSlow, EngineCrashed):
        raise BadUpload("busy") from None
    for frame in report.frames:
        if not frame.accepted:
            raise BadUpload(_problem(frame.problems[0]))
    if not report.one_person:
        raise BadUpload("not_the_same")
    return Made(report.template, report.engine)


def _problem(code: str) -> str:
    sizes = {ImageProblem.TOO_MANY_PIXELS, ImageProblem.TOO_MANY_BYTES}
    if code in {str(size) for size in sizes}:
        return "too_many_pixels"
    return "unreadable" if code in {str(problem) for problem in ImageProblem} else code
