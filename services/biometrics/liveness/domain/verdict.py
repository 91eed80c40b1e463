"""Whether a living face in front of the camera did what was asked. Pure: the engine's observations in, a verdict out.

Movements are recognised in movements.py; challenge.py has the steps of a challenge. What this cannot stop: a deepfake fed in by a
virtual camera, and a mask with moving eyes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise
from typing import Literal

import numpy as np

from services.biometrics.liveness.domain.movements import (
    REACTION_MS,
    Event,
    Movement,
    find_events,
    follow,
    near_neutral_frames,
    wrong_movements,
)
from services.biometrics.liveness.domain.sheet import shows_a_sheet
from services.biometrics.liveness.domain.signs import Signs, read_signs
from services.biometrics.observations.domain import Observation, eye_aspect


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


LEAST_FRAMES = 5
LEAST_MS, LONGEST_GAP_MS, LONGEST_MS = 600, 2_500, 60_000
FACE_MISSING_SHARE = 0.34
NEUTRAL_WANTED = 3
IDENTITY_FRAME_MS = 700
"""Between the frames that decide, one is encoded at least this often, so that nobody can replace the person unnoticed."""
SAME_NEUTRAL, SAME_MOVING = 0.45, 0.58
SAME_PICTURE, SAME_PLACE = 0.8, 1.0
"""Grey levels between aligned faces, pixels between landmarks: a breathing person and a camera's noise always differ more."""
MOVED, MOVED_LIDS = 0.03, 0.08
CUT_PICTURE, CUT_BOX = 45.0, 0.9


@dataclass(frozen=True)
class LivenessVerdict:
    """`reasons` is empty for a live one. `neutral`: frames for the match; `peaks`: frames that show the movements."""

    result: Literal["live", "not_live"]
    reasons: tuple[Sign, ...]
    neutral: tuple[int, ...] = ()
    peaks: tuple[int, ...] = ()


@dataclass(frozen=True, repr=False, eq=False)
class Reading:
    """The geometry of one capture, which does not depend on descriptors: read once for choosing frames and for the verdict.

    `seen`: indexes of the frames that show a face; the rest counts in those. `asked`: the first frame in which each answer may begin."""

    seen: list[int]
    signs: Signs
    asked: list[int] | None
    events: list[Event]
    followed: list[Event]


def read(
    observations: Sequence[Observation], timestamps_ms: Sequence[int], challenge: Sequence[Movement], asked_ms: Sequence[int] | None = None
) -> Reading | None:
    """None where no frame looks straight ahead."""
    seen = _seen(observations)
    signs = read_signs([observations[index] for index in seen])
    if signs is None:
        return None
    asked = _first_frames(asked_ms, [timestamps_ms[index] for index in seen])
    events = find_events(signs)
    return Reading(seen, signs, asked, events, follow(events, challenge, signs, asked))


@dataclass(frozen=True)
class Deciding:
    """The frames that a decision rests on are encoded, the others need not be. `identity_frames` show that it is always the same person."""

    neutral: tuple[int, ...]
    peaks: tuple[int, ...]
    identity_frames: tuple[int, ...] = ()

    @property
    def frames(self) -> tuple[int, ...]:
        return tuple(sorted({*self.neutral, *self.peaks, *self.identity_frames}))


