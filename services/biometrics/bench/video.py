"""`oralu liveness`: a video file through exactly the kiosk's decision."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from services.biometrics.engine import recognition
from services.biometrics.engine.pipeline import verify_observations
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.observations.domain import Observation
from shared.values import JsonObject

if TYPE_CHECKING:
    from av import VideoFrame

FRAME_MS = 100
MOST_FRAMES = 150


WITHOUT_AV = "Videos are read by the package av, which is not part of Oralu: pip install --require-hashes -r requirements-bench.lock"


class NotAVideo(Exception):
    """The file has no picture that can be read, or nothing is installed that reads it."""


def bench_video(file: Path, challenge: tuple[Movement, ...], *, every_ms: int = FRAME_MS) -> JsonObject:
    """The result as a JSON object; there is no template, so only liveness and quality count. Raises NotAVideo."""
    observations, times = [], []
    for seen, at in frames(file, every_ms=every_ms):
        observations.append(seen)
        times.append(at)
    report = verify_observations(observations, times, None, challenge, None)
    return {
        "result": report.liveness,
        "challenge": [movement.value for movement in challenge],
        "reasons": list(report.signs),
        "quality": report.quality,
        "problems": list(report.problems),
        "frames": len(observations),
        "milliseconds": times[-1] - times[0] if times else 0,
        "engine": report.engine,
    }


def frames(file: Path, *, every_ms: int = FRAME_MS) -> list[tuple[Observation, int]]:
    """Observed frames at most every `every_ms`, with their time in the video. Raises NotAVideo."""
    found: list[tuple[Observation, int]] = []
    for frame, at in pictures(file):
        if found and at - found[-1][1] < every_ms - 5:
            continue
        found.append((recognition.observe_pixels(np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8), with_descriptor=False), at))
        if len(found) == MOST_FRAMES:
            break
    if not found:
        raise NotAVideo(f"{file.name}: no picture in it")
    return found


def pictures(file: Path) -> Iterator[tuple["VideoFrame", int]]:
    """Every picture of a video with its time in milliseconds. Raises NotAVideo."""
    try:
        import av
    except ModuleNotFoundError as missing:
        raise NotAVideo(WITHOUT_AV) from missing
    try:
        with av.open(str(file)) as video:
            for frame in video.decode(video=0):
                if frame.pts is not None and frame.time_base is not None:
                    yield frame, round(float(frame.pts * frame.time_base) * 1000)
    except (OSError, IndexError, av.FFmpegError) as damage:
        raise NotAVideo(f"{file.name}: not a video that can be read") from damage
