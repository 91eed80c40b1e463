"""The face engine: the only module that imports dlib and face_recognition.

The face is found on a copy of at most 480 px, aligned by the 5-point predictor on the full image and encoded from there by
face_recognition's own network, which numpy computes (network.py). The 68 landmarks are used only for the movements; that
model was trained on 300-W, whose terms exclude commercial use, so it stays replaceable behind `_landmarks`.
Models are loaded once per process, on first use.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import dlib
import numpy as np
from PIL import Image

from services.biometrics.engine import network
from services.biometrics.engine.decoding import Pixels, decode
from services.biometrics.engine.threads import one_thread
from services.biometrics.engine.version import model_folder
from services.biometrics.observations.domain import CHIP_SIDE, Descriptor, Floats, Observation, eye_distance

DETECT_SIDE = 480
SECOND_LOOK_SIDE = 960
CHIP_PADDING = 0.25
NETWORK_FILE = "dlib_face_recognition_resnet_model_v1.dat"


class _Models(NamedTuple):
    detector: Any
    five: Any
    sixty_eight: Any
    network: network.Network


class _Face(NamedTuple):
    box: Any
    confidence: float
    among: int


@cache
def _models() -> _Models:
    one_thread()
    folder = model_folder()
    return _Models(
        detector=dlib.get_frontal_face_detector(),
        five=dlib.shape_predictor(str(folder / "shape_predictor_5_face_landmarks.dat")),
        sixty_eight=dlib.shape_predictor(str(folder / "shape_predictor_68_face_landmarks.dat")),
        network=network.load(folder / NETWORK_FILE),
    )


def warm_up() -> None:
    """Load every model, so that the first person does not wait for it."""
    _models()
    encode([np.zeros((CHIP_SIDE, CHIP_SIDE, 3), dtype=np.uint8)])


def observe(image: bytes, *, encode: bool) -> Observation:
    """What is seen in a JPEG, PNG or WebP file; `encode` adds the descriptor. Raises decoding.ImageRefused."""
    return observe_pixels(decode(image), with_descriptor=encode)


def observe_pixels(pixels: Pixels, *, with_descriptor: bool) -> Observation:
    """What is seen in upright RGB pixels (height, width, 3), uint8."""
    height, width = pixels.shape[:2]
    pixels = np.ascontiguousarray(pixels)
    small = _at_most(pixels, DETECT_SIDE)
    thumbnail = np.asarray(Image.fromarray(small).convert("L").resize((32, 32), Image.Resampling.BOX), dtype=np.float64)
    # Of the smaller picture: a seventh of the time, and a single pixel that was changed makes no new frame of an old one.
    digest = hashlib.sha256(small.tobytes()).hexdigest()
    face = _find(pixels, small)
    if face is None:
        return Observation(width, height, 0, 0.0, None, None, 0.0, None, None, 0.0, float(thumbnail.mean()), 0.0, 1.0, thumbnail, digest)
    landmarks = _landmarks(pixels, face.box)
    chip = _chip(pixels, face.box)
    sharpness, brightness, contrast, evenness = _light(chip)
    return Observation(
        width=width,
        height=height,
        faces=face.among,
        confidence=face.confidence,
        box=(face.box.left(), face.box.top(), face.box.right(), face.box.bottom()),
        landmarks=landmarks,
        eye_distance=eye_distance(landmarks),
        descriptor=encode([chip])[0] if with_descriptor else None,
        chip=chip,
        sharpness=sharpness,
        brightness=brightness,
        contrast=contrast,
        evenness=evenness,
        thumbnail=thumbnail,
        digest=digest,
    )


def encode(chips: Sequence[Pixels]) -> list[Descriptor]:
    """Descriptors of aligned faces, each (150, 150, 3) uint8: the mean of the face's and of its mirror image's."""
    both = _described([side for chip in chips for side in (chip, chip[:, ::-1])])
    return [vector.astype(np.float64) for vector in (both[0::2] + both[1::2]) / 2]


def encode_once(chips: Sequence[Pixels]) -> list[Descriptor]:
    """Descriptors of aligned faces as dlib computes them, without the mirror image."""
    return [vector.astype(np.float64) for vector in _described(chips)]


def _described(chips: Sequence[Pixels]) -> network.Array:
    return network.describe(_models().network, chips)


def encode_by_dlib(chips: Sequence[Pixels]) -> list[Descriptor]:
    """The same by dlib itself, slower: tests compare it with `encode_once`."""
    encoder = dlib.face_recognition_model_v1(str(model_folder() / NETWORK_FILE))
    return [np.array(vector, dtype=np.float64) for vector in encoder.compute_face_descriptor(list(chips))]


def plain_face_recognition(pixels: Pixels) -> list[Descriptor]:
    """What the package itself does with its defaults; benches compare with it."""
    import face_recognition

    found = face_recognition.face_locations(pixels)
    return [np.asarray(vector, dtype=np.float64) for vector in face_recognition.face_encodings(pixels, found)]


def _find(pixels: Pixels, small: Pixels) -> _Face | None:
    """The largest face, and how many there are; a second try at twice the size if the first finds none."""
    for side in (DETECT_SIDE, SECOND_LOOK_SIDE):
        searched = small if side == DETECT_SIDE else _at_most(pixels, side)
        boxes, scores, _ = _models().detector.run(searched, 0, 0.0)
        if len(boxes):
            largest = max(range(len(boxes)), key=lambda index: boxes[index].area())
            factor = pixels.shape[1] / searched.shape[1]
            box = boxes[largest]
            scaled = dlib.rectangle(*(round(edge * factor) for edge in (box.left(), box.top(), box.right(), box.bottom())))
            return _Face(scaled, float(scores[largest]), len(boxes))
    return None


def _at_most(pixels: Pixels, side: int) -> Pixels:
    """The image with its longer side at `side`; a small image is enlarged, at most twice, because the detector's smallest face is 80 px."""
    height, width = pixels.shape[:2]
    factor = min(side / max(height, width), 2.0 if side == DETECT_SIDE else 4.0)
    if factor == 1:
        return pixels
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    # Halved by means first where that is on the way: 2 ms less, and a descriptor moves less by it than by saving the JPEG again.
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BILINEAR, reducing_gap=1.0))


def _landmarks(pixels: Pixels, box: Any) -> Floats:
    shape = _models().sixty_eight(pixels, box)
    return np.array([(shape.part(index).x, shape.part(index).y) for index in range(68)], dtype=np.float64)


def _chip(pixels: Pixels, box: Any) -> Pixels:
    shape = _models().five(pixels, box)
    return np.asarray(dlib.get_face_chip(pixels, shape, size=CHIP_SIDE, padding=CHIP_PADDING), dtype=np.uint8)


def _light(chip: Pixels) -> tuple[float, float, float, float]:
    """Sharpness, brightness, contrast and evenness of an aligned face."""
    grey = chip[25:130, 30:120].astype(np.float64) @ np.array([0.299, 0.587, 0.114])
    laplacian = 4 * grey[1:-1, 1:-1] - grey[:-2, 1:-1] - grey[2:, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:]
    left, right = float(grey[:, :45].mean()), float(grey[:, 45:].mean())
    evenness = min(left, right) / max(left, right, 1e-6)
    return float(laplacian.var()), float(grey.mean()), float(grey.std()), evenness