def deciding_frames(observations: Sequence[Observation], timestamps_ms: Sequence[int], reading: Reading | None) -> Deciding:
    """Which frames to encode: three neutral ones spread over the capture, the height of each movement, and identity frames between them.

    A frame that has a descriptor already is taken before its neighbours.
    """
    if reading is None:
        return Deciding((), ())
    seen, signs = reading.seen, reading.signs
    described = {index for index, at in enumerate(seen) if observations[at].descriptor is not None}
    straight = near_neutral_frames(signs) or list(signs.neutral)
    if len(described.intersection(straight)) >= NEUTRAL_WANTED:
        straight = [index for index in straight if index in described]
    spread = sorted({straight[0], straight[len(straight) // 2], straight[-1]})
    neutral, peaks = tuple(seen[index] for index in spread), tuple(seen[_shown(event, described)] for event in reading.followed)
    return Deciding(neutral, peaks, _identity_frames(observations, timestamps_ms, {*neutral, *peaks}))


def judge(
    observations: Sequence[Observation],
    timestamps_ms: Sequence[int],
    challenge: Sequence[Movement],
    asked_ms: Sequence[int] | None = None,
    reading: Reading | None = None,
) -> LivenessVerdict:
    """The verdict on one capture: `observations` in time's order, each with its time in milliseconds on one clock.

    `asked_ms`: when each movement was asked for, on the same clock; None where it is not known (a video).
    Descriptors are compared where frames have them (see deciding_frames); a capture without any is judged by movement alone.
    `reading`: of the same capture, if it was made before.
    """
    reasons = _of_frames(observations, timestamps_ms)
    frames = [observations[index] for index in _seen(observations)]
    enough = len(frames) >= LEAST_FRAMES and len(observations) == len(timestamps_ms)
    reading = (reading or read(observations, timestamps_ms, challenge, asked_ms)) if enough else None
    if reading is None:
        return LivenessVerdict("not_live", _unique([*reasons, Sign.NO_NEUTRAL if frames else Sign.NO_FACE]))
    reasons += _of_movements(reading.events, reading.followed, challenge, reading.asked)
    if any(shows_a_sheet(frames, reading.signs, event) for event in reading.followed):
        reasons.append(Sign.FLAT)
    reasons += _of_pictures(frames)
    deciding = deciding_frames(observations, timestamps_ms, reading)
    reasons += _of_identity(observations, deciding)
    found = _unique(reasons)
    return LivenessVerdict("not_live" if found else "live", found, deciding.neutral, deciding.peaks)


def _seen(observations: Sequence[Observation]) -> list[int]:
    return [index for index, observation in enumerate(observations) if observation.faces and observation.landmarks is not None]


def _first_frames(asked_ms: Sequence[int] | None, times: Sequence[int]) -> list[int] | None:
    """For each question the first frame in which its answer may begin."""
    if asked_ms is None:
        return None
    return [next((index for index, at in enumerate(times) if at >= asked + REACTION_MS), len(times)) for asked in asked_ms]


def _shown(event: Event, described: set[int]) -> int:
    """The frame that represents a movement: its peak, or the nearest frame that is described already."""
    inside = [index for index in described if event.start <= index <= event.end]
    return min(inside, key=lambda index: abs(index - event.peak), default=event.peak)


def _identity_frames(observations: Sequence[Observation], timestamps_ms: Sequence[int], chosen: set[int]) -> tuple[int, ...]:
    found: list[int] = []
    last = 0
    for index in _seen(observations):
        at = timestamps_ms[index]
        if index in chosen or observations[index].descriptor is not None:
            last = at
        elif at - last >= IDENTITY_FRAME_MS:
            found.append(index)
            last = at
    return tuple(found)


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


def _of_movements(
    events: Sequence[Event], followed: Sequence[Event], challenge: Sequence[Movement], asked: Sequence[int] | None
) -> list[Sign]:
    """Missing ones, and movements that nobody asked for before the challenge was done."""
    reasons = []
    last = followed[-1].peak if len(followed) == len(challenge) and followed else None
    if any(last is None or event.peak < last for event in wrong_movements(events, challenge, asked)):
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
    """Frames that repeat (a loop), and jumps that no head can make (a cut)."""
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
    """One face throughout: every encoded frame against the middle of the neutral ones, turned faces by a wider measure."""
    neutral = [d for index in deciding.neutral if (d := observations[index].descriptor) is not None]
    if not neutral:
        return []
    middle = np.mean(neutral, axis=0)
    apart = max((float(np.linalg.norm(a - b)) for a, b in combinations(neutral, 2)), default=0.0)
    strange = [o for o in observations if o.descriptor is not None and np.linalg.norm(middle - o.descriptor) > SAME_MOVING]
    return [Sign.IDENTITY_CHANGED] if apart > SAME_NEUTRAL or strange else []


def _same_picture(one: Observation, other: Observation) -> bool:
    if one.digest == other.digest:
        return True
    assert one.landmarks is not None
    assert other.landmarks is not None
    if one.chip is None or other.chip is None or np.abs(one.landmarks - other.landmarks).max() >= SAME_PLACE:
        return False
    return float(np.abs(one.chip.astype(np.int16) - other.chip).mean()) < SAME_PICTURE


def _moved_between(frames: Sequence[Observation], first: int, later: int) -> bool:
    """Whether the face moved, or its eyelids changed, between two frames."""
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
