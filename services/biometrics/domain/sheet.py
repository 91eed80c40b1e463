"""Whether a turned face is the neutral picture again, only warped: what a photograph shows however it is tilted or bent.

The neutral face is laid over the other one by the smooth warp (of second degree, 12 numbers) that fits best, found by Gauss-Newton
steps on the grey levels (Lucas and Kanade 1981, with gain and offset of the light). On a sheet hardly anything is left over; a real
head shows one cheek and hides the other, and the correlation stays lower, the lower the further it turns.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter, map_coordinates

from services.biometrics.domain.movements import Event, Movement
from services.biometrics.domain.observation import Floats, Observation
from services.biometrics.domain.signs import Signs

SIDE, STEPS, LARGEST_STEP, SMALLEST_STEP = 48, 20, 0.15, 0.003
EDGE = slice(15, 135)
TURNED = (0.15, 0.32)
SHEET = (0.987, 0.94)
"""Correlations from which on it is a sheet, at the two turns above and in a straight line between. Real heads in clips: at 0.15 to 0.2 the
95th percentile is 0.97, beyond 0.32 it is 0.90; sheets tilted or bent by 25 to 55 degrees keep 0.95 to 0.999."""
ROWS, COLUMNS = (part.astype(np.float64) for part in np.mgrid[0:SIDE, 0:SIDE])
ACROSS, DOWN = (COLUMNS - SIDE / 2) / (SIDE / 2), (ROWS - SIDE / 2) / (SIDE / 2)
BASIS = np.stack([part.ravel() for part in (np.ones_like(ACROSS), ACROSS, DOWN, ACROSS**2, ACROSS * DOWN, DOWN**2)], axis=1)
WEIGHTS = np.exp(-(((ACROSS**2 + DOWN**2) / 0.9) ** 2)).ravel()
"""The middle of the face counts; its rim is background."""


def shows_a_sheet(frames: Sequence[Observation], signs: Signs, event: Event) -> bool:
    """Whether any frame of a turn or rise, or of the way to it, is the neutral picture warped. A blink proves nothing here."""
    if event.movement is Movement.BLINK:
        return False
    neutral = frames[signs.neutral[len(signs.neutral) // 2]].chip
    if neutral is None:
        return False
    flat = _small(neutral)
    for index in _looked_at(signs, event):
        chip = frames[index].chip
        if chip is not None and likeness(flat, _small(chip)) >= _limit(float(np.abs(signs.turn[index]))):
            return True
    return False


def likeness(neutral: Floats, other: Floats) -> float:
    """Correlation, at most 1, of `other` with the neutral picture after the best smooth warp; both (SIDE, SIDE) grey floats."""
    count, half = BASIS.shape[1], SIDE / 2
    moved = np.zeros((2, count))
    slope_down, slope_across = np.gradient(other)
    target, best = neutral.ravel(), -1.0
    for _ in range(STEPS):
        places = np.stack([ROWS.ravel() + BASIS @ moved[1] * half, COLUMNS.ravel() + BASIS @ moved[0] * half])
        seen, across, down = (map_coordinates(part, places, order=1, mode="nearest") for part in (other, slope_across, slope_down))
        best = max(best, _correlation(target, seen))
        columns = [BASIS * (across * half)[:, None], BASIS * (down * half)[:, None], -target[:, None], -np.ones((target.size, 1))]
        slopes = np.concatenate(columns, axis=1)
        weighted = slopes * WEIGHTS[:, None]
        normal = weighted.T @ slopes
        normal[np.diag_indices_from(normal)] += np.r_[np.full(2 * count, 1e-3 * np.trace(normal) / len(normal)), 1e-6, 1e-6]
        step = np.linalg.solve(normal, weighted.T @ (target - seen))[: 2 * count].reshape(2, count)
        moved += np.clip(step, -LARGEST_STEP, LARGEST_STEP)
        if np.abs(step).max() < SMALLEST_STEP:
            break
    return best


def _looked_at(signs: Signs, event: Event) -> list[int]:
    """The height of the movement, and of the frames around it up to three that are well on the way."""
    span = range(max(0, event.start - 2), min(len(signs.turn), event.end + 3))
    way = [index for index in span if index != event.peak and abs(signs.turn[index]) >= TURNED[0]]
    return [event.peak, *sorted(way, key=lambda index: abs(index - event.peak))[:3]]


def _limit(turn: float) -> float:
    return float(np.interp(turn, TURNED, SHEET))


def _small(chip: npt.NDArray[np.uint8]) -> Floats:
    grey = gaussian_filter(chip[EDGE, EDGE].astype(np.float64) @ np.array([0.299, 0.587, 0.114]), 1.2)
    places = np.linspace(0, len(grey) - 1, SIDE)
    return np.asarray(map_coordinates(grey, np.meshgrid(places, places, indexing="ij"), order=1), dtype=np.float64)


def _correlation(one: Floats, other: Floats) -> float:
    a, b = one - np.average(one, weights=WEIGHTS), other - np.average(other, weights=WEIGHTS)
    return float((WEIGHTS * a * b).sum() / max(np.sqrt((WEIGHTS * a * a).sum() * (WEIGHTS * b * b).sum()), 1e-9))
