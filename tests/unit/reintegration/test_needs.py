"""What an assessment says, what becomes of a need, and how two assessments differ."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.errors import NotAllowed
from services.reintegration.needs.domain.comparing import Answered, compared
from services.reintegration.needs.domain.outcomes import Found, Outcome, Urgency, found_in
from services.reintegration.needs.domain.pathways import HELP, SENSITIVE, Pathway
from services.reintegration.needs.domain.states import OPEN, TRANSITIONS, State, after_assessment, moved
from services.reintegration.needs.sets import seeds
from shared.messages.base import NEEDS
from shared.questions.answers import asked, problems
from shared.web.fields import read_day

FORMS = {Pathway(form.code): form for _, form, _ in seeds()}
states = st.sampled_from(State)


def test_every_pathway_has_questions_with_the_same_first_answers() -> None:
    assert set(FORMS) == set(Pathway)
    for pathway, form in FORMS.items():
        outcome = form.question("outcome")
        assert outcome is not None, pathway
        assert outcome.values == tuple(Outcome), pathway
        assert problems(form, {}, read_day) == {"outcome": "missing"}
        assert problems(form, {"outcome": "no_need"}, read_day) == problems(form, {"outcome": "declined"}, read_day) == {}
        assert "urgency" in problems(form, {"outcome": "need"}, read_day)


def test_every_answer_of_a_sensitive_pathway_is_sensitive() -> None:
    for pathway, form in FORMS.items():
        assert all(section.sensitive == (pathway in SENSITIVE) for section in form.sections), pathway


def test_a_kind_of_help_is_one_that_providers_offer_and_no_sensitive_one_is_named() -> None:
    assert set(HELP) == set(Pathway) - SENSITIVE
    assert set(HELP.values()) <= set(NEEDS)


def test_without_an_answer_nothing_is_found() -> None:
    assert found_in(Pathway.WORK, {"wanted": "A job"}) is None
    assert found_in(Pathway.WORK, {"outcome": "perhaps"}) is None


def test_what_was_typed_before_somebody_declined_is_not_recorded() -> None:
    assert found_in(Pathway.WORK, {"outcome": "declined", "urgency": "now", "wanted": "A job"}) == Found(Pathway.WORK, Outcome.DECLINED)
    found = found_in(Pathway.WORK, {"outcome": "need", "urgency": "now", "wanted": " A job "})
    assert found == Found(Pathway.WORK, Outcome.NEED, Urgency.NOW, "A job")


@given(states, states)
def test_a_need_moves_as_the_table_says_and_never_onto_itself(current: State, to: State) -> None:
    assert current not in TRANSITIONS[current]
    if to in TRANSITIONS[current]:
        assert moved(current, to) is to
    else:
        with pytest.raises(NotAllowed):
            moved(current, to)


@given(st.one_of(st.none(), states), st.sampled_from(Outcome))
def test_an_assessment_that_is_repeated_changes_nothing_further(current: State | None, outcome: Outcome) -> None:
    once = after_assessment(current, outcome)
    assert after_assessment(once, outcome) is once
    assert (once in OPEN) == (outcome is Outcome.NEED)


def test_help_that_was_under_way_when_it_became_urgent_may_go_on() -> None:
    assert moved(State.IN_PROGRESS, State.IN_PROGRESS, urgent=True) is State.IN_PROGRESS
    with pytest.raises(NotAllowed):
        moved(State.MET, State.MET, urgent=True)


def test_help_that_has_begun_goes_on_when_the_need_is_named_again() -> None:
    assert after_assessment(State.IN_PROGRESS, Outcome.NEED) is State.IN_PROGRESS
    assert after_assessment(State.MET, Outcome.NEED) is State.NOT_STARTED
    assert after_assessment(None, Outcome.NO_NEED) is None


def test_two_assessments_stand_side_by_side_and_say_what_changed() -> None:
    form = FORMS[Pathway.HOUSING]
    before = {Pathway.HOUSING: Answered(Pathway.HOUSING, form, {"outcome": "need", "urgency": "soon", "sleeps": "nowhere"})}
    after = [Answered(Pathway.HOUSING, form, {"outcome": "no_need", "sleeps": "rented", "strengths": "A job"})]
    (one,) = compared(before, after)
    assert {row.question.code: (row.before, row.after) for row in one.rows} == {
        "outcome": ("need", "no_need"), "urgency": ("soon", None), "sleeps": ("nowhere", "rented"), "strengths": (None, "A job"),
    }  # fmt: skip
    assert one.changed
    assert not compared(before, list(before.values()))[0].changed
    assert compared({}, after)[0].rows[0].before is None


def test_questions_that_follow_from_a_need_are_not_asked_without_one() -> None:
    form = FORMS[Pathway.SAFETY]
    assert "from_whom" not in asked(form, {"outcome": "no_need"})
    assert "from_whom" in asked(form, {"outcome": "need"})
    assert form.valid_from <= date(2026, 11, 30)
