"""Words for a score, one number for quality, and who may set which threshold."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.biometrics.matching.domain.decisions import Bounds, Decision, in_force
from services.biometrics.matching.domain.likeness import likeness
from services.biometrics.quality.domain.rules import PROBE, assess
from services.biometrics.quality.domain.score import LIMIT, quality_score
from services.biometrics.thresholds.domain import FURTHEST, refusals, review_beside
from tests.builders.heads import head, observed
from tests.builders.moments import NOW

BOUNDS = Bounds(target=4.0, floor=3.0, review=2.0)


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (9.0, "clearly_same"),
        (4.5, "clearly_same"),
        (4.2, "same_near_limit"),
        (4.0, "same_near_limit"),
        (3.9, "near_limit"),
        (2.0, "near_limit"),
        (1.9, "clearly_different"),
        (-3.0, "clearly_different"),
    ],
)
def test_a_score_is_told_by_where_it_stands_to_the_thresholds(score: float, words: str) -> None:
    assert likeness(score, 4.0, 2.0, normalised=True) == words


def test_nothing_compared_has_no_words() -> None:
    assert likeness(None, 4.0, 2.0, normalised=True) is None
    assert likeness(0.63, 0.62, 0.45, normalised=False) == "same_near_limit"


def decision(begins: timedelta, decided: timedelta = timedelta(), number: int = 0) -> Decision:
    return Decision(UUID(int=number), "a", 4.0, 2.0, NOW + begins, NOW + decided)


def test_the_decision_that_began_last_is_in_force() -> None:
    old, new = decision(timedelta(days=-9), number=1), decision(timedelta(days=-1), number=2)
    again = decision(timedelta(days=-1), timedelta(minutes=1), number=3)
    ahead = decision(timedelta(days=1), number=4)
    assert in_force([], NOW) is None
    assert in_force([ahead], NOW) is None
    assert in_force([ahead, new, old], NOW) == new
    assert in_force([again, ahead, new, old], NOW) == again
    assert in_force([again, ahead, new, old], NOW + timedelta(days=1)) == ahead


@pytest.mark.parametrize(
    ("given_", "refused"),
    [
        ({"match": 4.5}, None),
        ({"match": 3.5}, "confirmation_missing"),
        ({"match": 4.0}, None),
        ({"match": 3.0, "confirmed": 3.0}, None),
        ({"match": 100.0}, None),
        ({"match": 100.1}, "not_a_number"),
        ({"match": -100.1}, "not_a_number"),
        ({"match": -100.0}, "below_floor"),
        ({"match": 4.5, "current": 4.4}, None),
        ({"match": 4.5, "current": 4.6}, None),
        ({"match": 4.5, "reason": "x" * 2000}, None),
        ({"match": 4.5, "valid_from": NOW + timedelta(days=366)}, None),
        ({"match": 4.5, "valid_from": NOW + timedelta(days=366, seconds=1)}, "too_far_ahead"),
        ({"match": 3.5, "confirmed": 3.4}, "confirmation_missing"),
        ({"match": 3.5, "confirmed": 3.5}, None),
        ({"match": 2.9, "confirmed": 2.9}, "below_floor"),
        ({"match": float("nan")}, "not_a_number"),
        ({"match": float("inf")}, "not_a_number"),
        ({"match": 4.5, "current": 4.5}, "unchanged"),
        ({"match": 4.5, "reason": ""}, "reason_missing"),
        ({"match": 4.5, "reason": "x" * 2001}, "reason_too_long"),
        ({"match": 4.5, "valid_from": NOW - timedelta(seconds=1)}, "in_the_past"),
        ({"match": 4.5, "valid_from": NOW + FURTHEST + timedelta(days=1)}, "too_far_ahead"),
    ],
)
def test_a_threshold_is_set_within_bounds_with_a_reason(given_: dict[str, object], refused: str | None) -> None:
    common: dict[str, object] = {"current": None, "confirmed": None, "reason": "Measured again", "valid_from": NOW, "now": NOW}
    arguments = common | given_
    match = arguments.pop("match")
    assert refusals(match, BOUNDS, **arguments) == ([refused] if refused else [])  # type: ignore[arg-type]  # parametrised


@given(st.floats(-200, 200), st.floats(-5, 5), st.floats(0, 5), st.floats(0, 5))
def test_whatever_is_set_never_falls_below_the_floor_and_review_never_passes_the_match(
    m: float, floor: float, up: float, down: float
) -> None:
    bounds = Bounds(floor + up, floor, floor - down)
    taken = not refusals(m, bounds, current=None, confirmed=m, reason="r", valid_from=NOW, now=NOW)
    assert not taken or m >= floor
    assert review_beside(m, bounds) <= m


@settings(max_examples=60)
@given(st.floats(1, 200), st.floats(1, 60), st.floats(0, 255), st.floats(0, 40), st.floats(0, 1), st.floats(0, 1))
def test_the_quality_score_passes_its_limit_exactly_where_no_problem_is_found(
    eyes: float, sharpness: float, brightness: float, contrast: float, evenness: float, confidence: float
) -> None:
    seen = replace(
        observed(head()), eye_distance=eyes, sharpness=sharpness, brightness=brightness, contrast=contrast, evenness=evenness,
        confidence=confidence,
    )  # fmt: skip
    score = quality_score(seen)
    assert 0 <= score <= 100
    assert (score >= LIMIT) == assess(seen, PROBE).accepted


def test_no_face_has_no_quality() -> None:
    assert quality_score(replace(observed(head()), faces=0, landmarks=None)) == 0
