"""Tiers set by hand, entries in the register of persons prone to relapse, criteria of less supervision."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.risk.domain import entries, overrides
from services.probation.risk.domain.criteria import Criterion, Life, Standing
from services.probation.risk.domain.lessening import months_between, spans, standing
from services.probation.risk.domain.overrides import Override, applies

DAY = date(2026, 12, 1)
TIERS = st.integers(1, 4)
LIFE = Life(date(2026, 1, 1), date(2027, 12, 31), False, None, None, "works", 1)


def test_every_step_of_an_override() -> None:
    known = {
        "proposed": {"confirm": "holds", "refuse": "refused", "withdraw": "withdrawn", "replace": "replaced", "end": "ended"},
        "holds": {"withdraw": "withdrawn", "review": "holds", "replace": "replaced", "end": "ended"},
        "ended": {"reopen": "holds"},
    }
    for state, event in product(overrides.State, overrides.Event):
        wanted = known.get(state, {}).get(event)
        if wanted is None:
            with pytest.raises(overrides.NotAllowed):
                overrides.transition(state, event)
        else:
            assert overrides.transition(state, event) == wanted


def test_every_step_of_an_entry() -> None:
    known = {
        "proposed": {"admit": "entered", "refuse": "refused", "withdraw": "withdrawn", "end": "withdrawn"},
        "entered": {"review": "entered", "tell": "entered", "remove": "out", "expire": "out", "end": "out"},
        "out": {"reopen": "entered"},
    }
    for state, event in product(entries.State, entries.Event):
        wanted = known.get(state, {}).get(event)
        if wanted is None:
            with pytest.raises(entries.NotAllowed):
                entries.transition(state, event)
        else:
            assert entries.transition(state, event) == wanted
    assert not set(entries.allowed(entries.State.ENTERED)) & {entries.Event.EXPIRE, entries.Event.END, entries.Event.REOPEN}
    paths = {state for state, event in entries.TRANSITIONS if entries.transition(state, event) is entries.State.ENTERED}
    assert paths == {entries.State.PROPOSED, entries.State.ENTERED, entries.State.OUT}, "nobody is entered but by a decision, or again"


def test_above_the_computed_tier_it_holds_at_once_below_it_waits() -> None:
    for tier, computed in product(range(1, 5), repeat=2):
        if tier == computed:
            with pytest.raises(ValueError, match="holds already"):
                overrides.begins(tier, computed)
        else:
            assert overrides.begins(tier, computed) == ("holds" if tier > computed else "proposed")


@given(TIERS, TIERS, st.one_of(st.none(), TIERS))
def test_one_person_alone_never_shows_less_than_is_computed(computed: int, tier: int, confirmed_for: int | None) -> None:
    shown = applies(computed, Override(tier, confirmed_for, DAY))
    assert shown in (computed, tier)
    if shown < computed:
        assert confirmed_for is not None
        assert computed <= confirmed_for, "a second person saw a tier that was at least as high"


def test_a_lower_tier_covers_only_what_the_second_person_saw() -> None:
    lower = Override(1, 2, DAY)
    assert [applies(computed, lower) for computed in (1, 2, 3, 4)] == [1, 1, 3, 4]
    assert [applies(computed, Override(3, None, DAY)) for computed in (1, 2, 3, 4)] == [3, 3, 3, 4]
    assert applies(2, None) == 2


def test_an_entry_is_reviewed_before_it_ends_by_the_law_of_its_day() -> None:
    periods = entries.periods(DAY)
    assert DAY < periods.review_on < periods.ends_on
    assert entries.person_is_told(DAY)
    assert "breach_confirmed" in entries.grounds(DAY)


def test_each_criterion_names_its_day_and_its_reason() -> None:
    life = replace(LIFE, breached_on=date(2026, 10, 31), missed_on=date(2025, 12, 1), work=None)
    found = {span.criterion: (span.begins, span.reason) for span in spans(life, DAY)}
    assert found == {
        Criterion.NO_BREACH: (date(2027, 4, 30), "breach"),
        Criterion.NO_MISSED: (date(2026, 7, 1), "registered"),
        Criterion.WORK: (None, "not_known"),
        Criterion.HALF_TERM: (date(2027, 1, 1), "term"),
        Criterion.TIER: (date(2026, 1, 1), "tier"),
    }


@pytest.mark.parametrize(("changed", "wanted"), [
    ({"term_ends_on": date(2026, 12, 31)}, Standing.MET),
    ({}, Standing.ALMOST),  # half of the term is on 1 January
    ({"work": "looks_for_work", "term_ends_on": date(2026, 12, 31)}, Standing.ALMOST),
    ({"work": None}, Standing.FAR),
    ({"suspended": True}, Standing.FAR),
    ({"tier": 3, "term_ends_on": date(2026, 12, 31)}, Standing.FAR),
    ({"term_ends_on": date(2029, 12, 31)}, Standing.FAR),
    ({"missed_on": DAY, "term_ends_on": date(2026, 12, 31)}, Standing.FAR),
    ({"knows_breaches": False, "term_ends_on": date(2026, 12, 31)}, Standing.FAR),
])  # fmt: skip
def test_how_near_somebody_is(changed: dict[str, object], wanted: Standing) -> None:
    life = replace(LIFE, **changed)  # type: ignore[arg-type]  # fields of Life by name
    assert standing(spans(life, DAY), DAY) is wanted


@given(st.integers(0, 900))
def test_time_alone_never_takes_a_criterion_away(days: int) -> None:
    later = DAY + timedelta(days=days)
    for span in spans(LIFE, DAY):
        assert span.is_met(later) or not span.is_met(DAY)


def test_without_rows_nobody_is_eligible() -> None:
    assert spans(LIFE, date(2020, 1, 1)) == ()
    assert standing((), DAY) is Standing.FAR


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 4000))
def test_whole_months_between_two_days(since: date, days: int) -> None:
    until = since + timedelta(days=days)
    months = months_between(since, until)
    assert months * 28 <= days + 3
    assert days <= (months + 1) * 31
