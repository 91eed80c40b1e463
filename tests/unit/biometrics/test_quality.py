"""What an enrolment image is refused for, and that the kiosk asks for less."""

from dataclasses import replace
from typing import Any

import pytest

from services.biometrics.quality.domain.rules import PROBE, Problem, assess
from tests.builders.heads import head, observed

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
