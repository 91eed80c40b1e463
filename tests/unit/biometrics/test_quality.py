"""What an enrolment image is refused for, and that the kiosk asks for less."""

from dataclasses import replace
from typing import Any

import pytest

from services.biometrics.quality.domain.rules import ENROLMENT, ENROLMENT_PREVIEW, KIOSK_PREVIEW, PROBE, Limits, Problem, assess
from services.biometrics.quality.domain.score import LIMIT, quality_score
from tests.builders.heads import Floats, head, observed
from tests.builders.plain_faces import plain_face, posed

GOOD = observed(head())


def test_a_good_image_is_accepted() -> None:
    assert assess(GOOD).problems == ()
    assert assess(GOOD).accepted


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"faces": 0, "landmarks": None, "box": None}, Problem.NO_FACE),
        ({"faces": 2}, Problem.SEVERAL_FACES),
        ({"eye_distance": 30.0}, Problem.TOO_FAR),
        ({"box": (-200, 100, 300, 600)}, Problem.TOO_CLOSE),
        ({"brightness": 20.0}, Problem.TOO_DARK),
        ({"brightness": 240.0}, Problem.TOO_BRIGHT),
        ({"evenness": 0.2}, Problem.UNEVEN_LIGHT),
        ({"sharpness": 3.0}, Problem.BLURRED),
        ({"contrast": 2.0}, Problem.BLURRED),
        ({"confidence": 0.01}, Problem.COVERED),
        ({"landmarks": head(turn=40)}, Problem.TURNED),
        ({"landmarks": head(lids=0.05)}, Problem.EYES_CLOSED),
    ],
)
def test_each_fault_is_named(changed: dict[str, Any], problem: Problem) -> None:
    verdict = assess(replace(GOOD, **changed))
    assert not verdict.accepted
    assert problem in verdict.problems


def test_the_kiosk_takes_what_enrolment_does_not() -> None:
    dim = replace(GOOD, brightness=38.0, sharpness=12.0)
    assert not assess(dim).accepted
    assert assess(dim, PROBE).accepted


def square(**of: float) -> Floats:
    """A face in the middle of the picture, large enough, its eyes open, with these measures."""
    degrees = of.pop("degrees", 0.0)
    return posed(plain_face(**{"turn": 0.0, **of}), degrees=degrees, size=30, x=640, y=360)


WELL = replace(GOOD, landmarks=square(), box=(500, 200, 800, 600))


@pytest.mark.parametrize(
    ("measure", "problem", "good", "bad"),
    [
        ("eye_distance", Problem.TOO_FAR, (60, 90, 40), (59.9, 89.9, 39.9)),
        ("brightness", Problem.TOO_DARK, (45, 45, 30), (44.9, 44.9, 29.9)),
        ("brightness", Problem.TOO_BRIGHT, (215, 215, 230), (215.1, 215.1, 230.1)),
        ("sharpness", Problem.BLURRED, (18, 0, 8), (17.9, -0.1, 7.9)),
        ("contrast", Problem.BLURRED, (14, 14, 9), (13.9, 13.9, 8.9)),
        ("evenness", Problem.UNEVEN_LIGHT, (0.5, 0.5, 0.35), (0.49, 0.49, 0.34)),
        ("confidence", Problem.COVERED, (0.15, 0.15, 0.15), (0.14, 0.14, 0.14)),
        ("faces", Problem.SEVERAL_FACES, (1, 1, 1), (2, 2, 2)),
    ],
)
def test_each_use_has_its_limits(measure: str, problem: Problem, good: tuple[float, ...], bad: tuple[float, ...]) -> None:
    """Enrolment, its preview, the kiosk."""
    at_ease = replace(WELL, eye_distance=90.0)
    for limits, within, beyond in zip((ENROLMENT, ENROLMENT_PREVIEW, PROBE), good, bad, strict=True):
        for value, found in ((within, ()), (beyond, (problem,))):
            changed: dict[str, Any] = {measure: value}
            assert assess(replace(at_ease, **changed), limits).problems == found


