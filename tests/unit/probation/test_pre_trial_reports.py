"""What may happen to a pre-trial report, and what is wrong with a request."""

from datetime import timedelta
from itertools import product

import pytest

from services.probation.pre_trial_reports.domain.lifecycle import OVER, TRANSITIONS, Event, NotAllowed, State, possible, transition
from services.probation.pre_trial_reports.domain.requests import problems, served_wrong
from tests.builders.moments import TODAY

DAY = timedelta(days=1)


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_what_is_not_in_the_table_is_impossible(state: State, event: Event) -> None:
    if (state, event) in TRANSITIONS:
        assert event in possible(state)
        assert transition(state, event) is TRANSITIONS[state, event]
    else:
        with pytest.raises(NotAllowed):
            transition(state, event)


def test_what_was_corrected_is_signed_and_handed_over_again() -> None:
    for state in (State.FINISHED, State.SIGNED, State.SERVED):
        assert transition(state, Event.CORRECT) is State.FINISHED
    assert possible(State.WITHDRAWN) == frozenset()
    assert {State.SERVED, State.WITHDRAWN} == OVER


def test_a_report_is_not_handed_over_before_it_is_signed() -> None:
    with pytest.raises(NotAllowed):
        transition(State.FINISHED, Event.SERVE)
    assert served_wrong(TODAY - DAY, TODAY, TODAY)
    assert served_wrong(TODAY + DAY, TODAY, TODAY)
    assert not served_wrong(TODAY, TODAY, TODAY)


def test_the_days_of_a_request_fit_together() -> None:
    assert problems(TODAY, TODAY, None, TODAY) == {}
    assert problems(TODAY + DAY, TODAY, None, TODAY) == {"requested_on": "ahead", "due_on": "before_request"}
    assert problems(TODAY, TODAY + DAY, TODAY + DAY, TODAY) == {"birth_date": "ahead"}
