"""What an answer at an end makes of a need."""

from itertools import product

import pytest

from services.reintegration.errors import NotAllowed, ReasonMissing
from services.reintegration.need_followup.domain import AFTER, WHY, Answer, ensure_explained, state_after
from services.reintegration.needs.domain.states import OPEN, State, after_asking
from services.reintegration.tasks.words import why_not


@pytest.mark.parametrize(("state", "answer"), list(product(State, Answer)))
def test_only_what_is_met_closes_a_need_and_help_that_was_declined_is_not_met_by_an_answer(state: State, answer: Answer) -> None:
    if (state, answer) == (State.DECLINED, Answer.MET):
        with pytest.raises(NotAllowed):
            state_after(state, answer)
        return
    after = state_after(state, answer)
    assert (after is State.MET) == (answer is Answer.MET)
    assert (after in OPEN) == (answer is not Answer.MET and state is not State.DECLINED)
    assert len(AFTER) == len(State) * len(Answer) - 1


@pytest.mark.parametrize("answer", [Answer.PARTLY, Answer.NOT_MET])
def test_what_is_not_met_in_full_has_a_reason(answer: Answer) -> None:
    for why in (None, "", "because"):
        with pytest.raises(ReasonMissing):
            ensure_explained(answer, why)
    for why in WHY:
        ensure_explained(answer, why)
        assert why_not(why) != why, "every reason has words"
    ensure_explained(Answer.MET, None)


def test_whoever_asks_again_begins_a_need_anew_and_leaves_one_that_is_worked_on() -> None:
    assert [after_asking(state) for state in (None, *State)] == [
        State.NOT_STARTED, State.NOT_STARTED, State.IN_PROGRESS, State.NOT_STARTED, State.NOT_STARTED,
    ]  # fmt: skip
