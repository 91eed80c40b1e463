"""`oralu bench kiosk`: captures through the engine's pool and its waiting line, as the faces' worker uses it.

The queue measured here is the pool's; storing, Redis and the messages to probation are not in it.
"""

import asyncio
import io
import time
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import psutil
from PIL import Image

from services.biometrics import engine
from services.biometrics.domain.movements import Movement
from services.biometrics.domain.observation import CapturedFrame
from services.biometrics.images import Pixels, decode
from services.biometrics.pipeline import verify_frames
from services.biometrics.pool import FacePool

FRAMES, FRAME_MS = 12, 220
SELFIE = (1280, 720)


def bench_kiosk(sessions: int, at_once: int, photograph: Path | None) -> dict[str, Any]:
    """Sessions a minute, seconds from the last frame to the result, and their ratio to one detection and the needed encodings."""
    capture = _capture(decode(photograph.read_bytes()) if photograph else None)
    return asyncio.run(_run(sessions, at_once, capture))


async def _run(sessions: int, at_once: int, capture: list[CapturedFrame]) -> dict[str, Any]:
    pool = FacePool()
    template = [np.zeros(128)]
    gate, seconds, peak = asyncio.Semaphore(at_once), [], 0

    async def one() -> None:
        nonlocal peak
        async with gate:
            began = time.perf_counter()
            await pool.verify(capture, template, (Movement.TURN_LEFT,))
            seconds.append(time.perf_counter() - began)
            peak = max(peak, *(psutil.Process(pid).memory_info().rss for pid in pool.processes()))

    try:
        await asyncio.gather(*(one() for _ in range(max(2, at_once))))
        seconds.clear()
        began = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(sessions)))
        lasted = time.perf_counter() - began
        floor = await asyncio.to_thread(_floor, capture)
    finally:
        pool.close()
    p95 = float(np.percentile(seconds, 95))
    return {
        "sessions": sessions,
        "at_once": at_once,
        "frames": len(capture),
        "sessions_a_minute": 60 * sessions / lasted,
        "median_seconds": median(seconds),
        "p95_seconds": p95,
        "floor_seconds": floor,
        "p95_to_floor": p95 / floor,
        "peak_memory_mb_a_worker": peak / 2**20,
        "queue": "pool",
    }


def _floor(capture: list[CapturedFrame]) -> float:
    """The engine's own work on one capture in a warm process: a look at every frame and the needed encodings. Median of five."""
    engine.warm_up()
    took = []
    for _ in range(5):
        began = time.perf_counter()
        verify_frames(capture, [np.zeros(128)], (Movement.TURN_LEFT,))
        took.append(time.perf_counter() - began)
    return median(took)


def _capture(photograph: Pixels | None) -> list[CapturedFrame]:
    """Frames of 1280x720 that sway a little; without a photograph they show a grey wall, and the time is that of looking."""
    chance, frames = np.random.default_rng(7), []
    for index in range(FRAMES):
        frame = Image.new("RGB", SELFIE, (120, 124, 128))
        if photograph is not None:
            picture = Image.fromarray(photograph)
            picture.thumbnail((SELFIE[0], round(SELFIE[1] * 0.98)))
            frame.paste(picture, ((SELFIE[0] - picture.width) // 2 + int(chance.integers(-9, 9)), int(chance.integers(0, 9))))
        file = io.BytesIO()
        frame.save(file, "JPEG", quality=90)
        frames.append(CapturedFrame(file.getvalue(), index * FRAME_MS))
    return frames
