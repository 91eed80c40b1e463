"""A camera feed in which a photographed face moves: blinks, turns, looks up.

A photograph cannot turn its head, so each frame is the photograph bent a little more: the middle of the face slides
against its rim, or the skin above the eyes is drawn over them. The result is a person who follows the kiosk's movement,
made of the same pixels that the recogniser knows. It is good for tests of the whole path, but never measures liveness.
"""

import io
import math
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import face_recognition
import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.ndimage import map_coordinates

Movement = Literal["blink", "turn_left", "turn_right", "look_up"]
MOVEMENTS: tuple[Movement, ...] = ("blink", "turn_left", "turn_right", "look_up")
Pixels = npt.NDArray[np.uint8]
SIZE = (640, 480)
FACE_SHARE = 0.36  # of the frame's height, between eyes and chin


class Face(NamedTuple):
    """The positions of a face's parts in a frame, in pixels."""

    left_eye: npt.NDArray[np.float64]
    right_eye: npt.NDArray[np.float64]
    nose: npt.NDArray[np.float64]
    scale: float


@cache
def frame_of(photo: Path) -> tuple[Pixels, Face]:
    """The photograph cut to a camera's frame around its first face, and where the face's parts are."""
    picture = Image.open(photo).convert("RGB")
    parts = _landmarks(np.asarray(picture))
    chin, eyes = parts["chin"][8], np.vstack([parts["left_eye"], parts["right_eye"]]).mean(axis=0)
    factor = SIZE[1] * FACE_SHARE / math.dist(chin, eyes)
    centre = (chin + eyes) / 2 * factor
    resized = picture.resize((round(picture.width * factor), round(picture.height * factor)), Image.Resampling.LANCZOS)
    frame = Image.new("RGB", SIZE, (118, 122, 126))
    frame.paste(resized, (round(SIZE[0] / 2 - centre[0]), round(SIZE[1] / 2 - centre[1])))
    pixels = np.asarray(frame)
    parts = _landmarks(pixels)
    left, right = parts["left_eye"], parts["right_eye"]
    return pixels, Face(left, right, parts["nose_bridge"][-1], math.dist(left.mean(axis=0), right.mean(axis=0)))


def moved(photo: Path, movement: Movement, amount: float) -> Image.Image:
    """The frame with `movement` carried out by `amount`, from 0 (at rest) to 1 (fully)."""
    pixels, face = frame_of(photo)
    if amount <= 0:
        return Image.fromarray(pixels)
    rows, columns = np.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype(float)
    if movement == "blink":
        for eye in (face.left_eye, face.right_eye):
            rows = rows - _closing(eye, rows, columns) * amount
    else:
        shift, tall = {"turn_left": ((0.40, 0.0), 0.75), "turn_right": ((-0.40, 0.0), 0.75), "look_up": ((0.0, -0.30), 0.55)}[movement]
        reach = np.exp(-(((columns - face.nose[0]) / (0.75 * face.scale)) ** 2 + ((rows - face.nose[1]) / (tall * face.scale)) ** 2))
        columns = columns - shift[0] * face.scale * amount * reach
        rows = rows - shift[1] * face.scale * amount * reach
    bent = np.stack([map_coordinates(pixels[..., band], [rows, columns], order=1, mode="nearest") for band in range(3)], axis=-1)
    return Image.fromarray(bent)


def sequence(photo: Path, movements: Iterable[Movement], *, rest: int = 8, going: int = 6) -> list[Image.Image]:
    """Frames at rest, then each movement there and back, each followed by frames at rest."""
    still = moved(photo, "blink", 0)
    frames = [still] * rest
    for movement in movements:
        way = [math.sin(math.pi / 2 * step / going) for step in range(1, going + 1)]
        frames += [moved(photo, movement, amount) for amount in (*way, 1.0, *reversed(way))]
        frames += [still] * rest
    return frames


def write_feed(path: Path, frames: Sequence[Image.Image]) -> Path:
    """An MJPEG file for Chromium's --use-file-for-fake-video-capture, which plays it in a loop."""
    with path.open("wb") as feed:
        for frame in frames:
            encoded = io.BytesIO()
            frame.save(encoded, "JPEG", quality=92, subsampling="4:2:0")
            feed.write(encoded.getvalue())
    return path


def _landmarks(pixels: Pixels) -> dict[str, npt.NDArray[np.float64]]:
    locations = face_recognition.face_locations(pixels)
    found = face_recognition.face_landmarks(pixels, locations)
    return {name: np.array(points, dtype=float) for name, points in found[0].items()}


def _closing(eye: npt.NDArray[np.float64], rows: npt.NDArray[np.float64], columns: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How far down the skin above comes over an eye, in pixels, at each place."""
    centre, width = eye.mean(axis=0), float(np.ptp(eye[:, 0]))
    opening = float(np.ptp(eye[:, 1]))
    across = np.exp(-(((columns - centre[0]) / (0.62 * width)) ** 4))
    down = np.exp(-(((rows - centre[1]) / (1.1 * opening)) ** 4))
    distance: npt.NDArray[np.float64] = 1.15 * opening * across * down
    return distance
