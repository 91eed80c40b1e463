"""What may be decided about a pair of cases."""

from uuid import UUID, uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.reintegration.errors import NotAllowed
from services.reintegration.same_person.domain import TRANSITIONS, Act, State, moved, pair

ALLOWED = {
    (State.OPEN, Act.JOIN): State.SAME,
    (State.OPEN, Act.TELL_APART): State.DIFFERENT,
    (State.SAME, Act.UNDO): State.OPEN,
    (State.DIFFERENT, Act.UNDO): State.OPEN,
}


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("state", list(State))
def test_every_state_and_act(state: State, act: Act) -> None:
    if (state, act) in ALLOWED:
        assert moved(state, act) is ALLOWED[state, act]
    else:
        with pytest.raises(NotAllowed):
            moved(state, act)


def test_whatever_was_decided_can_be_undone() -> None:
    assert all(Act.UNDO in acts for state, acts in TRANSITIONS.items() if state is not State.OPEN)


@given(st.uuids(), st.uuids())
def test_a_pair_is_the_same_in_both_orders(one: UUID, other: UUID) -> None:
    assume(one != other)
    assert pair(one, other) == pair(other, one)
    assert pair(one, other)[0] < pair(one, other)[1]


def test_nobody_is_a_pair_with_themselves() -> None:
    one = uuid4()
    with pytest.raises(ValueError, match="two"):
        pair(one, one)
