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


@pytest.mark.parametrize("before", [4, 5])
def test_three_frames_straight_ahead_are_counted_from_the_end_of_the_last_movement(before: int) -> None:
    """A head that turns back at once, then a blink of one frame, after an even and an odd number of frames."""
    course = [*[(None, 0.0)] * before, *((LEFT, at) for at in WAY[:5]), *[(None, 0.0)] * 4, (BLINK, 1.0), *[(None, 0.0)] * 4]
    seen = [Seen(number * FRAME_MS, doing(movement, at, number)) for number, (movement, at) in enumerate(course)]
    challenge, asked = Challenge((LEFT, BLINK), (0, 0, 0)), (seen[before - 1].taken_ms,)
    turned = before + 5
    steps = [guide(seen[: turned + count], challenge, asked) for count in range(1, 4)]
    assert [step.show for step in steps] == [None, None, BLINK]
    blinked = turned + 5
    ends = [guide(seen[: blinked + count], challenge, (*asked, seen[turned + 2].taken_ms)) for count in range(1, 4)]
    assert [step.done for step in ends] == [False, False, True]


def test_what_is_in_the_way_is_said() -> None:
    frames = [Seen(number * FRAME_MS, doing(None, 0, number)) for number in range(3)]
    two = replace(doing(None, 0, 3), faces=2)
    assert guide([*frames, Seen(800, two)], Challenge((LEFT,), (5_000, 0)), ()).hint is Problem.SEVERAL_FACES
    nobody = replace(two, faces=0, box=None, landmarks=None, chip=None)
    assert guide([*frames, Seen(800, nobody)], Challenge((LEFT,), (5_000, 0)), ()).hint is Problem.NO_FACE


LOOKING = [doing(None, 0, number) for number in range(40)]


def looked(count: int, *, begun: int = 10_000, step: int = FRAME_MS) -> list[Seen]:
    """Somebody who looks straight ahead, from a moment that is not the clock's beginning."""
    return [Seen(begun + number * step, LOOKING[number % 40]) for number in range(count)]


def test_nothing_is_shown_before_the_first_frame() -> None:
    assert guide([], Challenge((LEFT,), (0, 0)), (5,)) == Guidance(None, (5,))


@pytest.mark.parametrize(
    ("count", "step", "pause", "asked"), [(2, 240, 0, False), (3, 240, 0, True), (5, 240, 960, True), (5, 240, 961, False)]
)
def test_the_first_question_comes_after_three_straight_frames_and_the_pause(count: int, step: int, pause: int, asked: bool) -> None:
    found = guide(looked(count, step=step), Challenge((LEFT,), (pause, 0)), ())
    assert found == (Guidance(LEFT, (10_960 if count == 5 else 10_480,)) if asked else Guidance(None, ()))


def test_a_question_waits_until_the_last_frame_looks_straight_ahead() -> None:
    turned = Seen(10_000 + 5 * FRAME_MS, doing(LEFT, 0.4, 7))
    assert guide([*looked(5), turned], Challenge((LEFT,), (0, 0)), ()).show is None


@pytest.mark.parametrize(("count", "step", "done"), [(159, 240, False), (160, 240, True), (51, 1_000, False), (52, 1_000, True)])
def test_a_capture_ends_after_so_many_frames_or_so_long(count: int, step: int, done: bool) -> None:
    found = guide(looked(count, step=step), Challenge((LEFT,), (10**6, 0), step_ms=10**6), ())
    assert found.done is done


@pytest.mark.parametrize(("pause", "frames", "done"), [(10**6, 25, False), (10**6, 26, True)])
def test_looking_ahead_for_two_steps_without_coming_to_a_question_ends_it(pause: int, frames: int, done: bool) -> None:
    assert guide(looked(frames, step=100), Challenge((LEFT,), (pause, 0), step_ms=1_200), ()).done is done


@pytest.mark.parametrize(("frames", "done"), [(15, False), (16, True)])
def test_a_question_that_is_not_answered_in_its_time_ends_it(frames: int, done: bool) -> None:
    challenge = Challenge((LEFT,), (0, 0), step_ms=1_200)
    found = guide(looked(frames, step=100), challenge, (10_200,))
    assert (found.done, found.show) == (done, None if done else LEFT)


@pytest.mark.parametrize(("frames", "done"), [(13, False), (14, True)])
def test_a_face_that_never_looks_ahead_ends_it_after_one_step(frames: int, done: bool) -> None:
    aside = [Seen(10_000 + number * 100, observed(head(turn=60, seed=number), seed=number)) for number in range(frames)]
    assert guide(aside, Challenge((LEFT,), (0, 0), step_ms=1_200), ()).done is done
    nobody = [Seen(frame.taken_ms, replace(LOOKING[0], faces=0, landmarks=None, box=None)) for frame in aside]
    assert guide(nobody, Challenge((LEFT,), (0, 0), step_ms=1_200), ()).done is done


@pytest.mark.parametrize(("later", "show"), [(2_499, None), (2_500, LEFT)])
def test_an_engine_that_cannot_look_asks_every_two_and_a_half_seconds(later: int, show: Movement | None) -> None:
    challenge = Challenge((LEFT, BLINK), (0, 0, 0))
    blind = [Seen(50_000, None), Seen(50_000 + later, None)]
    assert guide(blind, challenge, ()) == Guidance(show, (50_000 + later,) if show else ())
    asked = guide([*blind, Seen(50_000 + later + 2_499, None)], challenge, (50_000 + later,))
    assert asked == Guidance(LEFT, (50_000 + later,))


def test_movements_are_asked_for_one_after_the_other_until_all_were_seen() -> None:
    challenge = Challenge((LEFT, BLINK), (0, 0, 0))
    frames = [*looked(3), *(Seen(10_720 + number * FRAME_MS, doing(LEFT, at, 50 + number)) for number, at in enumerate(WAY))]
    back = [Seen(10_720 + (len(WAY) + number) * FRAME_MS, LOOKING[10 + number]) for number in range(3)]
    assert guide([*frames, *back[:1]], challenge, (10_480,)).show is None
    assert guide([*frames, *back], challenge, (10_480,)).asked_ms == (10_480, back[-1].taken_ms)
    assert guide([*frames, *back], Challenge((LEFT,), (0, 0)), (10_480,)) == Guidance(None, (10_480,), done=True)
    assert guide([*frames, *back], Challenge((RIGHT,), (0, 0)), (10_480,)).done, "another movement"
