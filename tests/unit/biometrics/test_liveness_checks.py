"""Each check of a capture alone: everything else about it is as it should be."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from services.biometrics.liveness.domain.movements import Movement, find_events
from services.biometrics.liveness.domain.signs import Signs, read_signs
from services.biometrics.liveness.domain.verdict import Sign, deciding_frames, judge, read
from services.biometrics.observations.domain import Observation
from tests.builders.heads import Floats, chip_of, course, head, observed

STEP_MS = 200
LEFT, UP, BLINK = Movement.TURN_LEFT, Movement.LOOK_UP, Movement.BLINK
WAY = np.array([0, 0, 0, 0.5, 1, 0.5, 0, 0, 0], dtype=np.float64)
"""A movement as a share of its height, frame by frame."""


def reasons(frames: Sequence[Observation], *, asked_ms: Sequence[int] | None = None, step_ms: int = STEP_MS) -> tuple[Sign, ...]:
    return judge(frames, [index * step_ms for index in range(len(frames))], [LEFT], asked_ms).reasons


def signs(**of: Floats) -> Signs:
    """What frames show that show nothing but this."""
    rest = dict.fromkeys(("turn", "lean", "rise", "lift", "depth", "height"), np.zeros(len(WAY)))
    return Signs(neutral=(0, 1, 2), **{**rest, "lids": np.ones(len(WAY)), **of})


def moved(observation: Observation, *, by: float = 0.0, scale: float = 1.0) -> Observation:
    """The same face elsewhere in the picture, or nearer to the camera."""
    assert observation.landmarks is not None
    return replace(observation, landmarks=observation.landmarks * scale + (by, 0), eye_distance=observation.eye_distance * scale)


def test_a_movement_that_begins_sooner_than_anybody_can_react_is_no_answer() -> None:
    frames, step_ms = course(turn=32), 50
    reading = read(frames, [index * step_ms for index in range(len(frames))], [LEFT])
    assert reading is not None
    begins = reading.followed[0].start * step_ms
    assert reasons(frames, asked_ms=[begins - 150], step_ms=step_ms) == ()
    assert reasons(frames, asked_ms=[begins - 149], step_ms=step_ms) == (Sign.MOVEMENT_MISSING,)


@pytest.mark.parametrize(("apart", "found"), [(0.44, ()), (0.46, (Sign.IDENTITY_CHANGED,))])
def test_the_faces_that_look_straight_ahead_must_be_one_persons(apart: float, found: tuple[Sign, ...]) -> None:
    frames = course(turn=32)
    chosen = deciding_frames(frames, [index * STEP_MS for index in range(len(frames))], read(frames, range(len(frames)), [LEFT])).neutral
    for index in chosen:
        descriptor = np.zeros(128)
        descriptor[0] = apart if index == chosen[-1] else 0.0
        frames[index] = replace(frames[index], descriptor=descriptor)
    assert reasons(frames) == found


@pytest.mark.parametrize(("shown", "missing", "found"), [(18, 9, ()), (18, 10, (Sign.NO_FACE,)), (33, 17, ()), (33, 18, (Sign.NO_FACE,))])
def test_a_face_that_is_out_of_view_for_more_than_a_third_of_the_frames_is_missing(
    shown: int, missing: int, found: tuple[Sign, ...]
) -> None:
    frames = course(turn=32, frames=shown - 8)
    nobody = [replace(frame, faces=0, landmarks=None, box=None, chip=None) for frame in course(start=100, frames=20)[:missing]]
    assert reasons([*frames, *nobody]) == found


@pytest.mark.parametrize(("frames_with_two", "found"), [(1, ()), (2, (Sign.SEVERAL_FACES,))])
def test_a_second_face_is_seen_where_it_is_no_glimpse(frames_with_two: int, found: tuple[Sign, ...]) -> None:
    frames = course(turn=32)
    assert reasons([replace(frame, faces=2) if index < frames_with_two else frame for index, frame in enumerate(frames)]) == found


@pytest.mark.parametrize(("eye_distances", "found"), [(2.9, ()), (3.1, (Sign.CUT,))])
def test_a_face_that_jumps_to_another_place_is_a_cut(eye_distances: float, found: tuple[Sign, ...]) -> None:
    frames = course(turn=32)
    by = eye_distances * frames[-2].eye_distance
    assert reasons([*frames[:-1], moved(frames[-1], by=by)]) == found


@pytest.mark.parametrize(("scale", "found"), [(2.4, ()), (2.6, (Sign.CUT,)), (1 / 2.4, ()), (1 / 2.6, (Sign.CUT,))])
def test_a_face_that_is_suddenly_nearer_or_further_is_a_cut(scale: float, found: tuple[Sign, ...]) -> None:
    frames = course(turn=32)
    centre = np.array([640, 360]) * (1 - scale)
    scaled = moved(frames[-1], scale=scale)
    assert scaled.landmarks is not None
    assert reasons([*frames[:-1], replace(scaled, landmarks=scaled.landmarks + centre)]) == found


@pytest.mark.parametrize(("grey_levels", "found"), [(0, (Sign.REPEATED_FRAMES,)), (2, ())])
def test_a_picture_that_comes_back_written_anew_is_a_repetition(grey_levels: int, found: tuple[Sign, ...]) -> None:
    """Encoding it again changes its digest, a shift by half a pixel its landmarks."""
    frames = course(turn=32)
    again = moved(replace(frames[0], digest="another"), by=0.5)
    assert again.chip is not None
    assert reasons([*frames, replace(again, chip=again.chip + np.uint8(grey_levels))]) == found


@pytest.mark.parametrize(("lean", "real"), [(0.02, False), (0.04, True), (0.19, True), (0.21, False)])
def test_the_nose_leans_with_a_turn_which_it_does_on_no_sheet(lean: float, real: bool) -> None:
    """On a bent sheet it leans less, on one near the camera more than half as far."""
    found = find_events(signs(turn=0.4 * WAY, lean=lean * WAY, depth=0.1 * WAY))
    assert [(event.movement, event.real) for event in found] == [(LEFT, real)]


@pytest.mark.parametrize(("depth", "real"), [(0.051, False), (0.053, True)])
def test_a_turn_without_depth_is_that_of_a_sheet(depth: float, real: bool) -> None:
    found = find_events(signs(turn=0.4 * WAY, lean=0.1 * WAY, depth=depth * WAY))
    assert [(event.movement, event.real) for event in found] == [(LEFT, real)]


@pytest.mark.parametrize(("depth", "lift", "real"), [(0.039, 0.2, False), (0.041, 0.2, True), (0.041, 0.17, False)])
def test_a_look_up_without_depth_or_lift_is_that_of_a_sheet(depth: float, lift: float, real: bool) -> None:
    found = find_events(signs(rise=-0.1 * WAY, lift=lift * WAY, depth=depth * WAY))
    assert [(event.movement, event.real) for event in found] == [(UP, real)]


@pytest.mark.parametrize(("sign", "still", "moving"), [("turn", 0.17, 0.19), ("rise", 0.07, 0.083), ("height", 0.11, 0.13)])
def test_eyes_that_flatten_while_the_head_moves_are_no_blink(sign: str, still: float, moving: float) -> None:
    lids = 1 - 0.9 * WAY
    for to, found in ((still, [BLINK]), (moving, []), (-still, [BLINK]), (-moving, [])):
        assert [event.movement for event in find_events(signs(lids=lids, **{sign: to * np.ceil(WAY)}))] == found


def test_the_lids_of_a_photograph_that_is_tipped_over_stay_open() -> None:
    """It shows eyes half as high, in a face half as high."""
    tipped = read_signs([observed(head(up=angle, flat=True, seed=index), seed=index) for index, angle in enumerate((0, 0, 0, 0, 30, 60))])
    assert tipped is not None
    assert tipped.lids.min() > 0.9


def test_the_pictures_of_a_head_at_rest_are_never_the_same() -> None:
    """What the tests above rest on: noise alone keeps two frames of the builder apart."""
    one, other = (chip_of(np.random.default_rng(seed)).astype(np.int16) for seed in (1, 2))
    assert np.abs(one - other).mean() > 2
