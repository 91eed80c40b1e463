"""What is measured of landmarks, on faces whose measures are known. Every limit of liveness and quality was set with these measures."""

import numpy as np
import pytest

from services.biometrics.observations.domain import (
    apply,
    eye_aspect,
    eye_aspects,
    eye_distance,
    face_heights,
    homographies,
    median_landmarks,
    nose_leans,
    nose_lifts,
    planar_residuals,
    rise_ratio,
    rise_ratios,
    roll_degrees,
    turn_ratio,
    turn_ratios,
)
from tests.builders.heads import head
from tests.builders.plain_faces import plain_face, posed

PLAIN = plain_face()
LEANING = posed(PLAIN, degrees=25, size=30, x=640, y=360)
OTHER = PLAIN.copy()
OTHER[[27, 30, 33]] = (0, 1), (-0.5, 2), (0, 3)
BOTH = np.stack([LEANING, posed(OTHER, degrees=-40, size=7, x=100, y=200), posed(PLAIN, degrees=170, size=0.5, x=0, y=0)])


def test_measures_are_of_the_face_and_not_of_its_place_size_or_lean() -> None:
    assert turn_ratios(BOTH) == pytest.approx([0.2, -0.1, 0.2])
    assert rise_ratios(BOTH) == pytest.approx([0.3, 0.2, 0.3])
    assert nose_leans(BOTH) == pytest.approx([0.2, -0.125, 0.2])
    assert nose_lifts(BOTH) == pytest.approx([-0.125, 0.125, -0.125])
    assert face_heights(BOTH) == pytest.approx([1, 0.5, 1])
    assert eye_aspects(BOTH) == pytest.approx([0.5] * 3)


def test_one_face_is_measured_as_several_are() -> None:
    assert (turn_ratio(LEANING), rise_ratio(LEANING), eye_aspect(LEANING)) == pytest.approx((0.2, 0.3, 0.5))


def test_both_eyes_count_alike() -> None:
    for eye in (slice(36, 42), slice(42, 48)):
        winking = PLAIN.copy()
        winking[eye, 1] *= 0.2
        assert eye_aspect(winking) == pytest.approx(0.3)


@pytest.mark.parametrize("degrees", [-170, -40, 0, 25, 90])
def test_the_lean_of_a_head_and_its_size_are_those_of_its_eyes(degrees: float) -> None:
    shape = posed(PLAIN, degrees=degrees, size=30, x=640, y=360)
    assert roll_degrees(shape) == pytest.approx(degrees)
    assert eye_distance(shape) == pytest.approx(120)


def test_a_face_without_size_gives_numbers_all_the_same() -> None:
    nothing = np.ones((2, 68, 2))
    for measure in (turn_ratios, rise_ratios, nose_leans, nose_lifts, face_heights, eye_aspects):
        assert np.isfinite(measure(nothing)).all()
    assert np.isfinite(planar_residuals(PLAIN, nothing)).all()
    assert np.isfinite(median_landmarks([PLAIN, nothing[0]])).all()


def test_the_best_map_of_a_sheet_is_found() -> None:
    """The maps are known; they are found again from the points alone, each on its own."""
    sheets = np.array([[[1.1, 0.2, 30], [-0.1, 0.9, -8], [0.0004, -0.0002, 1]], [[-2.0, 0.1, 5], [0.3, 1.5, 700], [0.0001, 0.0003, 1]]])
    points = head(seed=1)
    seen = apply(sheets, points[None])
    by_hand = [(1.1 * x + 0.2 * y + 30) / (0.0004 * x - 0.0002 * y + 1) for x, y in points]
    assert seen[0, :, 0] == pytest.approx(by_hand)
    found = homographies(points, seen)
    assert found / found[:, 2:, 2:] == pytest.approx(sheets, rel=1e-5, abs=1e-7)
    assert apply(found, points[None]) == pytest.approx(seen, abs=1e-6)


def test_a_point_at_the_horizon_of_a_sheet_gives_a_number_all_the_same() -> None:
    sheet = np.array([[[1, 0, 0], [0, 1, 0], [1, 0, 0]]], dtype=np.float64)
    assert np.isfinite(apply(sheet, np.array([[[0.0, 2.0], [1.0, 1.0]]]))).all()


def test_a_sheet_has_no_depth_however_it_is_held_and_a_head_has() -> None:
    flat = head(seed=1, flat=True)
    sheet = np.array([[[0.6, 0.1, 30], [-0.05, 1.0, -8], [0.0003, -0.0002, 1]]])
    held = apply(np.concatenate([sheet, 3 * np.eye(3)[None]]), flat[None])
    assert planar_residuals(flat, held) == pytest.approx([0, 0], abs=1e-6)
    turned = np.stack([head(turn=degrees, seed=2) for degrees in (0, 10, 20, 32)])
    assert planar_residuals(head(seed=1), turned) == pytest.approx([0.00666, 0.04030, 0.08010, 0.13032], abs=1e-5)
    assert planar_residuals(head(seed=1), 5 * turned + 70) == pytest.approx(planar_residuals(head(seed=1), turned))


def test_the_middle_of_several_shapes_is_their_medians_after_they_are_laid_over_the_first() -> None:
    moved = [PLAIN * 3 + 50, PLAIN / 2 - (7, 9), PLAIN - (1, 0)]
    assert median_landmarks([PLAIN, *moved]) == pytest.approx(PLAIN)
    one_off = PLAIN.copy()
    one_off[8] += (0, 0.4)
    assert median_landmarks([PLAIN, one_off, PLAIN * 2]) == pytest.approx(PLAIN)
