"""Cases are divided evenly by free capacity, all of them, always in the same way."""

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.officers.domain import Load, split

ids = st.integers(0, 60).map(lambda number: UUID(int=number))


@given(st.lists(ids, unique=True), st.dictionaries(ids, st.integers(-20, 200), min_size=1))
def test_every_case_gets_an_officer_and_room_is_used_evenly(cases: list[UUID], free: dict[UUID, int]) -> None:
    given_to = split(cases, free)
    assert set(given_to) == set(cases)
    assert set(given_to.values()) <= set(free)
    left = {officer: room - count for officer, room in free.items() for count in [Counter(given_to.values())[officer]]}
    getting = [left[officer] for officer in set(given_to.values())]
    if getting:
        assert max(left.values()) - min(getting) <= 1, "nobody got a case while another one had more room"


@given(st.lists(ids, unique=True), st.dictionaries(ids, st.integers(-20, 200), min_size=1))
def test_the_order_does_not_matter(cases: list[UUID], free: dict[UUID, int]) -> None:
    assert split(cases, free) == split(cases[::-1], dict(reversed(free.items())))


def test_without_officers_nothing_is_divided() -> None:
    with pytest.raises(ValueError, match="among officers"):
        split([UUID(int=1)], {})


@pytest.mark.parametrize(("cases", "more", "above"), [(9, 1, False), (10, 0, False), (10, 1, True), (11, 0, True)])
def test_above_the_capacity_begins_with_the_first_case_too_many(cases: int, more: int, above: bool) -> None:
    load = Load(UUID(int=1), "Officer", cases, 0, 0, capacity=10, is_default=False, works=True)
    assert load.above(more) is above
