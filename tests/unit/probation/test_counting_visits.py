"""What a visit counts for: nobody is turned away, and nothing that is settled is touched."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.check_ins.domain.lifecycle import State, transition
from services.probation.check_ins.domain.visits import Candidate, Counting, counts_for
from tests.builders.ids import fresh

ALMATY = ZoneInfo("Asia/Almaty")
DUE = date(2026, 11, 24)
OPENS = datetime(2026, 11, 23, 19, tzinfo=UTC)
"""The midnight with which 24 November begins in Almaty."""


def candidate(state: State = State.CREATED, *, days: int = 0, decided: bool = False, handed_in: bool = False) -> Candidate:
    """A check-in that is due some days after DUE, open for three days."""
    opens = OPENS + timedelta(days=days)
    return Candidate(fresh(), DUE + timedelta(days=days), opens, opens + timedelta(days=3), state, decided, handed_in)


@pytest.mark.parametrize(
    ("day", "state", "counting"),
    [
        (-4, State.CREATED, Counting.UNSCHEDULED),
        (-3, State.CREATED, Counting.EARLY),
        (-1, State.CREATED, Counting.EARLY),
        (-1, State.EXCUSED, Counting.EARLY),
        (0, State.CREATED, Counting.ON_TIME),
        (2, State.CREATED, Counting.ON_TIME),
        (2, State.EXPIRED, Counting.ON_TIME),
        (1, State.EXCUSED, Counting.EXCUSED),
        (3, State.EXPIRED, Counting.LATE),
        (3, State.EXCUSED, Counting.UNSCHEDULED),
        (-1, State.EXPIRED, Counting.UNSCHEDULED),
        (1, State.SUBMITTED, Counting.UNSCHEDULED),
        (1, State.REVIEWED, Counting.UNSCHEDULED),
    ],
)
def test_the_day_and_the_state_say_what_it_counts_for(day: int, state: State, counting: Counting) -> None:
    one = candidate(state)
    found = counts_for([one], DUE + timedelta(days=day), ALMATY, early_days=3)
    assert found.counting is counting
    assert found.check_in == (None if counting is Counting.UNSCHEDULED else one)


def test_the_window_goes_before_a_missed_one_and_that_before_the_next() -> None:
    missed, due, following = candidate(State.EXPIRED, days=-7), candidate(), candidate(days=3)
    assert counts_for([missed, due, following], DUE, ALMATY, early_days=3).check_in == due
    assert counts_for([missed, following], DUE, ALMATY, early_days=3).check_in == missed
    assert counts_for([following], DUE, ALMATY, early_days=3).check_in == following
    older = candidate(State.EXPIRED, days=-14)
    assert counts_for([older, missed], DUE, ALMATY, early_days=3).check_in == missed, "the last one that was missed"


CANDIDATES = st.lists(
    st.builds(candidate, st.sampled_from(State), days=st.integers(-20, 20), decided=st.booleans(), handed_in=st.booleans()),
    max_size=6,
)


@given(CANDIDATES, st.integers(-10, 10), st.integers(0, 7))
def test_what_is_settled_is_never_touched_and_every_result_is_allowed(known: list[Candidate], day: int, early: int) -> None:
    found = counts_for(known, DUE + timedelta(days=day), ALMATY, early_days=early)
    if found.check_in is not None:
        assert not found.check_in.decided
        assert not found.check_in.handed_in
        if found.counting is not Counting.LATE or found.check_in.state is State.EXPIRED:
            transition(found.check_in.state, found.event)
