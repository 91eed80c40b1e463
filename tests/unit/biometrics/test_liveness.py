"""What passes for a living person before the kiosk's camera, and what does not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.liveness.domain.verdict import Sign, deciding_frames, judge, read
from services.biometrics.observations.domain import Observation
from tests.builders.heads import course, described, head, observed

STEP_MS = 200
LEFT, RIGHT, UP, BLINK = Movement.TURN_LEFT, Movement.TURN_RIGHT, Movement.LOOK_UP, Movement.BLINK
DONE: dict[Movement, dict[str, Any]] = {LEFT: {"turn": 32.0}, RIGHT: {"turn": -32.0}, UP: {"up": 28.0}, BLINK: {"blink": True}}


def times(frames: Sequence[Observation]) -> list[int]:
    return [index * STEP_MS for index in range(len(frames))]


@pytest.mark.parametrize("movement", list(Movement))
def test_who_does_what_was_asked_is_live(movement: Movement) -> None:
    frames = course(**DONE[movement])
    assert judge(frames, times(frames), [movement]).reasons == ()


@pytest.mark.parametrize("asked", list(Movement))
@pytest.mark.parametrize("done", list(Movement))
def test_another_movement_than_the_asked_one_is_not_live(asked: Movement, done: Movement) -> None:
    if asked is done:
        return
    frames = course(**DONE[done])
    verdict = judge(frames, times(frames), [asked])
    assert verdict.result == "not_live"
    assert Sign.MOVEMENT_MISSING in verdict.reasons


def test_several_movements_count_in_the_order_asked() -> None:
    frames = [*course(turn=32), *course(blink=True, start=100), *course(turn=-32, start=200)]
    assert judge(frames, times(frames), [LEFT, BLINK, RIGHT]).result == "live"
    assert Sign.MOVEMENT_MISSING in judge(frames, times(frames), [RIGHT, BLINK, LEFT]).reasons


def test_a_turn_that_nobody_asked_for_comes_from_another_challenge() -> None:
    frames = [*course(turn=-32), *course(turn=32, start=100)]
    assert Sign.WRONG_MOVEMENT in judge(frames, times(frames), [LEFT]).reasons


def test_nobody_moves() -> None:
    frames = course()
    assert judge(frames, times(frames), [LEFT]).reasons == (Sign.MOVEMENT_MISSING,)


@pytest.mark.parametrize("degrees", [20, 35, 50, 60])
@pytest.mark.parametrize("movement", [LEFT, RIGHT, UP, BLINK])
def test_a_turned_photograph_has_no_depth(degrees: int, movement: Movement) -> None:
    for frames in (
        course(turn=degrees, flat=True),
        course(turn=-degrees, flat=True),
        course(up=degrees, flat=True),
        course(up=-degrees, flat=True),
    ):
        assert judge(frames, times(frames), [movement]).result == "not_live"


def test_a_turned_face_that_is_the_neutral_picture_again_is_a_sheet() -> None:
    """The landmarks say that it turned, the picture says that it was only warped."""
    frames = [replace(frame, chip=course()[index].chip) for index, frame in enumerate(course(turn=32))]
    assert judge(frames, times(frames), [LEFT]).reasons == (Sign.FLAT,)


def test_landmarks_that_jump_for_one_frame_are_no_movement() -> None:
    frames = [observed(head(turn=32 if index == 8 else 0, seed=index), seed=index) for index in range(16)]
    assert Sign.MOVEMENT_MISSING in judge(frames, times(frames), [LEFT]).reasons


def test_two_still_pictures_one_after_the_other_are_a_jump() -> None:
    frames = [observed(head(turn=0 if index < 6 else 32, seed=index), seed=index) for index in range(12)]
    assert Sign.JUMP in judge(frames, times(frames), [LEFT]).reasons


def test_eyes_that_stay_shut_are_no_blink() -> None:
    frames = [observed(head(lids=1.0 if index < 6 else 0.1, seed=index), seed=index) for index in range(12)]
    assert Sign.MOVEMENT_MISSING in judge(frames, times(frames), [BLINK]).reasons


def test_another_face_in_the_movement_is_another_person() -> None:
    frames = course(turn=32)
    one, other = np.zeros(128), np.full(128, 0.06)
    deciding = deciding_frames(frames, times(frames), read(frames, times(frames), [LEFT]))
    same = described(frames, one)
    swapped = [replace(f, descriptor=other) if i in deciding.peaks else replace(f, descriptor=one) for i, f in enumerate(frames)]
    assert judge(same, times(same), [LEFT]).result == "live"
    assert Sign.IDENTITY_CHANGED in judge(swapped, times(swapped), [LEFT]).reasons


def test_looped_frames_are_a_recording() -> None:
    once = course(turn=32, frames=8)
    frames = [*once, *once]
    assert Sign.REPEATED_FRAMES in judge(frames, times(frames), [LEFT]).reasons


def test_a_sudden_other_picture_is_a_cut() -> None:
    frames = course(turn=32)
    frames[8] = replace(frames[8], thumbnail=frames[8].thumbnail + 100)
    assert Sign.CUT in judge(frames, times(frames), [LEFT]).reasons


@pytest.mark.parametrize(
    "stamps",
    [
        [0] * 18,
        list(range(18, 0, -1)),
        [index * 10 for index in range(18)],
        [index * 5_000 for index in range(18)],
        [index * 200 for index in range(17)],
    ],
)
def test_times_that_no_camera_gives_are_refused(stamps: list[int]) -> None:
    frames = course(turn=32)
    assert judge(frames, stamps, [LEFT]).result == "not_live"


def test_nothing_and_nobody_are_refused_without_an_error() -> None:
    assert judge([], [], [LEFT]).result == "not_live"
    empty = [replace(frame, faces=0, landmarks=None, box=None, chip=None) for frame in course()]
    assert Sign.NO_FACE in judge(empty, times(empty), [LEFT]).reasons


def test_a_second_person_in_view_is_refused() -> None:
    frames = [replace(frame, faces=2) for frame in course(turn=32)]
    assert Sign.SEVERAL_FACES in judge(frames, times(frames), [LEFT]).reasons
