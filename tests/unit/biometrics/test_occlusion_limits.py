"""From how much on something counts as covered. The limits were set on photographs with exactly these regions and measures."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from services.biometrics.quality.domain.occlusion import Cover, covered
from tests.builders.heads import Floats, chip_of

LOWER, NOSE = slice(84, 150), (slice(72, 90), slice(58, 92))
GREY = np.array([0.299, 0.587, 0.114])
ROWS, COLUMNS = np.mgrid[0:150, 0:150] - 75.0
FACE: Floats = chip_of(np.random.default_rng(3)) + (0.2 * ROWS + 0.1 * COLUMNS)[..., None]
"""A face in few strokes, lit from below on one side, so that no part of it is like its neighbour."""
Change = Callable[[Floats, float], None]


def turning_point(change: Change, cover: Cover, of: Floats = FACE) -> float:
    """The least share of the whole change, 0 to 1, from which on the face counts as covered."""

    def verdict(share: float) -> Cover | None:
        face: Any = of.copy()
        change(face, share)
        return covered(face)

    assert (verdict(0), verdict(1)) == (None, cover)
    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if verdict(middle) is None else (low, middle)
    return high


def darker_eyes(face: Floats, share: float) -> None:
    face[30:70, 20:130] *= 1 - share


def lit_cheeks(face: Floats, share: float) -> None:
    face[60:90, 30:120] *= 1 + 3 * share


def other_light(factor: float) -> Change:
    """Below the nose lighter or darker, the lines of the mouth as before."""

    def change(face: Floats, share: float) -> None:
        face[LOWER] += face[LOWER].mean(axis=(0, 1)) * (factor - 1) * share

    return change


def other_colour(to: tuple[float, float]) -> Change:
    """Below the nose of another colour, as light as before."""

    def change(face: Floats, share: float) -> None:
        red, green = (each * share for each in to)
        face[LOWER] += (red, green, -(0.299 * red + 0.587 * green) / 0.114)

    return change


def flatter(face: Floats, share: float, rows: slice = LOWER, columns: slice = slice(None)) -> None:
    middle = face[rows, columns].mean(axis=(0, 1))
    face[rows, columns] = middle + (face[rows, columns] - middle) * (1 - share)


def flatter_nose(face: Floats, share: float) -> None:
    flatter(face, share, *NOSE)


def paler(face: Floats, share: float) -> None:
    """Every place below the nose turns to the skin's colour, as light as before."""
    skin = face[62:84, 45:105].mean(axis=(0, 1))
    light = (face[LOWER] @ GREY / (skin @ GREY))[..., None]
    face[LOWER] += (light * skin - face[LOWER]) * share


def flatter_and_pale(face: Floats, share: float) -> None:
    paler(face, 1)
    flatter(face, share)


def paler_and_calm(face: Floats, share: float) -> None:
    flatter(face, 0.4)
    paler(face, share)


@pytest.mark.parametrize(
    ("change", "cover", "share"),
    [
        (darker_eyes, Cover.EYES, 0.487582),
        (lit_cheeks, Cover.EYES, 0.310969),
        (other_light(0.1), Cover.MOUTH, 0.810307),
        (other_light(3.0), Cover.MOUTH, 0.530071),
        (other_colour((-40, 0)), Cover.MOUTH, 0.41182),
        (other_colour((0, -30)), Cover.MOUTH, 0.346361),
        (flatter, Cover.MOUTH, 0.551476),
        (flatter_nose, Cover.MOUTH, 0.686656),
        (flatter_and_pale, Cover.MOUTH, 0.278772),
        (paler_and_calm, Cover.MOUTH, 0.541047),
    ],
)
def test_a_face_is_covered_from_here_on(change: Change, cover: Cover, share: float) -> None:
    assert turning_point(change, cover) == pytest.approx(share, abs=2e-6)
    assert turning_point(change, cover, FACE[:, ::-1]) == pytest.approx(share, abs=2e-6), "both sides of a face are alike"


@pytest.mark.parametrize("columns", [slice(20, 75), slice(75, 130)])
def test_one_dark_eye_is_no_pair_of_glasses(columns: slice) -> None:
    face: Any = FACE.copy()
    face[30:70, columns] = 10
    assert covered(face) is None
