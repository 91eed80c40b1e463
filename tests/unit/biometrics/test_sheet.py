"""How a warped neutral picture is told from a turned head. The limits were measured with exactly these correlations."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from scipy.ndimage import map_coordinates

from services.biometrics.liveness.domain import sheet
from services.biometrics.liveness.domain.movements import Event, Movement
from services.biometrics.liveness.domain.signs import Signs
from services.biometrics.observations.domain import Observation
from tests.builders.heads import Floats, chip_of, head, observed

Way = Callable[[Floats, Floats], tuple[Floats, Floats]]
DOWN, ACROSS = (part.astype(np.float64) for part in np.mgrid[0:48, 0:48])
FRAMES = 12


def small(seed: int, away: float = 0.0) -> Floats:
    """A made-up face as it is compared."""
    return sheet._small(chip_of(np.random.default_rng(seed), away))


def warped(way: Way) -> Floats:
    return np.asarray(map_coordinates(small(1), way(DOWN, ACROSS), order=1, mode="nearest"), dtype=np.float64)


def capture(turns: list[float], *, sheets: tuple[int, ...]) -> tuple[list[Observation], Signs]:
    """Frames with these turns; those of `sheets` show the neutral picture again, the others a head that hides one cheek."""
    frames = [observed(head(seed=index), seed=index, away=0.0 if index in sheets or index < 3 else 1.0) for index in range(len(turns))]
    nothing = np.zeros(len(turns))
    return frames, Signs((0, 1, 2), np.array(turns), nothing, nothing, nothing, nothing, np.ones(len(turns)), nothing)


def turn(start: int, peak: int, end: int, movement: Movement = Movement.TURN_LEFT) -> Event:
    return Event(movement, start, peak, end, real=True, gradual=True)


@pytest.mark.parametrize(
    ("way", "correlation"),
    [
        (lambda y, x: (y, x), 1.0),
        (lambda y, x: (y + 2, x * 0.9 + 1), 0.997471),
        (lambda y, x: (y + 0.004 * (x - 24) ** 2, x - 0.003 * (y - 24) ** 2 + 2), 0.992001),
        (lambda y, x: (y, 48 - x), 0.990077),
        (lambda y, x: (y, x + 0.012 * (y - 24) ** 2), 0.997310),
        (lambda y, x: (24 + (y - 24) * 0.8, 24 + (x - 24) * 0.8), 0.993208),
        (lambda y, x: (y + 5, x), 0.113433),
    ],
)
def test_a_warp_of_the_neutral_picture_is_found_and_taken_back(way: Way, correlation: float) -> None:
    other = warped(way)
    assert sheet.likeness(small(1), other) == pytest.approx(correlation, abs=2e-6)
    assert sheet.likeness(small(1), 40 + 0.5 * other) == pytest.approx(correlation, abs=2e-4), "light changes nothing"


def test_a_head_that_hides_a_cheek_is_further_from_the_neutral_picture_than_noise_alone() -> None:
    assert sheet.likeness(small(1), small(3)) == pytest.approx(0.989303, abs=2e-6)
    assert sheet.likeness(small(1), small(2, 0.5)) == pytest.approx(0.936231, abs=2e-6)


def test_faint_pictures_are_compared_as_strong_ones_are() -> None:
    neutral, other = small(1).ravel(), small(2, 0.5).ravel()
    told = sheet._correlation_with(neutral)(other)
    assert sheet._correlation_with(neutral / 1_000)(other / 1_000) == pytest.approx(told)


def test_a_picture_of_one_grey_resembles_nothing() -> None:
    assert sheet.likeness(small(1), np.full((48, 48), 7.0)) == pytest.approx(0, abs=1e-6)


def test_the_face_is_made_small_and_grey_without_its_rim() -> None:
    face = small(1)
    assert face.shape == (48, 48)
    assert [face.mean(), face.std(), face[0, 0], face[47, 47], face[20, 13]] == pytest.approx(
        [118.339450, 10.841223, 122.185748, 120.932010, 121.532169], abs=1e-5
    )
    coloured = np.zeros((150, 150, 3), dtype=np.uint8)
    for channel, share in enumerate((0.299, 0.587, 0.114)):
        coloured[:] = 0
        coloured[..., channel] = 200
        assert sheet._small(coloured) == pytest.approx(200 * share)


def test_pictures_are_read_between_pixels_and_at_the_rim() -> None:
    rng = np.random.default_rng(4)
    pictures = rng.normal(100, 30, (3, 48, 48))
    rows, columns = rng.uniform(-4, 52, 500), rng.uniform(-4, 52, 500)
    rows[:4], columns[:4] = (0, 47, 47, 0), (47, 47, 0, 0)
    expected = [map_coordinates(each, np.stack([rows, columns]), order=1, mode="nearest") for each in pictures]
    assert sheet._read(pictures.reshape(3, -1), rows, columns) == pytest.approx(np.stack(expected))


def test_the_middle_of_a_face_counts_more_than_its_rim() -> None:
    neutral = small(1)
    for place, told in (((24, 24), 0.903569), ((2, 2), 0.996493)):
        spot = np.exp(-((DOWN - place[0]) ** 2 + (ACROSS - place[1]) ** 2) / 8)
        assert sheet._correlation_with(neutral.ravel())((neutral + 60 * spot).ravel()) == pytest.approx(told, abs=1e-6)


@pytest.mark.parametrize(("turn_", "limit"), [(0.0, 0.987), (0.15, 0.987), (0.2, 0.973176), (0.235, 0.9635), (0.32, 0.94), (0.6, 0.94)])
def test_the_further_a_head_has_turned_the_less_alike_a_sheet_may_be(turn_: float, limit: float) -> None:
    assert sheet._limit(turn_) == pytest.approx(limit, abs=1e-6)


@pytest.mark.parametrize(
    ("sheets", "flat"), [((), False), ((6,), True), ((5,), True), ((7,), True), ((3,), True), ((2,), False), ((9,), False)]
)
def test_a_turn_is_looked_at_where_it_is_furthest_and_at_three_frames_beside(sheets: tuple[int, ...], flat: bool) -> None:
    """Of all well on the way from two frames before to two after: the nearest. Frame 9 is the fourth."""
    frames, signs = capture([0, 0, 0, 0.16, 0.1, 0.3, 0.5, 0.4, 0.1, 0.2, 0.0, 0.0], sheets=sheets)
    assert sheet.shows_a_sheet(frames, signs, turn(5, 6, 7)) is flat


@pytest.mark.parametrize(("sheets", "looked_at"), [((3,), True), ((2,), False), ((9,), True), ((10,), False)])
def test_no_frame_is_looked_at_more_than_two_before_and_after_a_turn(sheets: tuple[int, ...], looked_at: bool) -> None:
    turns = [0.2 if index in (2, 3, 9, 10) else 0.0 for index in range(FRAMES)]
    turns[6] = -0.5
    frames, signs = capture(turns, sheets=(*sheets, 0, 1))
    frames[2] = observed(head(seed=2), seed=2, away=0.0 if 2 in sheets else 1.0)
    middle = replace(signs, neutral=(0, 1))
    assert sheet.shows_a_sheet(frames, middle, turn(5, 6, 7)) is looked_at


def test_the_first_and_the_last_frame_may_be_the_turn() -> None:
    for sheets in ((), (4,)):
        frames, signs = capture([0, 0, 0, 0.3, 0.5], sheets=sheets)
        assert sheet.shows_a_sheet(frames, signs, turn(3, 4, 4)) is bool(sheets)
        backwards = replace(signs, neutral=(4, 3, 2), turn=signs.turn[::-1])
        assert sheet.shows_a_sheet(frames[::-1], backwards, turn(0, 0, 1)) is bool(sheets)


def test_a_blink_proves_nothing_and_neither_does_a_frame_without_a_picture() -> None:
    frames, signs = capture([0, 0, 0, 0, 0, 0.3, 0.5, 0.3, 0, 0, 0, 0], sheets=(6,))
    assert not sheet.shows_a_sheet(frames, signs, turn(5, 6, 7, Movement.BLINK))
    for movement in set(Movement) - {Movement.BLINK}:
        assert sheet.shows_a_sheet(frames, signs, turn(5, 6, 7, movement))
    without = [replace(frame, chip=None) if index == 6 else frame for index, frame in enumerate(frames)]
    assert not sheet.shows_a_sheet(without, signs, turn(5, 6, 7))
    without = [replace(frame, chip=None) if index == 1 else frame for index, frame in enumerate(frames)]
    assert not sheet.shows_a_sheet(without, signs, turn(5, 6, 7))
