"""Whether a living face in front of the camera did what was asked. Pure: the engine's observations in, a verdict out.

Left and right are the person's own; images are unmirrored. Every threshold is relative to the person's neutral face in the
same capture. A movement counts when it goes beyond its limit with the depth of a real head (see observation.nose_lean,
planar_residual), out of the neutral face and through the positions between. What this cannot stop: a deepfake fed in by a
virtual camera, and a mask with moving eyes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise
from typing import Literal

import numpy as np

from services.biometrics.domain.observation import Observation, eye_aspect
from services.biometrics.domain.signs import Signs, read_signs


class Movement(StrEnum):
    """What the kiosk may ask for."""

    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"
    LOOK_UP = "look_up"
    BLINK = "blink"


class Sign(StrEnum):
    """Why a capture is not taken for a living person."""

    TOO_FEW_FRAMES = "too_few_frames"
    TIMING = "timing"
    NO_FACE = "no_face"
    SEVERAL_FACES = "several_faces"
    NO_NEUTRAL = "no_neutral"
    REPEATED_FRAMES = "repeated_frames"
    CUT = "cut"
    IDENTITY_CHANGED = "identity_changed"
    WRONG_MOVEMENT = "wrong_movement"
    MOVEMENT_MISSING = "movement_missing"
    FLAT = "flat"
    JUMP = "jump"


TURN = 0.32
"""A bent photograph turned by 40 degrees reaches 0.24 in the median, 0.34 in the worst of twenty; depth and lean must agree as well."""
TURN_DEPTH = 0.052
TURN_LEAN, LEAN_OF_TURN = 0.03, 0.5
"""The nose leans with the turn, by about a quarter of it; perspective on a sheet near the camera makes it lean by more than half."""
RISE = -0.085
RISE_LIFT = 0.18
RISE_DEPTH = 0.04
STILL_TURN, STILL_RISE, STILL_HEIGHT = 0.18, 0.08, 0.12
"""How still the head is while the eyes blink: a photograph that is tipped shows flatter eyes too, but a shorter face with them."""
SHUT = 0.72
OPEN = 0.85
BETWEEN = (0.2, 0.85)
LEAST_FRAMES = 5
LEAST_MS, LONGEST_GAP_MS, LONGEST_MS = 600, 2_500, 60_000
FACE_MISSING_SHARE = 0.34
SAME_NEUTRAL, SAME_MOVING = 0.45, 0.58
SAME_PICTURE, SAME_PLACE = 0.8, 1.0
"""Grey levels between aligned faces, pixels between landmarks: nearer than a camera's noise and a breathing person ever come."""
MOVED, MOVED_LIDS = 0.03, 0.08
CUT_PICTURE, CUT_BOX = 45.0, 0.9


@dataclass(frozen=True)
class Event:
    """A movement that was carried out: the frames from `start` to `end`, furthest at `peak`; `real` where it has a head's depth."""

    movement: Movement
    start: int
    peak: int
    end: int
    real: bool
    gradual: bool


@dataclass(frozen=True)
class LivenessVerdict:
    """`reasons` is empty for a live one. `neutral`: frames for the match; `peaks`: frames that show the movements."""

    result: Literal["live", "not_live"]
    reasons: tuple[Sign, ...]
    neutral: tuple[int, ...] = ()
    peaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Deciding:
    """The frames that a decision rests on: they are encoded, the others need not be."""

    neutral: tuple[int, ...]
    peaks: tuple[int, ...]

    @property
    def frames(self) -> tuple[int, ...]:
        return tuple(sorted({*self.neutral, *self.peaks}))


