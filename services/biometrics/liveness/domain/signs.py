"""What the frames of one capture show, measured against the person's own neutral face: turns, a rise of the head, closed lids."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from services.biometrics.observations.domain import (
    IMAGE_LEFT_EYE,
    IMAGE_RIGHT_EYE,
    Floats,
    Observation,
    apply,
    eye_aspects,
    face_heights,
    homographies,
    median_landmarks,
    nose_leans,
    nose_lifts,
    planar_residuals,
    rise_ratios,
    turn_ratios,
)

FRONTAL = 0.4
"""A neutral frame's nose stands at most this far off the middle: the camera may be at the side, and movements are measured from here."""
NEAR_NEUTRAL = 0.07
NEUTRAL_FRAMES = 5
NOT_EYES = [index for index in range(68) if not IMAGE_LEFT_EYE.start <= index < IMAGE_RIGHT_EYE.stop]


@dataclass(frozen=True, repr=False, eq=False)
class Signs:
    """Per frame, relative to neutral: `turn` (own left positive), `lean` (nose against its root, own left positive), `rise` (up
    negative), `lift` (up positive), `depth` (misfit of a flat sheet), `lids` (1 open, 0 shut, a sheet's tilt taken out), `height`
    (of the nose against the eyes' distance; 0 as in neutral)."""

    neutral: tuple[int, ...]
    turn: Floats
    lean: Floats
    rise: Floats
    lift: Floats
    depth: Floats
    lids: Floats
    height: Floats


def read_signs(frames: Sequence[Observation]) -> Signs | None:
    """Signs of frames that each show one face; None where no frame looks straight ahead."""
    shapes = [frame.landmarks for frame in frames if frame.landmarks is not None]
    if len(shapes) != len(frames) or not shapes:
        return None
    together = np.stack(shapes)
    turn, rise = turn_ratios(together), rise_ratios(together)
    aspect = eye_aspects(together)
    neutral = _neutral(turn, rise, aspect)
    if not neutral:
        return None
    still = median_landmarks([shapes[index] for index in neutral])
    alone = still[None]
    return Signs(
        neutral=neutral,
        turn=turn - turn_ratios(alone),
        lean=nose_leans(together) - nose_leans(alone),
        rise=rise - rise_ratios(alone),
        lift=nose_lifts(together) - nose_lifts(alone),
        depth=planar_residuals(still, together),
        lids=_lids(together, still, aspect),
        height=face_heights(together) / np.maximum(face_heights(alone), 1e-6) - 1,
    )


def _neutral(turn: Floats, rise: Floats, aspect: Floats) -> tuple[int, ...]:
    """The frames like the straightest one of the first quarter (the kiosk asks to look ahead first), eyes open; the earliest of them."""
    straightest = int(np.argmin(np.abs(turn[: max(3, len(turn) // 4)])))
    if abs(turn[straightest]) > FRONTAL:
        return ()
    alike = np.flatnonzero((np.abs(turn - turn[straightest]) <= NEAR_NEUTRAL) & (aspect >= 0.8 * np.percentile(aspect, 75)))
    if not len(alike):
        return (straightest,)
    level = np.abs(rise[alike] - np.median(rise[alike])) <= 0.05
    return tuple(int(index) for index in alike[level][:NEUTRAL_FRAMES]) or (straightest,)


def _lids(shapes: Floats, still: Floats, aspect: Floats) -> Floats:
    """The lids' opening against what a flat sheet carried from the neutral face would show, and against the session's own 75th percentile.

    A tipped photograph shows flatter eyes, but the rest of the face is flatter by the same amount.
    """
    baseline = max(float(np.percentile(aspect, 75)), 1e-6)
    by_sheet = eye_aspects(apply(homographies(still[NOT_EYES], shapes[:, NOT_EYES]), still[None]))
    return np.asarray(np.maximum(aspect / baseline, aspect / np.maximum(by_sheet, 1e-6)), dtype=np.float64)
