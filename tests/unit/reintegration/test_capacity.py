"""Free places: how reliable a figure is, and the order of offers."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.capacity.domain import Capacity, freshness, full, sort_key
from tests.builders.moments import NOW

WEEK = timedelta(days=7)


def said(available: int | None, days_ago: int | None) -> Capacity:
    return Capacity(available, 10 if available is not None else None, NOW - timedelta(days=days_ago) if days_ago is not None else None)


def test_a_figure_is_fresh_for_a_week_then_stale() -> None:
    assert freshness(said(3, 7), NOW, WEEK) == "fresh"
    assert freshness(said(3, 8), NOW, WEEK) == "stale"
    assert freshness(said(None, 1), NOW, WEEK) == "unknown"
    assert freshness(said(3, None), NOW, WEEK) == "unknown"


def test_only_a_fresh_zero_says_full() -> None:
    assert full(said(0, 1), NOW, WEEK)
    assert not full(said(0, 30), NOW, WEEK)
    assert not full(said(None, None), NOW, WEEK)


def test_fresh_free_places_come_first_and_full_ones_last() -> None:
    many, few, old, unknown, none = said(5, 1), said(1, 1), said(9, 30), said(None, None), said(0, 0)
    assert sorted([none, unknown, few, old, many], key=lambda c: sort_key(c, NOW, WEEK)) == [many, few, old, unknown, none]


@pytest.mark.parametrize(("available", "maximum"), [(-1, 5), (6, 5)])
def test_impossible_figures_are_refused(available: int, maximum: int) -> None:
    with pytest.raises(ValueError, match="free places"):
        Capacity(available, maximum, NOW)


@given(st.integers(0, 10), st.integers(0, 400), st.integers(0, 400))
def test_a_figure_never_grows_fresher(available: int, days: int, more: int) -> None:
    ranks = {"fresh": 0, "stale": 1}
    younger, older = (freshness(said(available, age), NOW, WEEK) for age in (days, days + more))
    assert ranks[younger] <= ranks[older]


def test_the_longest_list_of_free_places_leads_and_stale_figures_stand_between() -> None:
    assert [sort_key(each, NOW, WEEK) for each in (said(5, 1), said(0, 1), said(5, 8), said(None, 1))] == [(0, -5), (2, 0), (1, -5), (1, 0)]
    assert Capacity(0, 5, NOW).available == 0
    assert Capacity(5, 5, NOW).available == 5
    assert Capacity(7, None, NOW).available == 7


def test_a_figure_is_stale_just_after_a_week() -> None:
    assert freshness(Capacity(1, 2, NOW - WEEK), NOW, WEEK) == "fresh"
    assert freshness(Capacity(1, 2, NOW - WEEK - timedelta(seconds=1)), NOW, WEEK) == "stale"
