"""Whether a turned face is only the neutral picture, warped: this is what a tilted or bent photograph shows.

The neutral face is laid over the other one by the smooth warp (of second degree, 12 numbers) that fits best, found by Gauss-Newton
steps on the grey levels (Lucas and Kanade 1981, with gain and offset of the light). On a sheet hardly anything is left over; a real
head shows one cheek and hides the other, and the correlation stays lower, the lower the further it turns.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter, map_coordinates

from services.biometrics.liveness.domain.movements import Event, Movement
from services.biometrics.liveness.domain.signs import Signs
from services.biometrics.observations.domain import Floats, Observation

SIDE, STEPS, LARGEST_STEP, SMALLEST_STEP = 48, 20, 0.15, 0.003
EDGE = slice(15, 135)
TURNED = (0.15, 0.32)
SHEET = (0.987, 0.94)
"""The correlation from which it counts as a sheet, at the two turns above and linear between them. Real heads in clips: at 0.15 to 0.2 the
95th percentile is 0.97, beyond 0.32 it is 0.90; sheets tilted or bent by 25 to 55 degrees keep 0.95 to 0.999."""
ROWS, COLUMNS = (part.astype(np.float64).ravel() for part in np.mgrid[0:SIDE, 0:SIDE])
ACROSS, DOWN = (COLUMNS - SIDE / 2) / (SIDE / 2), (ROWS - SIDE / 2) / (SIDE / 2)
BASIS = np.stack([np.ones_like(ACROSS), ACROSS, DOWN, ACROSS**2, ACROSS * DOWN, DOWN**2])
WEIGHTS = np.exp(-(((ACROSS**2 + DOWN**2) / 0.9) ** 2))
"""The middle of the face counts; its rim is background."""
ROOTS = np.sqrt(WEIGHTS)
WEIGHTED_BASIS = BASIS * ROOTS


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
    count, half = len(BASIS), SIDE / 2
    moved = np.zeros((2, count))
    slope_down, slope_across = np.gradient(other)
    parts = np.stack([other.ravel(), slope_across.ravel() * half, slope_down.ravel() * half])
    target, best = neutral.ravel(), -1.0
    alike = _correlation_with(target)
    slopes = np.empty((2 * count + 2, target.size))  # each already times the root of its pixel's weight, as their products are wanted
    slopes[-2], slopes[-1] = -target * ROOTS, -ROOTS
    every = np.arange(len(slopes))
    for _ in range(STEPS):
        seen, across, down = _read(parts, ROWS + moved[1] @ BASIS * half, COLUMNS + moved[0] @ BASIS * half)
        best = max(best, alike(seen))
        np.multiply(WEIGHTED_BASIS, across, out=slopes[:count])
        np.multiply(WEIGHTED_BASIS, down, out=slopes[count : 2 * count])
        normal = slopes @ slopes.T
        damping = 1e-3 * float(normal.trace()) / len(normal)
        normal[every, every] += [damping] * (2 * count) + [1e-6, 1e-6]
        step = np.linalg.solve(normal, slopes @ (ROOTS * (target - seen)))[: 2 * count].reshape(2, count)
        moved += np.clip(step, -LARGEST_STEP, LARGEST_STEP)
        if np.abs(step).max() < SMALLEST_STEP:
            break
    return best


def _read(parts: Floats, rows: Floats, columns: Floats) -> Floats:
    """Several pictures (m, SIDE * SIDE) at the same places (n), between pixels in a straight line, beyond the rim as at the rim: (m, n).

    The positions are computed once for all of them, while a library would read one picture at a time: a person waits for this."""
    rows, columns = np.clip(rows, 0, SIDE - 1), np.clip(columns, 0, SIDE - 1)
    top, left = np.minimum(rows.astype(np.intp), SIDE - 2), np.minimum(columns.astype(np.intp), SIDE - 2)
    down, right, corner = rows - top, columns - left, top * SIDE + left
    above, beside, below, opposite = (parts.take(corner + step, axis=1) for step in (0, 1, SIDE, SIDE + 1))
    above += (beside - above) * right
    below += (opposite - below) * right
    above += (below - above) * down
    return np.asarray(above, dtype=np.float64)


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


def _correlation_with(one: Floats) -> Callable[[Floats], float]:
    """The weighted correlation of pictures (n) with `one` (n)."""
    total = WEIGHTS.sum()
    weighted = WEIGHTS * (one - WEIGHTS @ one / total)
    spread = float(weighted @ one)

    def correlation(other: Floats) -> float:
        off = other - WEIGHTS @ other / total
        return float(weighted @ off / max(np.sqrt(spread * float((WEIGHTS * off) @ off)), 1e-9))

    return correlation
