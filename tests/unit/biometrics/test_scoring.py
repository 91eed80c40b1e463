"""How alike two faces are said to be, and what follows from a calibration."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.biometrics.calibration.dataset import BadDataset, must_be_disjoint
from services.biometrics.calibration.domain import rates
from services.biometrics.calibration.trials import Fusion
from services.biometrics.matching.artefact import FACTS, NotUsable, load, read, save
from services.biometrics.matching.domain.scoring import (
    Calibration,
    NotComparable,
    best,
    best_of,
    compare,
    distances,
    nearest_templates,
    normalised,
)
from tests.builders.faces import PEOPLE, calibration, face

CHANCE = np.random.default_rng(3)


def test_the_same_person_matches_and_a_stranger_does_not() -> None:
    assert compare(face(1, 3), face(1, 3), None).result == "match"
    assert compare(face(1, 3), face(2, 3), None).result == "no_match"


def test_of_two_looks_the_better_one_counts() -> None:
    first, second, probe = face(1, 3), face(2, 3), face(2, 3)
    assert best([first, second], probe, None) == best([second, first], probe, None) == compare(second, probe, None)
    assert best([first], probe, None).result == "no_match"
    assert [best_of(looks, probe, None)[0] for looks in ([first, second], [second, first], [second, second])] == [1, 0, 0]


def test_without_a_calibration_every_result_says_so() -> None:
    result = compare(face(1, 3), face(1, 3), None)
    assert not result.calibrated
    assert result.score == pytest.approx(1 - result.distance)


@pytest.mark.parametrize(("distance", "result"), [(0.37, "match"), (0.39, "review"), (0.54, "review"), (0.56, "no_match")])
def test_without_a_calibration_the_thresholds_are_the_strict_ones(distance: float, result: str) -> None:
    template, probe = np.zeros((1, 128)), np.zeros((1, 128))
    probe[0, 0] = distance
    assert compare(template, probe, None).result == result


def test_a_result_between_the_thresholds_is_for_a_human() -> None:
    cohort = np.stack([face(seed, 1)[0] for seed in range(200)])
    score = compare(face(1_001, 3), face(1_001, 3), Calibration(cohort, 0, 0)).score
    between = compare(face(1_001, 3), face(1_001, 3), Calibration(cohort, score + 1, score - 1))
    assert (between.result, between.calibrated) == ("review", True)


@pytest.mark.parametrize(
    "bad", [np.empty((0, 128)), np.full((1, 128), np.nan), np.full((1, 128), np.inf), np.zeros((1, 127)), np.zeros(128)]
)
def test_numbers_that_are_no_descriptors_are_not_compared(bad: np.typing.NDArray[np.float64]) -> None:
    with pytest.raises(NotComparable):
        compare(bad, face(1, 2), None)
    with pytest.raises(NotComparable):
        compare(face(1, 2), bad, None)


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_score_is_the_same_from_both_sides(one: int, other: int) -> None:
    cohort = np.stack([face(seed, 1)[0] for seed in range(300, 400)])
    a, b = face(one, 1), face(other, 1)
    assert normalised(a, b, cohort)[0, 0] == pytest.approx(normalised(b, a, cohort)[0, 0])


def test_normalising_asks_more_of_faces_that_many_resemble() -> None:
    crowd = face(5, 200, spread=0.4)
    alone = np.stack([face(seed, 1)[0] for seed in range(900, 1_100)])
    pair = face(5, 2, spread=0.4)
    assert normalised(pair[:1], pair[1:], crowd)[0, 0] < normalised(pair[:1], pair[1:], alone)[0, 0]


def test_the_gallery_search_finds_what_distances_find() -> None:
    gallery = CHANCE.normal(0, 0.07, (500, 128)).astype(np.float32)
    probe = gallery[77].astype(np.float64) + 0.001
    found = nearest_templates(probe, gallery, count=5)
    expected = np.argsort(distances(probe[None], gallery.astype(np.float64))[0])[:5]
    assert [index for index, _ in found] == expected.tolist()
    assert nearest_templates(probe, gallery[:2], count=5)[0][1] > 0


@given(st.lists(st.floats(-1, 1), min_size=10, max_size=200), st.sampled_from([0.5, 0.1, 0.01, 0.001]))
def test_a_threshold_keeps_its_false_match_rate(scores: list[float], target: float) -> None:
    non_mated = np.array(scores)
    assert (rates.fmr(non_mated, rates.threshold_at(non_mated, target)).value or 0) <= target


@given(st.integers(0, 50), st.integers(50, 1_000))
def test_an_interval_holds_its_rate(errors: int, trials: int) -> None:
    found = rates.rate(errors, trials)
    assert found.value is not None
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1


def test_accuracy_is_one_where_a_threshold_parts_the_pairs() -> None:
    scores = np.array([0.9, 0.8, 0.2, 0.1] * 5)
    same = np.array([True, True, False, False] * 5)
    assert rates.accuracy_by_folds(scores, same, np.repeat(np.arange(5), 4))[0] == 1
    lost = np.where(np.arange(20) == 0, -np.inf, scores)
    assert rates.accuracy_by_folds(lost, same, np.repeat(np.arange(5), 4))[0] == pytest.approx(0.95)


def test_a_calibration_is_made_kept_and_loaded(tmp_path: Path) -> None:
    groups = {name: "one" if index % 2 else "other" for index, name in enumerate(PEOPLE)}
    facts, cohort = calibration(groups, engine="e1", models="m1")
    save(tmp_path / "c", facts, cohort)
    artefact = load(tmp_path / "c", engine="e1", models="m1")
    assert artefact is not None
    assert artefact.facts["measured"]["fmr"]["value"] <= 1e-4
    assert artefact.scoring.review <= artefact.scoring.match
    assert compare(PEOPLE["many 3"][:3], PEOPLE["many 3"][3:], artefact.scoring).result == "match"
    assert not {*facts["identities"]["cohort"]} & {*facts["identities"]["calibration"]}
    assert "many 3" not in (tmp_path / "c" / FACTS).read_text()


def test_a_calibration_of_another_engine_or_changed_by_hand_is_not_used(tmp_path: Path) -> None:
    facts, cohort = calibration(engine="e1", models="m1")
    save(tmp_path, facts, cohort)
    assert load(tmp_path, engine="e2", models="m1") is None
    assert load(tmp_path, engine="e1", models="m2") is None
    save(tmp_path, facts | {"thresholds": {"match": float("nan"), "review": 0}}, cohort)
    assert load(tmp_path, engine="e1", models="m1") is None
    whole = json.loads((tmp_path / FACTS).read_text()) | {"cohort_sha256": "0" * 64}
    (tmp_path / FACTS).write_text(json.dumps(whole))
    with pytest.raises(NotUsable):
        read(tmp_path)
    assert load(tmp_path / "nowhere", engine="e1", models="m1") is None


def test_too_few_people_make_no_calibration() -> None:
    few = {name: PEOPLE[name] for name in [*PEOPLE][:40]}
    with pytest.raises(BadDataset):
        calibration(people=few)


def test_what_was_tuned_on_someone_is_not_measured_on_them() -> None:
    must_be_disjoint(cohort=["a"], calibration=["b"], test=["c"])
    with pytest.raises(BadDataset):
        must_be_disjoint(cohort=["a"], calibration=["b"], test=["a", "c"])


@pytest.mark.parametrize("text", ["3", "x", "0x2", "3x", "-1x2"])
def test_a_fusion_is_two_numbers(text: str) -> None:
    with pytest.raises(ValueError, match=r"x|literal|\d"):
        Fusion.parse(text)
