"""Error rates and their intervals against figures that were worked out by hand or stand in the literature."""

from uuid import UUID

import numpy as np
import pytest

from services.biometrics.calibration.domain import rates
from services.biometrics.calibration.domain.intervals import clopper_pearson, measured, over_persons
from services.biometrics.duplicates.domain import SearchCalibration, limit_of, suspects
from services.biometrics.matching.domain.likeness import likeness
from services.biometrics.matching.domain.scoring import Calibration, cohort_statistics, compare, distances, nearest_templates, normalised
from tests.builders.faces import face

SCORES = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])


@pytest.mark.parametrize(
    ("errors", "trials", "repeats", "low", "high", "counted"),
    [
        (81, 263, 1, 0.2553, 0.3662, 263),  # Newcombe 1998, table I
        (15, 148, 1, 0.0624, 0.1605, 148),
        (0, 20, 1, 0.0, 0.1611, 20),
        (1, 29, 1, 0.0061, 0.1718, 29),
        (20, 20, 1, 0.8389, 1.0, 20),
        (30, 80, 4, 0.1998, 0.5905, 20),
        (30, 80, 32, 0.0664, 0.8351, 2),
        (1, 2, 5, 0.0546, 0.9454, 1),
    ],
)
def test_a_rate_has_the_interval_of_wilson(errors: int, trials: int, repeats: int, low: float, high: float, counted: int) -> None:
    found = rates.rate(errors, trials, repeats=repeats)
    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)
    assert (found.value, found.trials) == (errors / trials, counted)


def test_without_trials_there_is_no_interval() -> None:
    assert rates.rate(0, 0).as_dict() == {"value": None, "low": 0.0, "high": 1.0, "trials": 0}
    assert clopper_pearson(0, 0) == (0, 1)
    assert rates.threshold_at(np.zeros(0), 0.1) == float("inf")


@pytest.mark.parametrize(
    ("errors", "trials", "interval"),
    [(81, 263, (0.2527, 0.3676)), (15, 148, (0.0578, 0.1617)), (0, 20, (0, 0.1684)), (20, 20, (0.8316, 1))],
)
def test_the_exact_interval_is_that_of_clopper_and_pearson(errors: int, trials: int, interval: tuple[float, float]) -> None:
    assert clopper_pearson(errors, trials) == pytest.approx(interval, abs=6e-5)


def test_persons_are_drawn_and_not_their_trials() -> None:
    persons = np.repeat(np.arange(10), np.arange(1, 11))
    errors = persons % 3 == 0
    found = measured(errors, persons)
    assert found.as_dict() == {
        "value": 22 / 55, "errors": 22, "trials": 55, "persons": 10, "exact": pytest.approx((0.2702, 0.5409), abs=1e-4),
        "by_person": pytest.approx((0.06243, 0.75009), abs=1e-4),
    }  # fmt: skip
    assert over_persons(errors[persons < 9], persons[persons < 9]) is None
    assert over_persons(errors, persons, resamples=10, seed=2) != over_persons(errors, persons, resamples=10)


@pytest.mark.parametrize(("target", "matches"), [(0.0, 0), (0.05, 0), (0.1, 1), (0.25, 2), (0.3, 3), (0.95, 9)])
def test_a_threshold_lies_just_above_the_first_score_that_may_not_match(target: float, matches: int) -> None:
    limit = rates.threshold_at(SCORES, target)
    assert int(np.sum(limit <= SCORES)) == matches
    assert limit == pytest.approx(SCORES[9 - matches])


def test_a_score_at_the_threshold_matches() -> None:
    assert rates.fmr(SCORES, 0.8).value == 0.3
    assert rates.fnmr(SCORES, 0.8).value == 0.7
    assert (rates.fmr(SCORES, 0.8).trials, rates.fnmr(SCORES, 0.8).trials) == (10, 10)
    assert (rates.fmr(SCORES, 0.8, repeats=2).trials, rates.fnmr(SCORES, 0.8, repeats=2).trials) == (5, 5)


def test_points_are_given_for_rates_that_so_many_comparisons_can_show() -> None:
    assert rates.DET_RATES == (0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001, 0.00003, 0.00001)
    points = rates.det_points(np.array([0.65, 0.95, 2.0, 3.0]), SCORES, rates=(0.3, 0.1, 0.05))
    assert [(point["fmr"], point["fnmr"]) for point in points] == [(0.3, 0.25), (0.1, 0.25)]
    assert [point["threshold"] for point in points] == pytest.approx([0.7, 0.9])
    assert rates.det_points(np.zeros(0), SCORES)[0]["fnmr"] == 1
    assert rates.det_points(SCORES, np.zeros(9)) == []


@pytest.mark.parametrize(
    ("scores", "same", "limit"),
    [
        ([0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], 0.5),
        ([0.9, 0.2, 0.8, 0.1], [1, 0, 1, 0], 0.5),
        ([0.1, 0.3, 0.5, 0.7, 0.9], [0, 1, 0, 1, 1], 0.6),
        ([0.1, 0.2, 0.3], [1, 1, 1], -0.4),
        ([0.1, 0.2, 0.3], [0, 0, 0], 0.8),
        ([float("-inf"), 0.2, 0.4], [0, 1, 1], -0.3),
    ],
)
def test_the_best_threshold_lies_in_the_middle_between_two_scores(scores: list[float], same: list[int], limit: float) -> None:
    found = rates._best_threshold(np.array(scores), np.array(same, dtype=bool))
    assert found == pytest.approx(limit)


