"""The stock of bracelets: every transition, and that none is ever lost from the count; how long a vendor took."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.telemetry.stock.domain.service_level import Agreed, agreed_on, served
from services.probation.telemetry.stock.domain.states import Event, NotAllowed, State, counts
from services.probation.telemetry.stock.domain.transitions import BY_HAND, TRANSITIONS, offered, office_after, transition

DAY = date(2026, 11, 24)
ALLOWED = {
    "in_store": {
        "put_on": "worn",
        "send": "on_the_way",
        "receive": "in_store",
        "break": "faulty",
        "lose": "lost",
        "write_off": "written_off",
    },
    "on_the_way": {"receive": "in_store", "put_on": "worn", "lose": "lost"},
    "worn": {"take_off": "not_returned"},
    "not_returned": {"take_back": "in_store", "put_on": "worn", "break": "faulty", "lose": "lost"},
    "faulty": {"send_to_vendor": "in_repair", "repaired": "in_store", "lose": "lost", "write_off": "written_off"},
    "in_repair": {"repaired": "in_store", "lose": "lost", "write_off": "written_off"},
    "lost": {"find": "in_store", "put_on": "worn", "write_off": "written_off"},
    "written_off": {"restore": "in_store"},
}  # fmt: skip


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_every_event_in_every_state(state: State, event: Event) -> None:
    expected = ALLOWED[state].get(event)
    if expected is None:
        with pytest.raises(NotAllowed):
            transition(state, event)
    else:
        assert transition(state, event) == expected


def test_what_is_broken_or_written_off_is_never_put_on() -> None:
    fit = {state for state, event in TRANSITIONS if event is Event.PUT_ON}
    assert not fit & {State.FAULTY, State.IN_REPAIR, State.WRITTEN_OFF, State.WORN}


def test_no_state_is_a_dead_end() -> None:
    """Also a bracelet that was written off by mistake comes back."""
    assert {state for state, _ in TRANSITIONS} == set(State)
    for state in State:
        reached = {state}
        while more := {after for (before, _), after in TRANSITIONS.items() if before in reached} - reached:
            reached |= more
        assert State.IN_STORE in reached


def test_by_hand_nobody_puts_on_or_takes_off() -> None:
    assert not {Event.PUT_ON, Event.TAKE_OFF, Event.TAKE_BACK, Event.ENTER} & set(BY_HAND)
    assert offered(State.WORN) == []
    assert offered(State.ON_THE_WAY) == [Event.RECEIVE, Event.LOSE]


@given(st.integers(1, 30), st.lists(st.tuples(st.integers(0, 29), st.sampled_from(Event)), max_size=60))
def test_whatever_happens_every_bracelet_is_in_one_state(number: int, happenings: Sequence[tuple[int, Event]]) -> None:
    states = [State.IN_STORE] * number
    for which, event in happenings:
        try:
            states[which % number] = transition(states[which % number], event)
        except NotAllowed:
            continue
    found = counts(states)
    assert set(found) == set(State)
    assert sum(found.values()) == number


@given(st.sampled_from(sorted({event for _, event in TRANSITIONS})), st.sampled_from(["75", "71"]), st.sampled_from(["75", "71"]))
def test_only_a_receipt_changes_whose_it_is(event: Event, office: str, target: str) -> None:
    assert office_after(event, office, target) == (target if event is Event.RECEIVE else office)


@pytest.mark.parametrize(("took", "back", "late"), [(0, True, 0), (10, True, 0), (11, True, 1), (25, False, 15)])
def test_a_vendor_is_late_by_the_days_more_than_agreed(took: int, back: bool, late: int) -> None:
    begin = DAY - timedelta(days=took)
    judged = served(begin, DAY if back else None, 10, DAY)
    assert (judged.days, judged.late_by) == (took, late)


def test_what_was_agreed_later_does_not_count_for_what_was_handed_over_before() -> None:
    first, second = Agreed(10, DAY, "Contract 1"), Agreed(5, DAY + timedelta(days=30), "Contract 2")
    corrected = Agreed(7, DAY, "Contract 1, corrected")
    assert agreed_on([first, second], DAY - timedelta(days=1)) is None
    assert agreed_on([first, second], DAY + timedelta(days=29)) == first
    assert agreed_on([second, first], DAY + timedelta(days=30)) == second
    assert agreed_on([first, corrected], DAY) == corrected
