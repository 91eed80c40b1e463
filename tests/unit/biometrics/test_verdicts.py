"""What can be measured with officers' verdicts, and the artefact that can be made from them."""

from dataclasses import replace
from math import comb
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.biometrics.calibration.dataset import BadDataset
from services.biometrics.calibration.domain.intervals import clopper_pearson, measured, over_persons
from services.biometrics.calibration.make import TARGET_FMR
from services.biometrics.calibration.verdicts import Reviewed, agreement, at_threshold, make_from_verdicts, suggestion, trials, would_change
from services.biometrics.matching.artefact import DISTANCE, FACTS, apply_decision, examine, read, save
from services.biometrics.matching.domain.decisions import Decision
from services.biometrics.matching.domain.scoring import compare
from tests.builders.moments import NOW

CHANCE = np.random.default_rng(5)


def seen(
    person: int, score: float, verdict: str | None, *, others: tuple[float, ...] = (), match: str = "review", automatic: bool = False
) -> Reviewed:
    return Reviewed(f"p{person}", score, match, verdict, automatic, others)


MANY = [seen(n % 80, float(CHANCE.normal(6, 1)), "match", others=tuple(CHANCE.normal(0, 1, 30).tolist())) for n in range(400)] + [
    seen(500 + n, 1.0, "no_match", match="no_match") for n in range(3)
]


@settings(deadline=None, max_examples=40)  # the first example imports scipy
@given(st.integers(0, 12), st.integers(0, 40))
def test_the_exact_interval_holds_the_share_and_its_tails_are_those_of_the_binomial(errors: int, more: int) -> None:
    tried = errors + more
    low, high = clopper_pearson(errors, tried)
    assert 0 <= low <= (errors / tried if tried else 0.5) <= high <= 1
    if tried and errors:
        tail = sum(comb(tried, k) * low**k * (1 - low) ** (tried - k) for k in range(errors, tried + 1))
        assert tail == pytest.approx(0.025, abs=1e-6)
    if tried and errors < tried:
        tail = sum(comb(tried, k) * high**k * (1 - high) ** (tried - k) for k in range(errors + 1))
        assert tail == pytest.approx(0.025, abs=1e-6)


def test_errors_of_few_persons_widen_the_interval_over_persons() -> None:
    persons = np.repeat(np.arange(40), 25)
    one_persons = measured(persons == 7, persons)
    everybodys = measured(np.arange(1000) % 40 == 0, persons)
    assert one_persons.value == everybodys.value == 0.025
    assert one_persons.exact == everybodys.exact
    assert one_persons.by_person is not None
    assert everybodys.by_person is not None
    assert np.ptp(one_persons.by_person) > 2 * np.ptp(everybodys.by_person)
    assert over_persons(persons == 7, persons) == one_persons.by_person, "the same at every run"
    assert over_persons(np.zeros(9, dtype=bool), np.arange(9)) is None
    assert measured(np.zeros(0, dtype=bool), np.zeros(0, dtype=np.int64)).value is None


def test_verdicts_are_sorted_by_what_they_prove() -> None:
    found = trials(
        [
            seen(1, 5.0, "match", others=(0.1, 0.2)),
            seen(1, 4.0, "match_with_concern", others=(9.0,)),
            seen(2, 3.0, "vouched_in_person", others=(9.0,)),
            seen(3, 2.0, "no_match", others=(9.0,)),
            seen(4, 7.0, None, automatic=True, others=(0.3,)),
            seen(5, 6.0, None),
        ]
    )
    assert found.mated.values.tolist() == [5.0]
    assert found.refuted.values.tolist() == [2.0]
    assert found.unseen.values.tolist() == [7.0]
    assert found.crossed.values.tolist() == [0.1, 0.2, 0.3], "only where the person is who they say is another one surely another"
    rates = at_threshold(found, 6.0)
    assert (rates["fnmr"].value, rates["fnmr_with_unseen"].value, rates["fmr"].value) == (1.0, 0.5, 0.0)


