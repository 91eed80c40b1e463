"""Between the service and the engine's processes: frames in, results in the service's own terms out. Nothing is stored here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from services.biometrics.engine import jobs
from services.biometrics.engine.decoding import ImageProblem, ImageRefused
from services.biometrics.engine.pool import EngineBusy, EngineCrashed, EngineTooSlow, FacePool
from services.biometrics.engine.uploads import BadUpload
from services.biometrics.observations.domain import Observation
from services.biometrics.quality.domain import rules
from services.biometrics.settings import settings


@dataclass(frozen=True, repr=False)
class Made:
    """Descriptors of accepted reference frames, and the engine that made them."""

    descriptors: list[npt.NDArray[np.float64]]
    engine: str


def new_pool(workers: int = 0) -> FacePool:
    """The engine's processes; each starts with its first face."""
    return FacePool(workers or settings().face_workers, calibration=settings().calibration_place)


async def look(pool: FacePool, jpegs: Sequence[bytes]) -> list[Observation] | None:
    """What is seen in frames of a running capture; None when the engine has a problem, which is no reason to refuse anybody: the
    worker will look. Raises BadUpload for a frame that cannot be read."""
    try:
        return await pool.look(jpegs)
    except ImageRefused as refused:
        raise BadUpload(_problem(str(refused.problem))) from None
    except (EngineBusy, EngineTooSlow, EngineCrashed):
        return None


async def glance(pool: FacePool, jpeg: bytes, limits: rules.Limits, *, shrunk: float) -> tuple[str, ...]:
    """What to change before a picture is taken, the most important first, by the rules that judge the picture. Raises BadUpload.

    `busy` if no process is free: a preview never waits, so nothing has to wait for a preview.
    """
    try:
        return await pool.run_if_free(partial(jobs.problems_of, jpeg, limits, shrunk))
    except ImageRefused as refused:
        raise BadUpload(_problem(str(refused.problem))) from None
    except (EngineBusy, EngineTooSlow, EngineCrashed):
        raise BadUpload("busy") from None


async def acceptable(pool: FacePool, jpeg: bytes) -> None:
    """Whether this frame can be a reference; otherwise BadUpload with the most important problem."""
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