def deciding_frames(observations: Sequence[Observation], challenge: Sequence[Movement]) -> Deciding:
    """Which frames to encode: three neutral ones spread over the capture, and the height of each movement."""
    seen = [index for index, observation in enumerate(observations) if observation.faces and observation.landmarks is not None]
    signs = read_signs([observations[index] for index in seen])
    if signs is None:
        return Deciding((), ())
    quiet = _quiet(signs)
    spread = sorted({quiet[0], quiet[len(quiet) // 2], quiet[-1]})
    followed = _follow(find_events(signs), challenge, signs)
    return Deciding(tuple(seen[index] for index in spread), tuple(seen[event.peak] for event in followed))


def judge(observations: Sequence[Observation], timestamps_ms: Sequence[int], challenge: Sequence[Movement]) -> LivenessVerdict:
    """The verdict on one capture: `observations` in time's order, each with its time in milliseconds on one clock.

    Descriptors are compared where frames have them (see deciding_frames); a capture without any is judged by movement alone.
    """
    reasons = _of_frames(observations, timestamps_ms)
    seen = [index for index, observation in enumerate(observations) if observation.faces and observation.landmarks is not None]
    frames = [observations[index] for index in seen]
    signs = read_signs(frames) if len(frames) >= LEAST_FRAMES else None
    if signs is None:
        return LivenessVerdict("not_live", _unique([*reasons, Sign.NO_NEUTRAL if frames else Sign.NO_FACE]))
    events = find_events(signs)
    followed = _follow(events, challenge, signs)
    reasons += _of_movements(events, followed, challenge)
    reasons += _of_pictures(frames)
    deciding = deciding_frames(observations, challenge)
    reasons += _of_identity(observations, deciding)
    found = _unique(reasons)
    return LivenessVerdict("not_live" if found else "live", found, deciding.neutral, deciding.peaks)


def find_events(signs: Signs) -> list[Event]:
    """Every movement that goes beyond its limit, in time's order, those without depth included."""
    level = np.abs(signs.turn) < TURN
    found = [
        *_runs(Movement.TURN_LEFT, signs.turn, TURN, signs),
        *_runs(Movement.TURN_RIGHT, -signs.turn, TURN, signs),
        *_runs(Movement.LOOK_UP, np.where(level, -signs.rise, 0), -RISE, signs),
        *_blinks(signs),
    ]
    return sorted(found, key=lambda event: event.peak)


def _runs(movement: Movement, course: np.typing.NDArray[np.float64], limit: float, signs: Signs) -> list[Event]:
    beyond, found, index = course >= limit, [], 0
    while index < len(course):
        if not beyond[index]:
            index += 1
            continue
        start = index
        while index < len(course) and beyond[index]:
            index += 1
        peak = start + int(np.argmax(course[start:index]))
        found.append(Event(movement, start, peak, index - 1, _has_depth(movement, slice(start, index), signs), _gradual(course, peak)))
    return found


def _has_depth(movement: Movement, frames: slice, signs: Signs) -> bool:
    depth = float(np.max(signs.depth[frames]))
    if movement is Movement.LOOK_UP:
        return depth >= RISE_DEPTH and float(np.max(signs.lift[frames])) >= RISE_LIFT
    side = 1 if movement is Movement.TURN_LEFT else -1
    lean, turn = float(np.max(side * signs.lean[frames])), float(np.max(side * signs.turn[frames]))
    return depth >= TURN_DEPTH and TURN_LEAN <= lean <= LEAN_OF_TURN * turn


def _gradual(course: np.typing.NDArray[np.float64], peak: int) -> bool:
    """Some frame shows the head on its way there or back: two still pictures, one after the other, have none."""
    way = course / max(float(course[peak]), 1e-6)
    return bool(np.any((way > BETWEEN[0]) & (way < BETWEEN[1])))


def _blinks(signs: Signs) -> list[Event]:
    """Lids open, shut, and open again, while the head holds still."""
    found, index, total = [], 0, len(signs.lids)
    holds = (np.abs(signs.turn) < STILL_TURN) & (np.abs(signs.rise) < STILL_RISE) & (np.abs(signs.height) < STILL_HEIGHT)
    shut = (signs.lids < SHUT) & holds
    while index < total:
        if not shut[index]:
            index += 1
            continue
        start = index
        while index < total and shut[index]:
            index += 1
        opened_before = bool(np.any(signs.lids[:start] >= OPEN))
        opened_after = bool(np.any(signs.lids[index:] >= OPEN))
        if opened_before and opened_after:
            peak = start + int(np.argmin(signs.lids[start:index]))
            found.append(Event(Movement.BLINK, start, peak, index - 1, real=True, gradual=True))
    return found


def _follow(events: Sequence[Event], challenge: Sequence[Movement], signs: Signs) -> list[Event]:
    """The events that carry out the challenge, in its order, the first of them after a neutral frame."""
    followed: list[Event] = []
    after = signs.neutral[0] if signs.neutral else 0
    for movement in challenge:
        event = next((e for e in events if e.movement is movement and e.start > after and e.real and e.gradual), None)
        if event is None:
            break
        followed.append(event)
        after = event.end if movement is not Movement.BLINK else event.start
    return followed


def _quiet(signs: Signs) -> list[int]:
    """Frames as good as neutral: straight ahead, level, eyes open."""
    straight = (np.abs(signs.turn) < 0.1) & (np.abs(signs.rise) < 0.05) & (signs.lids >= OPEN)
    return [int(index) for index in np.flatnonzero(straight)] or list(signs.neutral)


def _of_frames(observations: Sequence[Observation], timestamps_ms: Sequence[int]) -> list[Sign]:
    reasons = []
    if len(observations) < LEAST_FRAMES or len(observations) != len(timestamps_ms):
        reasons.append(Sign.TOO_FEW_FRAMES)
    gaps = [later - earlier for earlier, later in pairwise(timestamps_ms)]
    span = timestamps_ms[-1] - timestamps_ms[0] if timestamps_ms else 0
    if any(gap <= 0 or gap > LONGEST_GAP_MS for gap in gaps) or not LEAST_MS <= span <= LONGEST_MS:
        reasons.append(Sign.TIMING)
    if sum(observation.faces == 0 for observation in observations) > FACE_MISSING_SHARE * len(observations):
        reasons.append(Sign.NO_FACE)
    if sum(observation.faces > 1 for observation in observations) > 0.1 * len(observations):
        reasons.append(Sign.SEVERAL_FACES)
    return reasons


def _of_movements(events: Sequence[Event], followed: Sequence[Event], challenge: Sequence[Movement]) -> list[Sign]:
    """Missing ones, and turns or rises that nobody asked for before the challenge was done. Blinking is always free."""
    reasons = []
    last = followed[-1].peak if len(followed) == len(challenge) and followed else None
    unasked = [e for e in events if e.movement is not Movement.BLINK and e not in followed and e.real and (last is None or e.peak < last)]
    if any(event.movement not in challenge for event in unasked):
        reasons.append(Sign.WRONG_MOVEMENT)
    if len(followed) < len(challenge):
        missing = challenge[len(followed)]
        tried = [event for event in events if event.movement is missing]
        reasons.append(Sign.MOVEMENT_MISSING)
        if tried and not any(event.real for event in tried):
            reasons.append(Sign.FLAT)
        elif tried and not any(event.gradual for event in tried):
            reasons.append(Sign.JUMP)
    return reasons


def _of_pictures(frames: Sequence[Observation]) -> list[Sign]:
    """Frames that come back (a loop), and steps that no head can make (a cut)."""
    reasons = []
    for first, later in combinations(range(len(frames)), 2):
        if later - first > 1 and _same_picture(frames[first], frames[later]) and _moved_between(frames, first, later):
            reasons.append(Sign.REPEATED_FRAMES)
            break
    for before, after in pairwise(frames):
        jump = float(np.linalg.norm(_centre(before) - _centre(after))) / max(before.eye_distance, 1.0)
        scale = abs(np.log(max(before.eye_distance, 1.0) / max(after.eye_distance, 1.0)))
        if _difference(before, after) > CUT_PICTURE or jump > 3.0 or scale > CUT_BOX:
            reasons.append(Sign.CUT)
            break
    return reasons


def _of_identity(observations: Sequence[Observation], deciding: Deciding) -> list[Sign]:
    neutral = [d for index in deciding.neutral if (d := observations[index].descriptor) is not None]
    moving = [d for index in deciding.peaks if (d := observations[index].descriptor) is not None]
    if not neutral:
        return []
    middle = np.mean(neutral, axis=0)
    apart = max((float(np.linalg.norm(a - b)) for a, b in combinations(neutral, 2)), default=0.0)
    strange = max((float(np.linalg.norm(middle - other)) for other in moving), default=0.0)
    return [Sign.IDENTITY_CHANGED] if apart > SAME_NEUTRAL or strange > SAME_MOVING else []


def _same_picture(one: Observation, other: Observation) -> bool:
    if one.digest == other.digest:
        return True
    assert one.landmarks is not None
    assert other.landmarks is not None
    if one.chip is None or other.chip is None or np.abs(one.landmarks - other.landmarks).max() >= SAME_PLACE:
        return False
    return float(np.abs(one.chip.astype(np.int16) - other.chip).mean()) < SAME_PICTURE


def _moved_between(frames: Sequence[Observation], first: int, later: int) -> bool:
    """Whether the face was elsewhere, or its lids otherwise, between two frames."""
    return any(_moved(frames[first], frames[between]) for between in range(first + 1, later))


def _moved(one: Observation, other: Observation) -> bool:
    assert one.landmarks is not None
    assert other.landmarks is not None
    step = float(np.sqrt(np.mean(np.sum((one.landmarks - other.landmarks) ** 2, axis=1)))) / max(one.eye_distance, 1.0)
    return step > MOVED or abs(eye_aspect(one.landmarks) - eye_aspect(other.landmarks)) > MOVED_LIDS


def _difference(one: Observation, other: Observation) -> float:
    """Mean grey difference of the whole pictures, 0 to 255."""
    return float(np.abs(one.thumbnail - other.thumbnail).mean())


def _centre(observation: Observation) -> np.typing.NDArray[np.float64]:
    assert observation.landmarks is not None
    return np.asarray(observation.landmarks.mean(axis=0), dtype=np.float64)


def _unique(reasons: Sequence[Sign]) -> tuple[Sign, ...]:
    return tuple(dict.fromkeys(reasons))
