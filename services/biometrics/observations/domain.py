"""What the engine sees in one image: plain numbers, so that every rule about them is pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Descriptor = npt.NDArray[np.float64]

IMAGE_LEFT_EYE = slice(36, 42)
"""The person's right eye in an unmirrored image (68-point scheme of 300-W)."""
IMAGE_RIGHT_EYE = slice(42, 48)
NOSE_TIP, NOSE_ROOT, CHIN, JAW_START, JAW_END = 30, 27, 8, 0, 16
BESIDE_NOSE = [1, 2, 14, 15]
NOSE_BASE = 33
CHIP_SIDE = 150
"""Pixels of an aligned face, each way."""


@dataclass(frozen=True, repr=False, eq=False)
class Observation:
    """One image as the engine sees it.

    `width` and `height`: pixels of the upright image. `faces`: how many were found; the rest describes the largest.
    `box`: left, top, right, bottom in pixels. `landmarks`: (68, 2), x and y in pixels of the full upright image.
    `eye_distance`: pixels between the eyes' centres. `descriptor`: 128 floats, or None where not asked for.
    `chip`: the aligned face, (150, 150, 3) uint8. `sharpness`: variance of the Laplacian of the grey chip.
    `brightness`: mean grey of the face, 0 to 255; `contrast`: its standard deviation; `evenness`: darker half / brighter half.
    `thumbnail`: the whole image, 32 x 32 grey floats, for frame-to-frame comparison. `digest`: of the picture at
    the detector's size.
    """

    width: int
    height: int
    faces: int
    confidence: float
    box: tuple[int, int, int, int] | None
    landmarks: Floats | None
    eye_distance: float
    descriptor: Descriptor | None
    chip: npt.NDArray[np.uint8] | None
    sharpness: float
    brightness: float
    contrast: float
    evenness: float
    thumbnail: Floats
    digest: str


@dataclass(frozen=True, repr=False, eq=False)
class CapturedFrame:
    """A frame on its way through the engine; `observation` where it was looked at before, and then `jpeg` may be empty."""

    jpeg: bytes
    taken_ms: int
    observation: Observation | None = None


def turn_ratio(landmarks: Floats) -> float:
    """`turn_ratios` of one face (68, 2)."""
    return float(turn_ratios(landmarks[None])[0])


def rise_ratio(landmarks: Floats) -> float:
    """`rise_ratios` of one face (68, 2)."""
    return float(rise_ratios(landmarks[None])[0])


def turn_ratios(shapes: Floats) -> Floats:
    """Where the nose is between the jaw's ends, -1 to 1; grows when the person turns to their own left (unmirrored image).

    This and the four below: of faces (m, 68, 2), one number each (m)."""
    across = _across(shapes)
    to_start = _along(shapes[:, NOSE_TIP] - shapes[:, JAW_START], across)
    to_end = _along(shapes[:, JAW_END] - shapes[:, NOSE_TIP], across)
    return (to_start - to_end) / np.maximum(to_start + to_end, 1e-6)


def rise_ratios(shapes: Floats) -> Floats:
    """How far down from the eyes to the chin the nose tip stands, in the face's own upright; falls when the person looks up."""
    down = _down(_across(shapes))
    eyes = _eye_centres(shapes).mean(axis=1)
    return _along(shapes[:, NOSE_TIP] - eyes, down) / np.maximum(_along(shapes[:, CHIN] - eyes, down), 1e-6)


def nose_leans(shapes: Floats) -> Floats:
    """How far the nose tip is to the side of its own root, in eye distances; a bent sheet moves both alike, a real nose does not."""
    return _along(shapes[:, NOSE_TIP] - shapes[:, NOSE_ROOT], _across(shapes)) / _between_eyes(shapes)


def nose_lifts(shapes: Floats) -> Floats:
    """How far the nose tip is above the jaw beside it, in eye distances; grows when the person looks up, not when a sheet is tilted."""
    above = shapes[:, BESIDE_NOSE].mean(axis=1) - shapes[:, NOSE_TIP]
    return _along(above, _down(_across(shapes))) / _between_eyes(shapes)


def face_heights(shapes: Floats) -> Floats:
    """From the nose's root to its base, in eye distances: what an open mouth or a smile leaves alone."""
    return _lengths(shapes[:, NOSE_BASE] - shapes[:, NOSE_ROOT]) / _between_eyes(shapes)


def eye_aspect(landmarks: Floats) -> float:
    """Eye aspect ratio, mean of both eyes (Soukupova and Cech 2016): lid distance over eye width."""
    return float(eye_aspects(landmarks[None])[0])


def eye_aspects(shapes: Floats) -> Floats:
    """The same of several faces (m, 68, 2)."""
    return np.asarray((_aspects(shapes[:, IMAGE_LEFT_EYE]) + _aspects(shapes[:, IMAGE_RIGHT_EYE])) / 2, dtype=np.float64)


def eye_distance(landmarks: Floats) -> float:
    """Distance between the eyes' centres of one face (68, 2)."""
    left, right = _eye_centres(landmarks[None])[0]
    return float(np.linalg.norm(right - left))


def roll_degrees(landmarks: Floats) -> float:
    """How far the head of one face (68, 2) leans to a shoulder, 0 upright."""
    left, right = _eye_centres(landmarks[None])[0]
    return float(np.degrees(np.arctan2(right[1] - left[1], right[0] - left[0])))