def test_agreement_counts_only_where_both_said_yes_or_no() -> None:
    said = agreement(
        [
            seen(1, 5.0, "match", match="match"),
            seen(2, 5.0, "no_match", match="match"),
            seen(3, 0.0, "match", match="no_match"),
            seen(4, 0.0, "no_match", match="no_match"),
            seen(5, 3.0, "match", match="review"),
            seen(6, 3.0, None, match="match"),
        ]
    )
    assert said.verdicts == 5
    assert (said.opposed.errors, said.opposed.trials) == (2, 4)
    assert said.table["match"] == {"match": 1, "match_with_concern": 0, "no_match": 1}


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.tuples(st.floats(-5, 10), st.sampled_from(["match", "no_match", None])), max_size=30), st.floats(-5, 10), st.floats(-5, 10)
)
def test_a_higher_threshold_sends_more_to_officers_and_none_past_them(rows: list[tuple[float, str | None]], old: float, new: float) -> None:
    changed = would_change([seen(n, score, verdict) for n, (score, verdict) in enumerate(rows)], old, new)
    assert not (changed["to_officer"] and changed["by_itself"])
    assert changed["by_itself"] == 0 or new < old
    assert changed["to_officer_confirmed"] <= changed["to_officer"] <= changed["attempts"]


def test_a_suggestion_waits_until_the_target_can_be_measured() -> None:
    few = MANY[:100]
    assert suggestion(trials(few)) == (None, 7_000)
    with pytest.raises(BadDataset, match="7000 more"):
        make_from_verdicts(few, None, {}, engine="e", models="m", now=NOW)
    suggested, missing = suggestion(trials(MANY))
    assert suggested is not None
    assert missing == 0


def test_an_artefact_of_verdicts_counts_only_by_decision(tmp_path: Path) -> None:
    groups = {f"p{n}": "one" if n % 2 else "other" for n in range(80)}
    facts, cohort = make_from_verdicts(MANY, None, groups, engine="e", models="m", now=NOW)
    save(tmp_path, facts, cohort)
    artefact = read(tmp_path)
    assert artefact.scale == DISTANCE
    assert artefact.facts["measured"]["fmr"]["value"] <= TARGET_FMR
    assert artefact.facts["measured"]["fnmr"]["by_person"] is not None
    assert set(artefact.facts["groups"]) == {"one", "other"}
    assert "p7" not in (tmp_path / FACTS).read_text(), "no person is named"
    bounds = artefact.bounds
    assert bounds.floor <= bounds.target
    assert apply_decision(artefact, None) is None, "it waits for an administrator"
    decision = Decision(uuid4(), artefact.digest, bounds.target, bounds.review, NOW, NOW)
    calibration = apply_decision(artefact, decision)
    assert calibration is not None
    assert compare(np.zeros((1, 128)), np.zeros((1, 128)), replace(calibration, match=0.5)).calibrated
    assert apply_decision(artefact, replace(decision, artefact="0" * 64)) is None, "an exchanged file changes no threshold"
    assert apply_decision(None, decision) is None


def test_the_page_can_say_why_an_artefact_is_not_used(tmp_path: Path) -> None:
    assert examine(None, engine="e", models="m") == (None, "missing")
    assert examine(tmp_path, engine="e", models="m") == (None, "missing")
    facts, cohort = make_from_verdicts(MANY, None, {}, engine="e", models="m", now=NOW)
    save(tmp_path, facts, cohort)
    assert examine(tmp_path, engine="e2", models="m")[1] == "other_engine"
    assert examine(tmp_path, engine="e", models="m2")[1] == "other_models"
    assert examine(tmp_path, engine="e", models="m")[1] is None
    (tmp_path / FACTS).write_text("{")
    assert examine(tmp_path, engine="e", models="m") == (None, "damaged")