@pytest.mark.parametrize(
    ("measure", "problem", "good", "bad"),
    [
        ("turn", Problem.TURNED, (0.299, 0.379), (0.301, 0.381)),
        ("turn", Problem.TURNED, (-0.299, -0.379), (-0.301, -0.381)),
        ("degrees", Problem.TILTED, (17.9, 27.9), (18.1, 28.1)),
        ("degrees", Problem.TILTED, (-17.9, -27.9), (-18.1, -28.1)),
        ("rise", Problem.CHIN, (0.161, 0.121), (0.159, 0.119)),
        ("rise", Problem.CHIN, (0.499, 0.619), (0.501, 0.621)),
        ("lids", Problem.EYES_CLOSED, (0.131, 0.101), (0.129, 0.099)),
    ],
)
def test_a_face_is_turned_tilted_or_shuts_its_eyes_beyond_a_limit(
    measure: str, problem: Problem, good: tuple[float, ...], bad: tuple[float, ...]
) -> None:
    for limits, within, beyond in zip((ENROLMENT, PROBE), good, bad, strict=True):
        assert assess(replace(WELL, landmarks=square(**{measure: within})), limits).problems == ()
        assert assess(replace(WELL, landmarks=square(**{measure: beyond})), limits).problems == (problem,)


@pytest.mark.parametrize("box", [(-20, 100, 180, 500), (100, -40, 300, 360), (1100, 100, 1300, 500), (100, 360, 300, 760)])
def test_a_face_may_stand_out_of_the_picture_by_a_tenth_of_it(box: tuple[int, int, int, int]) -> None:
    assert assess(replace(WELL, box=box)).problems == ()
    left, top, right, bottom = box
    further = [
        (left - 1, top, right, bottom),
        (left, top - 1, right, bottom),
        (left, top, right + 1, bottom),
        (left, top, right, bottom + 1),
    ]
    assert sum(assess(replace(WELL, box=one)).problems == (Problem.TOO_CLOSE,) for one in further) == 1


def test_a_preview_is_judged_by_the_picture_that_would_be_taken() -> None:
    assert assess(replace(WELL, eye_distance=30.0), shrunk=2.0).accepted
    assert assess(replace(WELL, eye_distance=29.9), shrunk=2.0).problems == (Problem.TOO_FAR,)


def test_the_kiosk_asks_for_an_uncovered_face_before_the_picture_and_not_after() -> None:
    assert (ENROLMENT.uncovered, ENROLMENT_PREVIEW.uncovered, PROBE.uncovered, KIOSK_PREVIEW.uncovered) == (True, True, False, True)
    assert assess(replace(WELL, sharpness=0.0), KIOSK_PREVIEW).accepted
    assert assess(replace(WELL, chip=None)).accepted


def test_what_is_wrong_is_told_weightiest_first() -> None:
    verdict = assess(replace(WELL, faces=3, brightness=10.0, sharpness=1.0, confidence=0.0))
    assert verdict.problems == (Problem.SEVERAL_FACES, Problem.TOO_DARK, Problem.BLURRED, Problem.COVERED)
    assert assess(replace(WELL, faces=3), Limits(several_faces=False)).accepted


@pytest.mark.parametrize(
    ("changed", "score"),
    [
        ({"eye_distance": 48.0}, 60.0),
        ({"eye_distance": 20.0}, 25.0),
        ({"sharpness": 10.0}, 62.5),
        ({"contrast": 10.8}, 60.0),
        ({"evenness": 0.42}, 60.0),
        ({"confidence": 0.18}, 60.0),
        ({"confidence": -3.0}, 0.0),
        ({"brightness": 180.0}, 75.0),
        ({"brightness": 80.0}, 75.0),
        ({"brightness": 230.0}, 50.0),
        ({"brightness": 30.0}, 50.0),
        ({"brightness": 255.0}, 37.5),
        ({"landmarks": square(turn=0.19)}, 75.0),
        ({"landmarks": square(turn=0.76)}, 0.0),
        ({"landmarks": square(degrees=14)}, 75.0),
        ({"landmarks": square(lids=0.12)}, 60.0),
        ({"landmarks": square(rise=0.495)}, 75.0),
        ({"landmarks": square(rise=0.12 - 1e-9)}, 49.9),
        ({"faces": 2}, 0.0),
        ({"box": (-90, 200, 210, 600)}, 0.0),
    ],
)
def test_the_score_is_that_of_the_weakest_measure(changed: dict[str, Any], score: float) -> None:
    """Between a half and the whole within the limits of the kiosk, below a half beyond them."""
    best = replace(WELL, eye_distance=900.0, landmarks=square(rise=0.37), brightness=130.0, contrast=50.0, sharpness=99.0, evenness=1.0)
    assert quality_score(best) == 100.0
    assert quality_score(replace(best, **changed)) == score
    assert LIMIT == 50
