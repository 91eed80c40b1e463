"""A transfer's states: every step in every state on every side is either in the table or refused."""

from itertools import chain, combinations

import pytest

from services.probation.transfers.domain import SIDES, STATES, STEPS, TRANSITIONS, NotPossible, Side, State, Step, WrongSide, move, possible

ALLOWED = {
    ("asked", "agree", "keeping"): "offered",
    ("asked", "refuse", "keeping"): "refused",
    ("asked", "withdraw", "receiving"): "withdrawn",
    ("asked", "expire", "system"): "expired",
    ("offered", "accept", "receiving"): "accepted",
    ("offered", "refuse", "receiving"): "refused",
    ("offered", "withdraw", "keeping"): "withdrawn",
    ("offered", "expire", "system"): "expired",
}
"""Written down here apart from the table that it checks."""
EVERY_SIDES = [frozenset(each) for each in chain.from_iterable(combinations(SIDES, size) for size in range(len(SIDES) + 1))]


@pytest.mark.parametrize("sides", EVERY_SIDES, ids=lambda sides: "+".join(sorted(sides)) or "nobody")
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", STATES)
def test_each_step_of_each_side_in_each_state(state: State, step: Step, sides: frozenset[Side]) -> None:
    follows = {after for (before, done, side), after in ALLOWED.items() if (before, done) == (state, step) and side in sides}
    if follows:
        assert {move(state, step, sides)} == follows
    else:
        exists = any((before, done) == (state, step) for before, done, _ in ALLOWED)
        with pytest.raises(WrongSide if exists else NotPossible):
            move(state, step, sides)
    assert (step in possible(state, sides)) == bool(follows)


def test_what_ended_stays_as_it_is() -> None:
    ended = {after for _, after in TRANSITIONS.values()} - {before for before, _ in TRANSITIONS}
    assert ended == {"accepted", "refused", "withdrawn", "expired"}
    assert not [step for state in ended for step in possible(state, SIDES)]


def test_the_case_changes_its_office_by_the_receiving_side_alone() -> None:
    assert [(before, side) for (before, _), (side, after) in TRANSITIONS.items() if after == "accepted"] == [("offered", "receiving")]
