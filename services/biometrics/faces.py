"""Between the service and the engine's processes: frames in, results in the service's own words out. Nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from services.biometrics.actions.verifying import Capture
from services.biometrics.domain.verification import Verification
from services.biometrics.images import ImageProblem, ImageRefused
from services.biometrics.pool import EngineBusy, EngineCrashed, EngineTooSlow, FacePool
from services.biometrics.settings import settings
from services.biometrics.uploads import BadUpload


@dataclass(frozen=True, repr=False)
class Made:
    """Descriptors of accepted reference frames, and the engine that made them."""

    descriptors: list[npt.NDArray[np.float64]]
    engine: str


def new_pool(workers: int = 0) -> FacePool:
    """The engine's processes; each starts with its first face."""
    return FacePool(workers or settings().face_workers, calibration=settings().calibration_folder)


async def verify(pool: FacePool, capture: Capture) -> Verification:
    """What the engine says of one capture. Raises the pool's errors; the caller tries again."""
    template = None if capture.template is None else [*capture.template]
    frames = [(frame.jpeg, frame.taken_ms) for frame in capture.frames]
    report = await pool.verify(frames, template, capture.movements)
    return Verification(
        match=report.match,
        liveness=report.liveness,
        quality=report.quality,
        score=report.score,
        threshold=report.threshold,
        calibrated=report.calibrated,
        engine=report.engine,
        probe=report.neutral,
    )


async def first_look(pool: FacePool, jpegs: Sequence[bytes]) -> None:
    """One face in the first and in the last frame, or BadUpload, so that the person can try again at once.

    An engine in trouble is no reason to refuse anybody: the worker will look.
    """
    for jpeg in dict.fromkeys((jpegs[0], jpegs[-1])):
        try:
            count = await pool.run(partial(count_faces, jpeg))
        except ImageRefused as refused:
            raise BadUpload(_problem(str(refused.problem))) from None
        except (EngineBusy, EngineTooSlow, EngineCrashed):
            return
        if count != 1:
            raise BadUpload("several_faces" if count else "no_face")


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


def count_faces(jpeg: bytes) -> int:
    """In a process of the pool. Raises ImageRefused."""
    from services.biometrics.engine import observe

    return observe(jpeg, encode=False).faces


def _problem(code: str) -> str:
    sizes = {ImageProblem.TOO_MANY_PIXELS, ImageProblem.TOO_MANY_BYTES}
    if code in {str(size) for size in sizes}:
        return "too_many_pixels"
    return "unreadable" if code in {str(problem) for problem in ImageProblem} else code
