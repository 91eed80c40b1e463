"""A head of 68 points in space, for rules that only use landmarks; and observations of it."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from services.biometrics.observations.domain import Observation, eye_distance

Floats = npt.NDArray[np.float64]
EYE_PX = 100.0


def head(*, turn: float = 0.0, up: float = 0.0, lids: float = 1.0, flat: bool = False, seed: int = 0) -> Floats:
    """Landmarks in pixels of a head turned to its own left and up by degrees, lids from 1 (open) to 0. `flat`: a photograph of it."""
    points = _points(lids)
    if flat:
        points[:, 2] = 0
    yaw, pitch = np.radians(turn), np.radians(up)
    about_y = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
    turned = points @ about_y.T @ about_x.T
    depth = 8.0 - turned[:, 2]
    seen = turned[:, :2] / depth[:, None] * 8.0 * EYE_PX
    jitter = np.random.default_rng(seed).normal(0, 0.4, (68, 2))
    return np.asarray(seen + np.array([640, 360]) + jitter, dtype=np.float64)


def _points(lids: float) -> Floats:
    """x to the image's right, y down, z towards the camera, in eye distances; the nose's tip is near (0, 0.62)."""
    points = np.zeros((68, 3))
    for index in range(17):  # the jaw, from ear to ear
        angle = np.pi * index / 16
        points[index] = (-1.1 * np.cos(angle), 0.25 + 1.45 * np.sin(angle) ** 1.2, -0.95 + 0.75 * np.sin(angle))
    for index in range(5):
        points[17 + index] = (-0.9 + 0.17 * index, -0.35 - 0.05 * index, -0.05)
        points[22 + index] = (0.22 + 0.17 * index, -0.55 + 0.05 * index, -0.05)
    for index in range(4):
        points[27 + index] = (0, 0.02 + 0.2 * index, 0.05 + 0.13 * index)
    for index in range(5):
        points[31 + index] = (-0.2 + 0.1 * index, 0.78, 0.15)
    for side, start in ((-0.5, 36), (0.5, 42)):
        half = 0.1 * lids
        xs = (-0.22, -0.08, 0.08, 0.22, 0.08, -0.08)
        ys = (0, -half, -half, 0, half, half)
        for offset, (x, y) in enumerate(zip(xs, ys, strict=True)):
            points[start + offset] = (side + x, y, -0.1)
    for index in range(20):
        angle = 2 * np.pi * index / 20
        points[48 + index] = (-0.4 * np.cos(angle), 1.12 - 0.13 * np.sin(angle), 0.12)
    return points


def observed(landmarks: Floats, *, descriptor: Floats | None = None, seed: int = 0, away: float = 0.0) -> Observation:
    """A frame of 1280x720 with one sharp, well-lit face; every frame has noise of its own. `away`: from 0 to 1 how far a real head has
    turned or risen, so that other parts of it are visible."""
    rng = np.random.default_rng(seed)
    low, high = landmarks.min(axis=0), landmarks.max(axis=0)
    return Observation(
        width=1280,
        height=720,
        faces=1,
        confidence=1.5,
        box=(int(low[0]), int(low[1]), int(high[0]), int(high[1])),
        landmarks=landmarks,
        eye_distance=eye_distance(landmarks),
        descriptor=descriptor,
        chip=chip_of(rng, away),
        sharpness=120.0,
        brightness=120.0,
        contrast=40.0,
        evenness=0.9,
        thumbnail=np.full((32, 32), 120.0) + rng.normal(0, 1, (32, 32)),
        digest=str(seed),
    )


def chip_of(rng: np.random.Generator, away: float = 0.0) -> npt.NDArray[np.uint8]:
    """A simple drawing of an aligned face: skin with noise, dark eyes, the shadow below the nose, red lips with a dark line between."""
    chip = np.tile(np.array([150, 112, 92], dtype=np.int64), (150, 150, 1))
    for left in (38, 94):
        chip[43:51, left : left + 18] = (60, 45, 40)
    chip[78:85, 66:84] = (95, 66, 55)
    chip[96:110, 58:92] = (150, 85, 80)
    chip[102:105, 58:92] = (80, 40, 40)
    chip[:, : round(60 * away)] = (40, 36, 34)
    noisy = chip + rng.integers(-15, 16, chip.shape)
    return np.asarray(np.clip(noisy, 0, 255), dtype=np.uint8)


def course(
    *, turn: float = 0.0, up: float = 0.0, blink: bool = False, frames: int = 10, flat: bool = False, start: int = 0
) -> list[Observation]:
    """From neutral to a movement and back; frames at rest before and after."""
    rest = [0.0] * 4
    way = [*rest, *np.sin(np.linspace(0, np.pi, frames)), *rest]
    seen = []
    for index, at in enumerate(way, start=start):
        lids = 1 - 0.85 * at if blink else 1.0
        away = 0.0 if flat else at * float(turn != 0 or up != 0)
        seen.append(observed(head(turn=turn * at, up=up * at, lids=lids, flat=flat, seed=index), seed=index, away=away))
    return seen


def described(frames: list[Observation], descriptor: Floats) -> list[Observation]:
    """The same frames, all of one face."""
    return [replace(frame, descriptor=descriptor) for frame in frames]
