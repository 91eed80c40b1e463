"""What is asked of a capture as a whole, and which of its frames decide: every limit met exactly."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from services.biometrics.liveness.domain.movements import Event, Movement
from services.biometrics.liveness.domain.signs import Signs
from services.biometrics.liveness.domain.verdict import Deciding, Reading, Sign, deciding_frames, judge, read
from services.biometrics.observations.domain import Observation
from tests.builders.heads import course, described, head, observed

LEFT, RIGHT, UP, BLINK = Movement.TURN_LEFT, Movement.TURN_RIGHT, Movement.LOOK_UP, Movement.BLINK
DESCRIPTOR = np.zeros(128)


def reasons(
    frames: Sequence[Observation], stamps: Sequence[int] | None = None, challenge: Sequence[Movement] = (LEFT,)
) -> tuple[Sign, ...]:
    return judge(frames, stamps or [index * 200 for index in range(len(frames))], challenge).reasons


def stretched(frames: Sequence[Observation], span: int) -> list[int]:
    """Times evenly spread over so many milliseconds."""
    return [round(index * span / (len(frames) - 1)) for index in range(len(frames))]


@pytest.mark.parametrize(
    ("span", "found"), [(599, (Sign.TIMING,)), (600, ()), (40_000, ()), (60_000, (Sign.TIMING,)), (59_000, (Sign.TIMING,))]
)
def test_a_capture_lasts_as_long_as_movements_take(span: int, found: tuple[Sign, ...]) -> None:
    """Eighteen frames over a minute are too far apart: the second limit."""
    frames = course(turn=32)
    assert reasons(frames, stretched(frames, span)) == found


@pytest.mark.parametrize(("span", "found"), [(60_000, ()), (60_001, (Sign.TIMING,))])
def test_no_capture_lasts_longer_than_a_minute(span: int, found: tuple[Sign, ...]) -> None:
    frames = course(turn=32, frames=22)
    assert reasons(frames, stretched(frames, span)) == found


@pytest.mark.parametrize(("gap", "found"), [(2_500, ()), (2_501, (Sign.TIMING,)), (1, ()), (0, (Sign.TIMING,)), (-1, (Sign.TIMING,))])
def test_frames_follow_each_other_and_none_is_long_in_coming(gap: int, found: tuple[Sign, ...]) -> None:
    frames = course(turn=32)
    stamps = [index * 200 for index in range(17)]
    assert reasons(frames, [*stamps, stamps[-1] + gap]) == found


def test_four_frames_show_nothing() -> None:
    frames = course()[:5]
    assert reasons(frames) == (Sign.MOVEMENT_MISSING,)
    assert reasons(frames[:4]) == (Sign.TOO_FEW_FRAMES, Sign.NO_NEUTRAL)
    assert reasons(frames, [0, 200, 400, 600, 800, 1_000]) == (Sign.TOO_FEW_FRAMES, Sign.NO_NEUTRAL)
    nobody = [replace(frame, faces=0, landmarks=None) for frame in frames]
    assert reasons([*frames[:4], nobody[4]]) == (Sign.NO_NEUTRAL,)
    assert reasons(nobody) == (Sign.NO_FACE,)
    assert reasons([]) == (Sign.TOO_FEW_FRAMES, Sign.TIMING, Sign.NO_FACE)


@pytest.mark.parametrize(("grey", "found"), [(44, ()), (46, (Sign.CUT,)), (-44, ()), (-46, (Sign.CUT,))])
def test_a_picture_that_is_all_of_another_lightness_is_a_cut(grey: float, found: tuple[Sign, ...]) -> None:
    frames = course(turn=32)
    frames[-1] = replace(frames[-1], thumbnail=frames[-2].thumbnail + grey)
    assert reasons(frames) == found


@pytest.mark.parametrize(
    ("later", "between", "found"),
    [
        (2, {"turn": 9.0}, (Sign.REPEATED_FRAMES,)),
        (1, {"turn": 9.0}, ()),
        (2, {"turn": 0.0}, ()),
        (2, {"lids": 0.6}, (Sign.REPEATED_FRAMES,)),
        (2, {"lids": 0.85}, ()),
        (2, {"shift": 2.9}, ()),
        (2, {"shift": 3.1}, (Sign.REPEATED_FRAMES,)),
    ],
)
def test_frames_come_back_where_the_face_was_elsewhere_meanwhile(later: int, between: dict[str, float], found: tuple[Sign, ...]) -> None:
    """Elsewhere: by more than 0.03 of the eyes' distance, or with other lids."""
    quiet = course(turn=32)
    shape = quiet[14].landmarks
    assert shape is not None
    shift = between.get("shift", 0.0) / 100 * quiet[14].eye_distance
    seen = shape + np.array([shift, 0]) if shift else head(turn=between.get("turn", 0.0), lids=between.get("lids", 1.0), seed=14)
    quiet[15] = replace(quiet[15], landmarks=seen)
    quiet[14 + later] = replace(quiet[14 + later], digest=quiet[14].digest)
    assert reasons(quiet) == found


@pytest.mark.parametrize(("pixels", "grey", "found"), [(0.9, 0, True), (1.1, 0, False), (0, 1, False), (0, 0, True)])
def test_a_picture_is_the_same_within_a_pixel_and_a_grey_level(pixels: float, grey: int, found: bool) -> None:
    frames = course(turn=32)
    again = frames[0]
    assert again.landmarks is not None
    assert again.chip is not None
    again = replace(again, digest="anew", landmarks=again.landmarks - (pixels, 0), chip=again.chip + np.uint8(grey))
    assert (Sign.REPEATED_FRAMES in reasons([*frames, again])) is found
    assert Sign.REPEATED_FRAMES not in reasons([*frames, replace(again, chip=None)])


