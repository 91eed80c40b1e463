"""The complete table of transitions of a referral, and the properties that follow from it."""

from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NotAllowed, ReasonMissing
from services.reintegration.referrals.domain import (
    FINAL,
    OPEN,
    REASONS,
    TRANSITIONS,
    Party,
    Status,
    allowed_transitions,
    conclusion,
    move,
    outcome,
    withdrawn_on_close,
)

PARTIES: tuple[Party, ...] = get_args(Party)
ALL = list(product(Status, Status, PARTIES))


def a_reason(to: Status) -> str | None:
    return REASONS[to][0] if to in REASONS else None


@pytest.mark.parametrize(("before", "to", "party"), ALL)
def test_only_who_the_table_names_may_set_a_state(before: Status, to: Status, party: Party) -> None:
    if party in TRANSITIONS.get((before, to), frozenset()):
        assert move(before, to, party, a_reason(to)) is to
    else:
        with pytest.raises(NotAllowed):
            move(before, to, party, a_reason(to))


def test_every_state_of_the_backbone_can_be_reached_from_a_draft() -> None:
    reached, new = {Status.DRAFT}, {Status.DRAFT}
    while new:
        new = {to for (before, to) in TRANSITIONS if before in new} - reached
        reached |= new
    assert reached == set(Status)


def test_what_has_ended_stays_ended_but_for_a_mistake() -> None:
    for state in FINAL:
        assert {to for (before, to) in TRANSITIONS if before is state} <= {Status.ENTERED_IN_ERROR}
    assert set(Status) == FINAL | OPEN


def test_a_provider_never_withdraws_and_the_desk_never_answers() -> None:
    for (_, to), parties in TRANSITIONS.items():
        if to in {Status.ACCEPTED, Status.REJECTED, Status.IN_PROGRESS, Status.COMPLETED, Status.FAILED, Status.ON_HOLD}:
            assert parties == {"receiver"}
        else:
            assert "receiver" not in parties


@pytest.mark.parametrize("to", list(REASONS))
@pytest.mark.parametrize("reason", [None, "", "because"])
def test_what_needs_a_reason_is_refused_without_one_of_its_own(to: Status, reason: str | None) -> None:
    before, party = next((b, next(iter(parties))) for (b, t), parties in TRANSITIONS.items() if t is to)
    with pytest.raises(ReasonMissing):
        move(before, to, party, reason)


def test_the_end_of_a_case_never_reaches_past_an_arrival() -> None:
    for state in Status:
        assert not withdrawn_on_close(state, started=True)
    assert [state for state in Status if withdrawn_on_close(state, started=False)] == [
        Status.DRAFT,
        Status.REQUESTED,
        Status.ACCEPTED,
        Status.ON_HOLD,
    ]


@pytest.mark.parametrize("started", [True, False])
def test_there_is_a_conclusion_exactly_when_it_has_ended(started: bool) -> None:
    assert {state for state in Status if conclusion(state, started=started)} == FINAL


def test_a_withdrawal_after_the_start_ends_it_early() -> None:
    assert conclusion(Status.CANCELLED, started=True) == "ended_early"
    assert conclusion(Status.CANCELLED, started=False) == "cancelled"


def test_probation_hears_of_answers_and_ends_alone() -> None:
    assert {state for state in Status if outcome(state)} == {
        Status.ACCEPTED,
        Status.REJECTED,
        Status.COMPLETED,
        Status.CANCELLED,
        Status.FAILED,
    }


@given(st.lists(st.tuples(st.sampled_from(Status), st.sampled_from(PARTIES)), max_size=30))
def test_no_sequence_of_attempts_leaves_an_end(attempts: list[tuple[Status, Party]]) -> None:
    state, ended = Status.DRAFT, False
    for to, party in attempts:
        try:
            state = move(state, to, party, a_reason(to))
        except NotAllowed:
            continue
        assert not ended or state is Status.ENTERED_IN_ERROR
        ended = ended or state in FINAL


@given(st.sampled_from(Status), st.sampled_from(PARTIES))
def test_what_is_offered_can_be_done(state: Status, party: Party) -> None:
    for to in allowed_transitions(state, party):
        assert move(state, to, party, a_reason(to)) is to
