"""Who may have a case, how a hand-over goes on, and whom the software proposes."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.cases.domain import CaseRow
from services.reintegration.errors import NotAllowed
from services.reintegration.owning.domain import Act, Load, State, Worker, in_order, may_have, next_state, of_desk, proposed
from tests.builders.ids import fresh
from tests.builders.moments import NOW

MAY = {
    (State.ASKED, Act.ACCEPT): State.ACCEPTED,
    (State.ASKED, Act.DECLINE): State.DECLINED,
    (State.ASKED, Act.WITHDRAW): State.WITHDRAWN,
    (State.ASKED, Act.LAPSE): State.LAPSED,
}
"""Everything that may happen to a hand-over, written down apart from the rule."""
CASE = CaseRow(
    person=fresh(), registration=fresh(), case_number="75-1", name="Demo Person", phone=None, language="kk", region="75", office="75-02",
    status="open", opened_at=NOW, closed_at=None, authority="probation", restricted=False, birth_year=None, origin="registration",
    ground="register", consent_due_on=None, supervision_ended_at=None, release_on=None, closing_reason=None, rests=None,
)  # fmt: skip
numbers = st.integers(0, 60)
away = st.sampled_from([None, NOW + timedelta(days=1)])
load = st.builds(
    lambda number, cases, capacity, until: Load(Worker(UUID(int=number), f"W{number % 7}", "75"), cases, 0, 0, capacity, False, until),
    st.integers(1, 10_000), numbers, numbers, away,
)  # fmt: skip
loads = st.lists(load, max_size=8, unique_by=lambda each: each.worker.id)


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
def test_a_hand_over_is_answered_once(state: State, act: Act) -> None:
    if (state, act) in MAY:
        assert next_state(state.value, act) == MAY[state, act]
    else:
        with pytest.raises(NotAllowed) as refused:
            next_state(state.value, act)
        assert refused.value.now_is == state


@pytest.mark.parametrize(
    ("office", "authority", "restricted", "expected"),
    [
        ("75-02", "probation", False, True),
        ("75-02", "probation", True, True),
        ("75", "probation", False, True),
        ("75", "probation", True, False),
        ("75-01", "probation", False, False),
        ("71", "probation", False, False),
        ("75-02", "police", False, False),
    ],
)
def test_a_worker_has_only_cases_that_they_see(office: str, authority: str, restricted: bool, expected: bool) -> None:
    assert may_have(Worker(fresh(), "W", office, authority), replace(CASE, restricted=restricted)) is expected


def test_a_worker_for_the_police_has_cases_of_the_police() -> None:
    assert may_have(Worker(fresh(), "W", "75", "police"), replace(CASE, authority="police"))


def test_a_region_s_desk_has_the_workers_of_its_offices() -> None:
    assert of_desk(Worker(fresh(), "W", "75-02"), "75")
    assert of_desk(Worker(fresh(), "W", "75-02"), "75-02")
    assert not of_desk(Worker(fresh(), "W", "75"), "75-02")
    assert not of_desk(Worker(fresh(), "W", "75-01"), "75-02")


@given(loads)
def test_who_is_proposed_is_here_and_has_the_most_room_in_whatever_order(given_loads: list[Load]) -> None:
    best = proposed(given_loads)
    assert proposed(list(reversed(given_loads))) == best
    here = [each for each in given_loads if each.away_until is None]
    assert (best is None) == (not here)
    if best is not None:
        assert best in here
        assert best.free == max(each.free for each in here)
    order = in_order(given_loads)
    assert sorted(order, key=lambda each: each.worker.id) == sorted(given_loads, key=lambda each: each.worker.id)
    assert [each.away_until is not None for each in order] == sorted(each.away_until is not None for each in order)


@given(numbers, numbers, numbers)
def test_above_the_number_is_counted_with_what_would_be_added(cases: int, capacity: int, more: int) -> None:
    assert Load(Worker(fresh(), "W", "75"), cases, 0, 0, capacity, False).above(more) == (cases + more > capacity)