def test_a_movement_that_was_tried_in_vain_says_why() -> None:
    jumping = [observed(head(turn=0 if i < 6 else 32, seed=i), seed=i) for i in range(12)]
    for_one_frame = [observed(head(turn=32 if i == 8 else 0, seed=i), seed=i) for i in range(16)]
    assert reasons(for_one_frame) == (Sign.MOVEMENT_MISSING, Sign.FLAT)
    assert reasons(jumping) == (Sign.MOVEMENT_MISSING, Sign.JUMP)
    assert reasons(course(turn=32), challenge=(LEFT, RIGHT)) == (Sign.MOVEMENT_MISSING,)
    assert reasons(course(turn=32), challenge=(RIGHT,)) == (Sign.WRONG_MOVEMENT, Sign.MOVEMENT_MISSING)


def test_a_movement_nobody_asked_for_counts_until_the_challenge_is_done() -> None:
    first, then = course(turn=32), course(turn=-32, start=100)
    stamps = [index * 200 for index in range(36)]
    assert judge([*first, *then], stamps, [LEFT]).reasons == ()
    assert judge([*then, *first], stamps, [LEFT]).reasons == (Sign.WRONG_MOVEMENT,)
    assert judge([*then, *first], stamps, [LEFT], [stamps[16]]).reasons == (), "before the first question everybody may look about"
    assert judge([*first, *then], stamps, [LEFT, BLINK], [0, stamps[35]]).reasons == (Sign.WRONG_MOVEMENT, Sign.MOVEMENT_MISSING)


@pytest.mark.parametrize(("apart", "found"), [(0.57, ()), (0.59, (Sign.IDENTITY_CHANGED,))])
def test_a_face_in_motion_is_held_to_the_middle_of_the_neutral_ones(apart: float, found: tuple[Sign, ...]) -> None:
    frames = described(course(turn=32), DESCRIPTOR)
    other = DESCRIPTOR.copy()
    other[5] = apart
    frames[8] = replace(frames[8], descriptor=other)
    assert reasons(frames) == found
    assert reasons([replace(frame, descriptor=None) if index != 8 else frame for index, frame in enumerate(frames)]) == ()


def reading(
    straight: Sequence[int], followed: Sequence[Event] = (), *, seen: list[int] | None = None, neutral: tuple[int, ...] = (0,)
) -> Reading:
    """Of twenty frames of which these look straight ahead."""
    nothing = np.zeros(20)
    turn = np.array([0.0 if index in straight else 0.2 for index in range(20)])
    signs = Signs(neutral, turn, nothing, nothing, nothing, nothing, np.ones(20), nothing)
    return Reading(seen or list(range(20)), signs, None, list(followed), list(followed))


def deciding(of: Reading | None, *, with_descriptor: Sequence[int] = (), step: int = 100) -> Deciding:
    frame = observed(head())
    frames = [replace(frame, descriptor=DESCRIPTOR if index in with_descriptor else None) for index in range(20)]
    return deciding_frames(frames, [index * step for index in range(20)], of)


def test_neutral_frames_are_taken_from_the_beginning_the_middle_and_the_end() -> None:
    assert deciding(reading([0, 1, 2, 3, 9, 15, 19])).neutral == (0, 3, 19)
    assert deciding(reading([4, 7])).neutral == (4, 7)
    assert deciding(reading([], neutral=(5, 6, 8))).neutral == (5, 6, 8)
    assert deciding(reading([0, 1, 2], seen=list(range(3, 20)))).neutral == (3, 4, 5)
    assert deciding(None) == Deciding((), ())


def test_frames_with_a_descriptor_come_first() -> None:
    straight = [0, 1, 2, 3, 9, 15, 19]
    assert deciding(reading(straight), with_descriptor=[1, 2, 15]).neutral == (1, 2, 15)
    assert deciding(reading(straight), with_descriptor=[1, 2, 9, 15]).neutral == (1, 9, 15)
    assert deciding(reading(straight), with_descriptor=[1, 2, 5]).neutral == (0, 3, 19)


@pytest.mark.parametrize(
    ("described_", "peak"), [([], 10), ([12], 12), ([8], 8), ([7], 10), ([13], 10), ([8, 11], 11), ([9, 12], 9), ([10, 11], 10)]
)
def test_a_movement_is_shown_at_its_height_or_nearest_to_it(described_: list[int], peak: int) -> None:
    found = deciding(reading([0], [Event(LEFT, 8, 10, 12, real=True, gradual=True)]), with_descriptor=described_)
    assert found.peaks == (peak,)


def test_between_the_frames_that_decide_somebody_is_seen_every_seven_tenths_of_a_second() -> None:
    found = deciding(reading([0, 10, 19]))
    assert (found.neutral, found.identity_frames) == ((0, 10, 19), (7, 17))
    assert found.frames == (0, 7, 10, 17, 19)
    assert deciding(reading([0, 10, 19]), step=99).identity_frames == (8, 18)
    assert deciding(reading([0, 10, 19]), with_descriptor=[5]).identity_frames == (17,)
    assert deciding(reading([0])).identity_frames == (7, 14)


@pytest.mark.parametrize(("asked", "firsts"), [(None, None), ([0], [1]), ([50], [1]), ([51], [2]), ([50, 3_249], [1, 17]), ([9_999], [18])])
def test_an_answer_may_begin_in_the_first_frame_after_the_time_to_react(asked: list[int] | None, firsts: list[int] | None) -> None:
    frames = course(turn=32)
    found = read(frames, [index * 200 for index in range(18)], [LEFT], asked)
    assert found is not None
    assert found.asked == firsts
