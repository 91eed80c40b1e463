"""The steps of a challenge for somebody who does as asked, for somebody who does not, and with an engine that cannot look."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from services.biometrics.capture.domain.challenge import BLIND_MS, MOST_FRAMES, Challenge, Guidance, guide
from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.liveness.domain.verdict import judge
from services.biometrics.observations.domain import Observation, Seen
from services.biometrics.quality.domain.rules import Problem
from tests.builders.heads import head, observed

FRAME_MS = 240
LEFT, RIGHT, UP, BLINK = Movement.TURN_LEFT, Movement.TURN_RIGHT, Movement.LOOK_UP, Movement.BLINK
WAY = [float(at) for at in np.sin(np.linspace(0, np.pi, 9)[1:])]


def doing(movement: Movement | None, at: float, seed: int) -> Observation:
    turn = {LEFT: 34.0, RIGHT: -34.0}.get(movement, 0.0) * at if movement else 0.0
    lids = 1 - 0.85 * at if movement is BLINK else 1.0
    shape = head(turn=turn, up=28.0 * at if movement is UP else 0.0, lids=lids, seed=seed)
    return observed(shape, seed=seed, away=0.0 if movement is BLINK else at)


def stand_before(challenge: Challenge, answer: Callable[[Movement], Movement | None]) -> tuple[list[Seen], Guidance]:
    """Frames until the challenge ends, of somebody who answers each question with the result of `answer`."""
    seen: list[Seen] = []
    step, course, under_way = Guidance(None, ()), iter([0.0]), None
    for number in range(MOST_FRAMES + 1):
        at = next(course, 0.0)
        seen.append(Seen(number * FRAME_MS, doing(under_way, at, number)))
        before, step = step, guide(seen, challenge, step.asked_ms)
        if step.done:
            return seen, step
        if step.show and len(step.asked_ms) > len(before.asked_ms):
            under_way = answer(step.show)
            course = iter(WAY)
    raise AssertionError("it comes to no end")


def verdict(seen: list[Seen], challenge: Challenge, step: Guidance) -> str:
    frames = [frame.observation for frame in seen if frame.observation is not None]
    return judge(frames, [frame.taken_ms for frame in seen], challenge.movements, step.asked_ms).result


@pytest.mark.parametrize("movements", list(permutations(Movement, 2)))
def test_who_does_as_asked_is_led_through_and_is_live(movements: tuple[Movement, ...]) -> None:
    challenge = Challenge(movements, (300, 900, 600))
    seen, step = stand_before(challenge, lambda asked: asked)
    assert len(step.asked_ms) == len(movements)
    assert verdict(seen, challenge, step) == "live"
    assert seen[-1].taken_ms < 15_000


def test_nothing_is_asked_before_the_last_was_seen() -> None:
    challenge = Challenge((LEFT, BLINK), (0, 0, 0))
    seen, step = stand_before(challenge, lambda asked: asked if asked is BLINK else None)
    assert len(step.asked_ms) == 1
    assert seen[-1].taken_ms - step.asked_ms[0] > challenge.step_ms
    assert verdict(seen, challenge, step) == "not_live"


@pytest.mark.parametrize("wrong", [RIGHT, UP])
def test_another_movement_ends_it_early(wrong: Movement) -> None:
    challenge = Challenge((LEFT, BLINK), (0, 0, 0))
    seen, step = stand_before(challenge, lambda _asked: wrong)
    assert seen[-1].taken_ms < 6_000
    assert verdict(seen, challenge, step) == "not_live"


def test_a_movement_that_was_under_way_before_its_question_does_not_count() -> None:
    """A recording of the right movements at its own times."""
    frames = [doing(None, 0, number) for number in range(4)] + [doing(LEFT, at, number) for number, at in enumerate(WAY, 4)]
    times = [number * FRAME_MS for number in range(len(frames) + 4)]
    frames += [doing(None, 0, number) for number in range(len(frames), len(frames) + 4)]
    assert judge(frames, times, (LEFT,), (times[3],)).result == "live"
    assert judge(frames, times, (LEFT,), (times[6],)).result == "not_live"


def test_an_engine_that_cannot_look_leaves_the_steps_to_the_clock() -> None:
    challenge = Challenge((LEFT, BLINK), (0, 0, 0))
    asked: tuple[int, ...] = ()
    shown = []
    for at in range(0, 4 * BLIND_MS, 500):
        step = guide([Seen(0, None), Seen(at + 1, None)], challenge, asked)
        asked = step.asked_ms
        shown.append(step.show)
        if step.done:
            break
    assert step.done
    assert list(dict.fromkeys(shown)) == [None, LEFT, BLINK]


def test_what_is_in_the_way_is_said() -> None:
    frames = [Seen(number * FRAME_MS, doing(None, 0, number)) for number in range(3)]
    two = replace(doing(None, 0, 3), faces=2)
    assert guide([*frames, Seen(800, two)], Challenge((LEFT,), (5_000, 0)), ()).hint is Problem.SEVERAL_FACES
    nobody = replace(two, faces=0, box=None, landmarks=None, chip=None)
    assert guide([*frames, Seen(800, nobody)], Challenge((LEFT,), (5_000, 0)), ()).hint is Problem.NO_FACE
