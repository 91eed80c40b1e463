"""Steps propose a tier: the highest wins, what is missing makes it provisional, and the same inputs give the same answer again."""

import json
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.risk.domain.inputs import CODES, RECORDED, SOURCES, Input, NotAValue, Source, input_from, read_fact, value_of
from services.probation.risk.domain.norms import HIGHEST, LOWEST, Law, Norm, Value, law_from, law_on
from services.probation.risk.domain.replay import UnknownMethod, digest, replayed, result_of
from services.probation.risk.domain.steps import COMPARED, How, Step
from services.probation.risk.domain.tiers import METHOD, assess, propose

DAY = date(2026, 12, 1)
LAW = law_on(DAY)
HARMLESS: dict[Step, Value] = {
    Step.VIOLENCE: "no", Step.BREACHES: 0, Step.EARLIER_CONVICTIONS: 0, Step.GRAVITY: "minor", Step.FIRST_CONVICTION_AGE: 40,
    Step.MISSED: 0, Step.TREATMENT: "no", Step.WORK: "works", Step.HOUSING: "settled", Step.QUIET: 0,
}  # fmt: skip
CANDIDATES: dict[Step, tuple[Value, ...]] = {
    step: (
        tuple({code for norm in LAW.of(step) for code in norm.codes} | {"something else"})
        if how is How.LISTED
        else tuple({0, 99} | {(norm.at or 0) - below for norm in LAW.of(step) for below in (0, 1)})
    )
    for step, how in COMPARED.items()
}
"""For each step every value that makes a difference by the rows of the law."""
VALUES = {step: st.one_of(st.none(), st.sampled_from(found)) for step, found in CANDIDATES.items()} | {
    Step.QUIET: st.one_of(st.none(), st.integers(0, 40))
}
INPUTS = st.fixed_dictionaries(VALUES)


@given(INPUTS)
def test_the_highest_proposal_wins(inputs: dict[Step, Value]) -> None:
    result = assess(inputs, LAW)
    assert result.tier == max((each.tier for each in result.proposals), default=LOWEST)
    assert LOWEST <= result.tier <= HIGHEST
    if result.step is not None:
        assert max(each.tier for each in result.proposals if each.step is result.step) == result.tier
    assert (result.step is None) == (result.tier == LOWEST)


@given(INPUTS, st.sampled_from(list(COMPARED)))
def test_a_step_reads_nothing_but_its_own_input(inputs: dict[Step, Value], step: Step) -> None:
    alone = {step: inputs[step], Step.QUIET: inputs[Step.QUIET]}
    assert [each for each in assess(inputs, LAW).proposals if each.step is step] == list(assess(alone, LAW).proposals)


