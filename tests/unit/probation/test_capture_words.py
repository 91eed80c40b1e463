"""Every problem that the face engine can report has its own words for the officer."""

import pytest

from services.biometrics.liveness.domain.movements import Movement
from services.biometrics.liveness.domain.verdict import Sign
from services.biometrics.quality.domain.rules import Problem
from services.probation.check_ins.captures import words
from shared.web import i18n


@pytest.fixture(autouse=True)
def in_english() -> None:
    i18n.use("en")


def test_every_sign_and_problem_and_movement_has_its_own_words() -> None:
    signs = {words.sign(code) for code in Sign}
    problems = {words.problem(code) for code in Problem}
    movements = {words.movement(code) for code in (*Movement, "neutral")}
    assert len(signs) == len(Sign)
    assert words.sign("of tomorrow") not in signs
    assert len(problems) == len(Problem)
    assert words.problem("of tomorrow") not in problems
    assert len(movements) == len(Movement) + 1


def test_every_likeness_is_told_with_what_it_means_and_nothing_compared_has_none() -> None:
    told = [words.likeness(code) for code in ("clearly_same", "same_near_limit", "near_limit", "clearly_different")]
    assert len({one[0] for one in told if one}) == len(told)
    assert words.likeness(None) is None