def test_each_fold_is_judged_by_the_others() -> None:
    """The first fold's own best threshold is 0.5, the second's 5; each is held to the other's."""
    scores = np.array([0.0, 1.0, 0.2, 0.8, 4.0, 6.0, 4.5, 5.5])
    same = np.array([0, 1, 0, 1, 0, 1, 0, 1], dtype=bool)
    folds = np.repeat([7, 9], 4)
    assert rates.accuracy_by_folds(scores, same, folds) == (0.5, 0.0)
    assert rates.accuracy_by_folds(scores[:4], same[:4], folds[:4]) == (1.0, 0.0)
    thirds = np.array([7, 9, 7, 9, 8, 8, 8, 8])
    assert rates.accuracy_by_folds(scores, same, thirds) == pytest.approx((0.5, np.sqrt(1 / 6) / np.sqrt(3)))


COHORT = np.stack([face(seed, 1)[0] for seed in range(60)])


def test_distances_are_euclids() -> None:
    some, others = COHORT[:3], COHORT[10:14]
    assert distances(some, others) == pytest.approx(np.linalg.norm(some[:, None] - others[None], axis=2))
    assert distances(some, some).diagonal() == pytest.approx(0, abs=1e-6)


def test_a_score_says_how_far_a_pair_stands_above_its_lookalikes_on_both_sides() -> None:
    """Worked out one by one, in plain steps."""
    one, other = COHORT[:2], COHORT[2:5]
    rest = COHORT[5:]

    def above(mine: np.typing.NDArray[np.float64], theirs: np.typing.NDArray[np.float64]) -> float:
        near = np.sort([-float(np.linalg.norm(mine - each)) for each in rest])[::-1][:20]
        return float((-np.linalg.norm(mine - theirs) - near.mean()) / near.std())

    expected = [[(above(a, b) + above(b, a)) / 2 for b in other] for a in one]
    assert normalised(one, other, rest, 20) == pytest.approx(np.array(expected))
    calibration = Calibration(rest, 0, 0, nearest=20)
    assert compare(one[:1], other[:1], calibration).score == pytest.approx(expected[0][0])
    assert Calibration(rest, 0, 0).nearest == 50
    mean, spread = cohort_statistics(one, np.repeat(one[:1], 3, axis=0))
    assert (mean[0], spread[0]) == pytest.approx((0, 1e-3), abs=1e-6)


def test_a_calibration_without_a_cohort_stands_on_the_plain_distance() -> None:
    probe = np.zeros((1, 128))
    probe[0, 3] = 0.3
    for limits, result in (((0.7, 0.1), "match"), ((0.71, 0.7), "review"), ((0.8, 0.71), "no_match")):
        found = compare(np.zeros((2, 128)), probe, Calibration(np.zeros((0, 128)), *limits))
        assert (found.result, found.calibrated, found.threshold, found.review) == (result, True, *limits)
        assert (found.score, found.distance) == pytest.approx((0.7, 0.3))


@pytest.mark.parametrize("count", [1, 3, 8, 20])
def test_the_nearest_of_a_gallery_come_in_order_with_their_distances(count: int) -> None:
    gallery = COHORT[:8].astype(np.float32)
    probe = COHORT[30]
    plain = sorted((float(np.linalg.norm(each - probe)), index) for index, each in enumerate(COHORT[:8]))[:count]
    for squares in (None, np.sum(gallery**2, axis=1)):
        found = nearest_templates(probe, gallery, count=count, squares=squares)
        assert [index for index, _ in found] == [index for _, index in plain]
        assert [apart for _, apart in found] == pytest.approx([apart for apart, _ in plain], abs=1e-5)
    gone = np.full(8, np.inf, dtype=np.float32)
    assert nearest_templates(probe, gallery, count=1, squares=gone)[0][1] == float("inf")


@pytest.mark.parametrize(
    ("gallery", "limit"), [(0, 2.0), (1, 2.0), (5, 2 + np.log10(5) * 0.5), (10, 2.5), (100, 3.0), (1_000, 4.5), (10_000, 6.0)]
)
def test_the_limit_of_a_search_follows_the_line_through_what_was_measured(gallery: int, limit: float) -> None:
    """False match rates of 0.1, 0.001 and 0.0001 at 2, 3 and 4.5: half a point for a tenth at first, then one and a half."""
    search = SearchCalibration(Calibration(np.zeros((1, 128)), match=1.0, review=0.5), [(1e-3, 3.0), (1e-1, 2.0), (1e-4, 4.5)])
    assert limit_of(search, gallery) == pytest.approx(limit)


def test_an_uncalibrated_search_begins_to_suspect_at_three_tenths() -> None:
    near = [(UUID(int=number), np.eye(128)[number] * apart) for number, apart in enumerate((0.31, 0.29, 0.1, 0.2, 0.05))]
    assert suspects(np.zeros(128), near, SearchCalibration(), gallery=9) == [UUID(int=4), UUID(int=2), UUID(int=3)]


@pytest.mark.parametrize(
    ("score", "words"), [(0.65, "clearly_same"), (0.649, "same_near_limit"), (0.62, "same_near_limit"), (0.619, "near_limit")]
)
def test_a_distance_near_the_limit_is_told_so(score: float, words: str) -> None:
    assert likeness(score, 0.62, None, normalised=False) == ("clearly_different" if words == "near_limit" else words)
    assert likeness(score, 0.62, 0.6, normalised=False) == words
    assert likeness(score, None, 0.6, normalised=False) is None