def homographies(source: Floats, targets: Floats) -> Floats:
    """The plane-to-plane maps (m, 3, 3) that carry `source` (n, 2) nearest to each of `targets` (m, n, 2); normalised DLT (Hartley
    1997), all at once: the least eigenvector of each system's normal equations."""
    from_source, from_targets = _normalising(source[None]), _normalising(targets)
    a, b = apply(from_source, source[None]), apply(from_targets, targets)
    x, y = np.broadcast_to(a[..., 0], b.shape[:2]), np.broadcast_to(a[..., 1], b.shape[:2])
    u, v, zero, one = b[..., 0], b[..., 1], np.zeros_like(x), np.ones_like(x)
    across = np.stack([x, y, one, zero, zero, zero, -u * x, -u * y, -u], axis=-1)
    down = np.stack([zero, zero, zero, x, y, one, -v * x, -v * y, -v], axis=-1)
    rows = np.concatenate([across, down], axis=1)
    planes = np.linalg.eigh(np.swapaxes(rows, 1, 2) @ rows)[1][..., 0].reshape(-1, 3, 3)
    return np.asarray(np.linalg.inv(from_targets) @ planes @ from_source, dtype=np.float64)


def apply(planes: Floats, points: Floats) -> Floats:
    """Points (m or 1, n, 2) carried by plane-to-plane maps (m, 3, 3)."""
    carried = np.concatenate([points, np.ones((*points.shape[:2], 1))], axis=-1) @ np.swapaxes(planes, 1, 2)
    depth = carried[..., 2:]
    return np.asarray(carried[..., :2] / np.where(np.abs(depth) < 1e-9, 1e-9, depth), dtype=np.float64)


def planar_residuals(neutral: Floats, others: Floats) -> Floats:
    """How badly a flat sheet explains the step from `neutral` (n, 2) to each of `others` (m, n, 2): RMS misfit of the best homography /
    eye distance of `neutral`."""
    sizes = np.maximum(_sizes(others), 1e-6)[:, None, None]
    scaled = (others - others.mean(axis=1, keepdims=True)) * _size(neutral) / sizes
    misfit = apply(homographies(neutral, scaled), neutral[None]) - scaled
    return np.asarray(np.sqrt(np.mean(np.sum(misfit**2, axis=-1), axis=-1)) / max(eye_distance(neutral), 1e-6), dtype=np.float64)


def median_landmarks(shapes: Sequence[Floats]) -> Floats:
    """The middle of several shapes, each first laid over the first by shift and size."""
    first = shapes[0]
    laid = [(s - s.mean(axis=0)) * _size(first) / max(_size(s), 1e-6) + first.mean(axis=0) for s in shapes]
    return np.asarray(np.median(np.stack(laid), axis=0), dtype=np.float64)


def _size(points: Floats) -> float:
    return float(_sizes(points[None])[0])


def _sizes(shapes: Floats) -> Floats:
    """RMS distance of each shape's points (m, n, 2) from their middle."""
    apart = shapes - shapes.mean(axis=1, keepdims=True)
    return np.asarray(np.sqrt(np.mean(np.sum(apart**2, axis=-1), axis=-1)), dtype=np.float64)


def _normalising(shapes: Floats) -> Floats:
    """Maps (m, 3, 3) that bring each shape's middle to 0 and its size to the root of 2."""
    scale = np.sqrt(2) / np.maximum(_sizes(shapes), 1e-6)
    middle = shapes.mean(axis=1)
    maps = np.zeros((len(shapes), 3, 3))
    maps[:, 0, 0] = maps[:, 1, 1] = scale
    maps[:, :2, 2] = -scale[:, None] * middle
    maps[:, 2, 2] = 1
    return maps


def _eye_centres(shapes: Floats) -> Floats:
    """(m, 2, 2): the image's left eye, then its right one."""
    return np.stack([shapes[:, IMAGE_LEFT_EYE].mean(axis=1), shapes[:, IMAGE_RIGHT_EYE].mean(axis=1)], axis=1)


def _across(shapes: Floats) -> Floats:
    """The unit vector (m, 2) from one eye to the other."""
    left, right = np.swapaxes(_eye_centres(shapes), 0, 1)
    return np.asarray((right - left) / _between_eyes(shapes)[:, None], dtype=np.float64)


def _down(across: Floats) -> Floats:
    return np.stack([-across[:, 1], across[:, 0]], axis=1)


def _along(steps: Floats, directions: Floats) -> Floats:
    return np.asarray((steps * directions).sum(axis=1), dtype=np.float64)


def _lengths(steps: Floats) -> Floats:
    return np.asarray(np.linalg.norm(steps, axis=1), dtype=np.float64)


def _between_eyes(shapes: Floats) -> Floats:
    left, right = np.swapaxes(_eye_centres(shapes), 0, 1)
    return np.maximum(_lengths(right - left), 1e-6)


def _aspects(eyes: Floats) -> Floats:
    lids = np.linalg.norm(eyes[:, 1] - eyes[:, 5], axis=-1) + np.linalg.norm(eyes[:, 2] - eyes[:, 4], axis=-1)
    return np.asarray(lids / np.maximum(2 * np.linalg.norm(eyes[:, 0] - eyes[:, 3], axis=-1), 1e-6), dtype=np.float64)


@dataclass(frozen=True)
class Seen:
    """A frame and what the engine made of it; None where it could not look."""

    taken_ms: int
    observation: Observation | None
