"""Proposed times and arrivals: every step of both sides, and what their answers say together."""

from itertools import product
from typing import get_args

import pytest

from services.reintegration.conversations.domain import (
    HANDOVERS,
    STEPS,
    Arrival,
    Handover,
    Offered,
    Side,
    Step,
    Who,
    handover,
    next_state,
    other,
)
from services.reintegration.errors import NotAllowed

WHO: tuple[Who, ...] = get_args(Who)
SAID: tuple[Arrival | None, ...] = (None, *get_args(Arrival))
SIDES: tuple[Side, ...] = get_args(Side)


@pytest.mark.parametrize(("state", "step", "who"), list(product(Offered, Step, WHO)))
def test_a_proposed_time_is_chosen_by_the_other_side_alone(state: Offered, step: Step, who: Who) -> None:
    found = STEPS.get((state, step))
    if found is not None and found[0] == who:
        assert next_state(state, step, who) is found[1]
    else:
        with pytest.raises(NotAllowed):
            next_state(state, step, who)


def test_nobody_agrees_to_their_own_time_and_what_has_ended_stays_so() -> None:
    assert STEPS[Offered.OFFERED, Step.CHOOSE][0] == "other"
    assert {state for state, _ in STEPS} == {Offered.OFFERED}


@pytest.mark.parametrize(("desk", "provider"), list(product(SAID, SAID)))
def test_two_answers_confirm_each_other_or_are_a_question(desk: Arrival | None, provider: Arrival | None) -> None:
    together = handover(desk, provider)
    assert (together is Handover.CONFIRMED) == (desk == provider == "arrived")
    assert (together is Handover.DIFFERENT) == (desk is not None and provider is not None and desk != provider)
    assert set(HANDOVERS) == set(product(SAID, SAID))


def test_each_side_has_the_other() -> None:
    assert all(other(other(side)) == side != other(side) for side in SIDES)
