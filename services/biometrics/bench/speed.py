"""Seconds for a verification, ours and plain face_recognition's, on the same images in the same run. Nothing is cached."""

import io
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np
import psutil
from PIL import Image

from services.biometrics.engine import recognition
from services.biometrics.engine.decoding import Pixels, decode
from shared.values import JsonObject

SELFIE = (1280, 720)
SELFIE_FACE_SHARE = 0.75


def seconds_an_image(images: Sequence[Path], *, take: int = 24) -> dict[str, float]:
    """Median seconds from file to descriptor, ours and plain."""
    step = max(1, len(images) // take)
    return _compared([image.read_bytes() for image in images[::step][:take]])


def selfie(images: Sequence[Path], *, take: int = 6) -> JsonObject:
    """The same for 1280x720 selfies made of some images: one frame against one frame, and a kiosk's capture of 12 frames (of which the
    kiosk encodes the deciding ones) against plain calls on each."""
    step = max(1, len(images) // take)
    jpegs = [_as_selfie(decode(image.read_bytes())) for image in images[::step][:take]]
    frame = _compared(jpegs)
    from services.biometrics.engine.pipeline import verify_frames
    from services.biometrics.liveness.domain.movements import Movement
    from services.biometrics.observations.domain import CapturedFrame

    capture = [CapturedFrame(jpeg, at * 220) for at, jpeg in enumerate((jpegs * 12)[:12])]
    began = time.perf_counter()
    verify_frames(capture, [np.zeros(128)], (Movement.TURN_LEFT,))
    ours = time.perf_counter() - began
    began = time.perf_counter()
    for taken in capture:
        recognition.plain_face_recognition(decode(taken.jpeg))
    plain = time.perf_counter() - began
    return {"frame": frame, "capture_of_12": {"oralu_seconds": ours, "plain_seconds": plain, "ratio": plain / ours}}


def peak_memory_mb() -> float:
    """The largest resident memory of this process so far, in MB."""
    import resource

    return max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, psutil.Process().memory_info().rss / 2**20)


def _compared(jpegs: Sequence[bytes]) -> dict[str, float]:
    recognition.warm_up()
    recognition.plain_face_recognition(decode(jpegs[0]))
    ours, plain = [], []
    for jpeg in jpegs:  # one after the other, so that a busy machine slows both alike
        ours.append(_timed(partial(recognition.observe, jpeg, encode=True)))
        plain.append(_timed(partial(_plain, jpeg)))
    return {"oralu_seconds": median(ours), "plain_seconds": median(plain), "ratio": median(plain) / median(ours)}


def _plain(jpeg: bytes) -> None:
    recognition.plain_face_recognition(decode(jpeg))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _as_selfie(pixels: Pixels) -> bytes:
    picture = Image.fromarray(pixels)
    factor = SELFIE[1] * SELFIE_FACE_SHARE / picture.height * 1.3
    picture = picture.resize((round(picture.width * factor), round(picture.height * factor)), Image.Resampling.BICUBIC)
    frame = Image.new("RGB", SELFIE, (120, 124, 128))
    frame.paste(picture, ((SELFIE[0] - picture.width) // 2, (SELFIE[1] - picture.height) // 2))
    file = io.BytesIO()
    frame.save(file, "JPEG", quality=90)
    return file.getvalue()