@given(INPUTS, st.randoms())
def test_the_order_of_inputs_changes_nothing(inputs: dict[Step, Value], random: object) -> None:
    shuffled = list(inputs.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert assess(dict(shuffled), LAW) == assess(inputs, LAW)


@given(INPUTS, st.integers(0, 40))
def test_time_without_an_incident_never_raises(inputs: dict[Step, Value], months: int) -> None:
    assert assess({**inputs, Step.QUIET: months}, LAW).tier <= assess({**inputs, Step.QUIET: None}, LAW).tier


def test_what_eases_is_what_cannot_change_any_more() -> None:
    inputs = {**HARMLESS, Step.EARLIER_CONVICTIONS: 4, Step.VIOLENCE: "yes"}
    assert assess(inputs, LAW).tier == 4
    eased = assess({**inputs, Step.QUIET: 12}, LAW)
    assert (eased.tier, eased.step) == (3, Step.VIOLENCE), "violence is not eased, and decides among two that propose the same"
    assert {each.step: each.eased for each in eased.proposals} == {Step.VIOLENCE: False, Step.EARLIER_CONVICTIONS: True}


def _worst(base: dict[Step, Value], missing: tuple[Step, ...]) -> int:
    return max(
        assess({**base, **dict(zip(missing, filled, strict=True))}, LAW).tier for filled in product(*(CANDIDATES[step] for step in missing))
    )


@pytest.mark.parametrize("raised", [{}, {Step.MISSED: 2}, {Step.BREACHES: 2}, {Step.BREACHES: 3}, {Step.QUIET: 24}])
def test_provisional_exactly_where_something_missing_could_raise_it(raised: dict[Step, Value]) -> None:
    """Every subset of up to three missing inputs is filled in every way that makes a difference."""
    base = {**HARMLESS, **raised}
    for size in range(4):
        for missing in combinations(COMPARED, size):
            known = {**base, **dict.fromkeys(missing)}
            result = assess(known, LAW)
            assert result.provisional == (_worst(known, missing) > result.tier), (missing, result)
            assert set(result.could_raise) <= set(result.missing) == set(missing)
            for step in missing:
                assert (step in result.could_raise) == (_worst(known, (step,)) > result.tier)


@given(st.sets(st.sampled_from(list(COMPARED))), INPUTS)
def test_nothing_that_is_found_later_raises_what_is_not_provisional(missing: set[Step], inputs: dict[Step, Value]) -> None:
    before = assess({step: None if step in missing else value for step, value in inputs.items()}, LAW)
    if not before.provisional:
        assert assess(inputs, LAW).tier <= before.tier


def test_with_nothing_known_it_is_the_lowest_and_provisional() -> None:
    result = assess({}, LAW)
    assert (result.tier, result.step, result.provisional) == (1, None, True)
    assert set(result.missing) == set(Step)


def _with_sources(values: dict[Step, Value]) -> dict[Step, Input]:
    return {
        step: Input(step, value, f"/people/{step}", DAY, "Sentence", (("/check-ins/1", "2026-11-01"),)) for step, value in values.items()
    }


@given(INPUTS)
def test_a_stored_calculation_gives_the_same_answer(values: dict[Step, Value]) -> None:
    inputs = _with_sources(values)
    kept = json.loads(json.dumps([[each.stored() for each in inputs.values()], LAW.stored()]))
    assert replayed(kept[0], kept[1], METHOD) == result_of(inputs, LAW)
    assert law_from(kept[1]) == LAW
    assert {each.step: each for each in map(input_from, kept[0])} == inputs


def test_a_stored_calculation_is_read_by_its_own_rows_of_the_law() -> None:
    inputs = _with_sources({**HARMLESS, Step.MISSED: 2})
    strict = Law(tuple(Norm(n.step, n.tier, n.code, 99 if n.step is Step.MISSED else n.at, n.codes, n.source, n.status, n.valid_from)
                       for n in LAW.norms))  # fmt: skip
    stored = [each.stored() for each in inputs.values()]
    assert replayed(stored, LAW.stored(), METHOD).tier == 2
    assert replayed(stored, strict.stored(), METHOD).tier == 1
    with pytest.raises(UnknownMethod):
        replayed(stored, LAW.stored(), "0")


def test_a_month_that_passes_is_no_change_but_a_document_is() -> None:
    def mark(**changed: Value) -> str:
        return digest(_with_sources({**HARMLESS, **{Step(name): value for name, value in changed.items()}}), LAW)

    assert mark(quiet=3) == mark(quiet=4) != mark(quiet=12)
    assert mark(missed=1) != mark(missed=0), "the page says another number, though the tier is the same"


def test_never_what_a_person_is() -> None:
    """No step reads sex, nationality, citizenship, region, language, disability or a diagnosis."""
    forbidden = ("sex", "national", "citizen", "region", "language", "disab", "health", "diagnos", "religio", "ethnic", "family", "kato")
    names = [*Step, *Source, *(code for codes in CODES.values() for code in codes), *(norm.code for norm in LAW.norms)]
    assert not [name for name in names for word in forbidden if word in name]
    assert set(SOURCES) == set(Step)


def test_every_row_is_cited_and_ours_are_not_called_verified() -> None:
    assert {norm.step for norm in LAW.norms} == set(Step)
    assert all(norm.source and norm.status == "unverified" for norm in LAW.norms)
    assert law_on(date(2020, 1, 1)).norms == (), "before a row is in force no step proposes"


@pytest.mark.parametrize(("step", "typed"), [("earlier_convictions", "-1"), ("earlier_convictions", "51"), ("earlier_convictions", "1e3"),
    ("earlier_convictions", "٣"), ("first_conviction_age", "13"), ("gravity", "terrible"), ("violence", "maybe"), ("housing", "<b>"),
    ("missed", "1"), ("work", "works")])  # fmt: skip
def test_a_fact_that_cannot_be(step: str, typed: str) -> None:
    with pytest.raises(NotAValue):
        read_fact(Step(step), typed)


def test_facts_as_they_are_typed_and_read() -> None:
    assert read_fact(Step.EARLIER_CONVICTIONS, " 03 ") == "3"
    assert read_fact(Step.HOUSING, "") is None
    assert value_of(Step.EARLIER_CONVICTIONS, "3") == 3
    assert value_of(Step.GRAVITY, "grave") == "grave"
    assert value_of(Step.GRAVITY, None) is None
    assert all(propose(step, value, LAW, quiet=False) is None for step in RECORDED for value in (None,))
