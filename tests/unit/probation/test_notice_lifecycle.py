"""The states of a notice or a permission: each state with each event, and what time does."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.notices.domain.lifecycle import FINAL, HOLDS, Event, NotAllowed, State, allowed, as_of, next_by_time, transition

START = datetime(2026, 12, 1, 9, tzinfo=UTC)
END = START + timedelta(days=5)
GRACE = timedelta(hours=24)
EXPECTED = {
    State.ASKED: {Event.GRANT: State.GRANTED, Event.REFUSE: State.REFUSED, Event.WITHDRAW: State.WITHDRAWN},
    State.GIVEN: {
        Event.WITHDRAW: State.WITHDRAWN, Event.START: State.RUNNING, Event.EXTEND: State.GIVEN, Event.TAKE_OVER: State.DONE,
    },
    State.GRANTED: {
        Event.WITHDRAW: State.WITHDRAWN, Event.START: State.RUNNING, Event.EXTEND: State.GRANTED, Event.TAKE_OVER: State.DONE,
    },
    State.RUNNING: {
        Event.EXTEND: State.RUNNING, Event.END_EARLY: State.OVER, Event.END: State.OVER, Event.RETURN: State.RETURNED,
    },
    State.OVER: {Event.RETURN: State.RETURNED, Event.OVERDUE: State.LATE},
    State.LATE: {Event.RETURN: State.RETURNED},
}  # fmt: skip


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_every_state_with_every_event(state: State, event: Event) -> None:
    expected = EXPECTED.get(state, {}).get(event)
    if expected is None:
        with pytest.raises(NotAllowed):
            transition(state, event)
    else:
        assert transition(state, event) is expected
    assert (event in allowed(state)) is (expected is not None)


def test_what_is_final_has_no_way_on_and_everything_else_ends() -> None:
    assert {state for state in State if not allowed(state)} == FINAL
    assert not HOLDS & FINAL
    for state in set(State) - FINAL:
        reached, todo = set[State](), [state]
        while todo:
            found = {transition(here, event) for here in todo for event in allowed(here)} - reached
            reached |= found
            todo = list(found)
        assert reached & FINAL


@pytest.mark.parametrize(
    ("state", "moment", "event"),
    [
        (State.GIVEN, START - timedelta(seconds=1), None),
        (State.GIVEN, START, Event.START),
        (State.GRANTED, START, Event.START),
        (State.ASKED, END + GRACE, None),
        (State.RUNNING, END - timedelta(seconds=1), None),
        (State.RUNNING, END, Event.END),
        (State.OVER, END + GRACE - timedelta(seconds=1), None),
        (State.OVER, END + GRACE, Event.OVERDUE),
        (State.LATE, END + 9 * GRACE, None),
        (State.RETURNED, END, None),
    ],
)
def test_what_time_does(state: State, moment: datetime, event: Event | None) -> None:
    assert next_by_time(state, START, END, GRACE, moment) is event


@pytest.mark.parametrize("state", State)
def test_a_change_without_an_end_waits_for_an_officer(state: State) -> None:
    assert next_by_time(state, START, None, GRACE, END) is None
    assert as_of(state, START, None, END) is state


@given(st.sampled_from(State), st.integers(-10, 20), st.integers(0, 10))
def test_a_reader_sees_what_the_sweep_will_store(state: State, days: int, length: int) -> None:
    ends_at, now = START + timedelta(days=length), START + timedelta(days=days)
    seen = as_of(state, START, ends_at, now)
    assert as_of(seen, START, ends_at, now) is seen
    assert next_by_time(seen, START, ends_at, GRACE, now) in (None, Event.OVERDUE)
    if state in FINAL | {State.ASKED, State.LATE, State.OVER}:
        assert seen is state, "nobody is refused, late or back by the clock alone"
