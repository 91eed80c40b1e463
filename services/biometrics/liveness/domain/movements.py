"""The movements that the kiosk asks for, and how to find them in the frames of one capture. Pure.

Left and right are the person's own; images are unmirrored. Every threshold is relative to the person's neutral face in the
same capture. A movement counts when it goes beyond its limit with the depth of a real head (see observation.nose_lean,
planar_residuals), out of the neutral face and through the positions between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from services.biometrics.liveness.domain.signs import Signs


class Movement(StrEnum):
    """What the kiosk may ask for."""

    TURN_LEFT = "turn_left"
    TURN_RIGHT = "turn_right"
    LOOK_UP = "look_up"
    BLINK = "blink"


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
REOPENED = 0.4
"""After a deep blink the eyelids need not open completely: people frown or squint."""
BETWEEN = (0.2, 0.85)
STEADY = 0.45
"""A frame beside the height of a movement shows at least this share of it: landmarks jump for one frame, on a mask or behind glasses."""


@dataclass(frozen=True)
class Event:
    """A movement that was carried out: the frames from `start` to `end`, furthest at `peak`; `real` where it has a head's depth."""

    movement: Movement
    start: int
    peak: int
    end: int
    real: bool
    gradual: bool


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


def follow(events: Sequence[Event], challenge: Sequence[Movement], signs: Signs, asked: Sequence[int] | None = None) -> list[Event]:
    """The events that carry out the challenge, in its order, the first of them after a neutral frame.

    `asked`: for each movement asked so far the first frame in which it may begin; None where that is not known (a video).
    """
    followed: list[Event] = []
    after = signs.neutral[0] if signs.neutral else 0
    for number, movement in enumerate(challenge):
        if asked is not None:
            if number >= len(asked):
                break
            after = max(after, asked[number] - 1)
        event = next((e for e in events if e.movement is movement and e.start > after and e.real and e.gradual), None)
        if event is None:
            break
        followed.append(event)
        after = event.end if movement is not Movement.BLINK else event.start
    return followed


def near_neutral_frames(signs: Signs) -> list[int]:
    """Frames as good as neutral: straight ahead, level, eyes open."""
    straight = (np.abs(signs.turn) < 0.1) & (np.abs(signs.rise) < 0.05) & (signs.lids >= OPEN)
    return [int(index) for index in np.flatnonzero(straight)]


def _runs(movement: Movement, values: np.typing.NDArray[np.float64], limit: float, signs: Signs) -> list[Event]:
    above_limit, found, index = values >= limit, [], 0
    while index < len(values):
        if not above_limit[index]:
            index += 1
            continue
        start = index
        while index < len(values) and above_limit[index]:
            index += 1
        peak = start + int(np.argmax(values[start:index]))
        real = _has_depth(movement, slice(start, index), signs) and _steady(values, peak)
        found.append(Event(movement, start, peak, index - 1, real, _gradual(values, peak)))
    return found


def _has_depth(movement: Movement, frames: slice, signs: Signs) -> bool:
    depth = float(np.max(signs.depth[frames]))
    if movement is Movement.LOOK_UP:
        return depth >= RISE_DEPTH and float(np.max(signs.lift[frames])) >= RISE_LIFT
    side = 1 if movement is Movement.TURN_LEFT else -1
    lean, turn = float(np.max(side * signs.lean[frames])), float(np.max(side * signs.turn[frames]))
    return depth >= TURN_DEPTH and TURN_LEAN <= lean <= LEAN_OF_TURN * turn


def _steady(values: np.typing.NDArray[np.float64], peak: int) -> bool:
    neighbours = [values[index] for index in (peak - 1, peak + 1) if 0 <= index < len(values)]
    return bool(max(neighbours, default=0.0) >= STEADY * values[peak])


def _gradual(values: np.typing.NDArray[np.float64], peak: int) -> bool:
    """Whether some frame shows the head on its way there or back: two still pictures, one after the other, have none."""
    way = values / max(float(values[peak]), 1e-6)
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
        peak = start + int(np.argmin(signs.lids[start:index]))
        open_again = min(OPEN, float(signs.lids[peak]) + REOPENED)
        if np.any(signs.lids[:start] >= OPEN) and np.any(signs.lids[index:] >= open_again):
            found.append(Event(Movement.BLINK, start, peak, index - 1, real=True, gradual=True))
    return found


REACTION_MS = 150
"""Nobody reacts faster: a movement that begins within this time after the question had begun before it."""


def wrong_movements(events: Sequence[Event], challenge: Sequence[Movement], asked: Sequence[int] | None) -> list[Event]:
    """Turns and rises of a real head that nobody had asked for by then. Blinking is always allowed, and so is looking around before the
    first question; a movement that was asked for may be repeated."""
    if asked is None:
        return [e for e in events if e.real and e.movement is not Movement.BLINK and e.movement not in challenge]
    found = []
    for event in events:
        by_then = [movement for movement, first in zip(challenge, asked, strict=False) if first <= event.start]
        if event.real and event.movement is not Movement.BLINK and by_then and event.movement not in by_then:
            found.append(event)
    return found
