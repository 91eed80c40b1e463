"""Answers about less supervision: their states, reasons and longest times."""

from datetime import timedelta
from itertools import product

import pytest

from services.probation.law import rules as law
from services.probation.risk.domain.answers import LIVE, TRANSITIONS, Event, NotAllowed, State, longest, reasons, transition, unlooked_since
from services.probation.risk.less_supervision.words import less_reason
from tests.builders.moments import TODAY


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_only_what_waits_or_is_to_be_revised_changes(state: State, event: Event) -> None:
    if (state, event) in TRANSITIONS:
        assert transition(state, event) in State
        assert state in LIVE
    else:
        with pytest.raises(NotAllowed):
            transition(state, event)


def test_an_answer_that_is_to_be_revised_is_never_approved() -> None:
    assert (State.REVISE, Event.APPROVE) not in TRANSITIONS


def test_a_reason_has_its_own_longest_time_or_the_one_of_all() -> None:
    days = {reason: longest(reason, TODAY) - TODAY for reason in reasons(TODAY)}
    assert days.pop("document_missing") == timedelta(days=law.number("less.snooze.document_missing", TODAY))
    assert set(days.values()) == {timedelta(days=law.number("less.snooze.longest", TODAY))}


def test_every_reason_has_words() -> None:
    assert [reason for reason in reasons(TODAY) if less_reason(reason) == reason] == []


def test_somebody_is_asked_about_after_the_law_s_days() -> None:
    assert TODAY - unlooked_since(TODAY) == timedelta(days=law.number("less.unlooked", TODAY))
