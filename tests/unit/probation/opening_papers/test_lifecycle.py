"""What can happen to a paper in each state, and what is still to be done."""

from datetime import date, timedelta
from itertools import product

import pytest

from services.probation.opening_papers import words
from services.probation.opening_papers.checklist import _registered_by, limits
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.lifecycle import TRANSITIONS, Event, NotAllowed, State, is_done, transition
from services.probation.opening_papers.domain.todo import due_on, todo_of
from shared.law.calendar import add_working_days
from tests.builders.moments import TODAY

ALLOWED = {
    State.DRAFT: {"save": "draft", "renew": "draft", "finish": "finished", "discard": "discarded"},
    State.FINISHED: {"correct": "finished", "sign": "signed", "refuse": "refused"},
    State.SIGNED: {"correct": "finished", "unsign": "finished"},
    State.REFUSED: {"correct": "finished", "sign": "signed", "unsign": "finished"},
    State.DISCARDED: {},
}


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_only_these_steps_exist(state: State, event: Event) -> None:
    if event in ALLOWED[state]:
        assert transition(state, event) == ALLOWED[state][event]
    else:
        with pytest.raises(NotAllowed):
            transition(state, event)


def test_every_state_can_be_reached_and_has_words() -> None:
    assert {*TRANSITIONS.values()} | {State.DRAFT} == set(State)
    assert all(words.state(state) for state in State)
    assert all(words.event(event) for event in Event if event is not Event.SAVE)


@pytest.mark.parametrize("state", State)
def test_a_paper_that_nobody_signs_is_done_when_it_is_finished(state: State) -> None:
    assert is_done(state, signed_by_person=True) == (state in ("signed", "refused"))
    assert is_done(state, signed_by_person=False) == (state in ("signed", "refused", "finished"))


def test_a_paper_is_late_on_the_day_after_its_last_day() -> None:
    rules = limits(TODAY)
    assert set(rules) == set(FormCode) - {FormCode.REPORT}
    registered = date(2026, 11, 20)  # a Friday: the next working day is Monday 23
    todos = {todo.form: todo for todo in todo_of(registered, {"leaflet": State.SIGNED}, {}, rules, add_working_days)}
    rights = todos[FormCode.RIGHTS]
    assert (rights.due_on, rights.overdue_on(date(2026, 11, 23)), rights.overdue_on(date(2026, 11, 24))) == (
        date(2026, 11, 23),
        False,
        True,
    )
    assert not todos[FormCode.LEAFLET].overdue_on(date(2027, 1, 1)), "it is signed"
    assert (todos[FormCode.REPORT].due_on, todos[FormCode.REPORT].waits) == (None, False)
    assert todos[FormCode.QUESTIONNAIRE].due_on == date(2026, 11, 30)


@pytest.mark.parametrize("form", [FormCode.RIGHTS, FormCode.QUESTIONNAIRE])
@pytest.mark.parametrize("shift", range(12))
def test_who_is_late_is_found_by_the_day_of_registration(form: FormCode, shift: int) -> None:
    """The query's day is exact: that day is late today, the day after is not."""
    rule, today = limits(TODAY)[form], TODAY + timedelta(days=shift)
    day = _registered_by(rule, today)
    assert due_on(rule, day, add_working_days) < today <= due_on(rule, day + timedelta(days=1), add_working_days)
