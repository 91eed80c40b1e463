"""What a process of the pool is asked to do. Functions import the models: a process that only submits jobs does not load them."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from services.biometrics.engine.decoding import Pixels
from services.biometrics.engine.reports import EnrolmentReport, Others, VerificationReport
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.matching.domain.decisions import Decision
from services.biometrics.observations.domain import CapturedFrame, Descriptor, Observation
from services.biometrics.quality.domain import rules

Answer = TypeVar("Answer")


def start(calibration: Path | None) -> None:
    """First load the models, and the calibration where there is one. The process ends when its owner does."""
    _end_with_parent()
    from services.biometrics.engine import pipeline

    pipeline.warm_up(calibration)


def watch(job: Callable[[], Answer]) -> tuple[Answer, int]:
    """Run a job, and return how much resident memory (bytes) the process has afterwards."""
    import psutil

    answer = job()
    return answer, psutil.Process().memory_info().rss


def verify(
    frames: Sequence[CapturedFrame],
    template: Sequence[Descriptor] | None,
    challenge: Sequence[Movement],
    second: Sequence[Descriptor] | None,
    *,
    asked_ms: Sequence[int] | None,
    decision: Decision | None,
    others: Others,
) -> VerificationReport:
    """See pipeline.verify_frames."""
    from services.biometrics.engine import pipeline

    return pipeline.verify_frames(frames, template, challenge, second, asked_ms=asked_ms, decision=decision, others=others)


def enrol(images: Sequence[bytes]) -> EnrolmentReport:
    """See pipeline.enrol_frames."""
    from services.biometrics.engine import pipeline

    return pipeline.enrol_frames(images)


def look(jpegs: Sequence[bytes]) -> list[Observation]:
    """What is seen in each frame as it arrives, without descriptors. Raises ImageRefused for any of the frames."""
    from services.biometrics.engine import recognition

    return [recognition.observe(jpeg, encode=False) for jpeg in jpegs]


def observe(image: bytes) -> Observation:
    """What is seen in one image, with its descriptor. Raises ImageRefused."""
    from services.biometrics.engine import recognition

    return recognition.observe(image, encode=True)


def encode(chip: Pixels) -> Descriptor:
    """The descriptor of one aligned face."""
    from services.biometrics.engine import recognition

    return recognition.encode([chip])[0]


def problems_of(jpeg: bytes, limits: rules.Limits, shrunk: float) -> tuple[str, ...]:
    """What to change before a picture like this one is taken, the most important first. Raises ImageRefused."""
    from services.biometrics.engine import recognition

    found = rules.assess(recognition.observe(jpeg, encode=False), limits, shrunk=shrunk)
    return tuple(problem.value for problem in found.problems)


def _end_with_parent() -> None:
    """Nothing else stops a pool whose owner was killed: a thread of this process waits for that, and ends the process."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, name="end-with-parent", daemon=True).start()
