"""The order of dates, possible ages, check-ins as often as the law requires; answers and the queue."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.cases.domain.categories import Category
from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain import questions
from services.probation.queue import domain as queue
from services.probation.queue import kinds
from services.probation.register import domain as registration
from services.probation.register.domain import Dates

TODAY = date(2026, 11, 24)
GOOD = Dates(date(2026, 11, 1), date(2026, 11, 16), date(2026, 11, 20), date(2027, 11, 20), date(2026, 11, 25))
DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


def test_dates_in_their_order_have_no_problem() -> None:
    assert registration.problems(GOOD, TODAY) == {}


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("court_decision_on", date(2026, 11, 25)),
        ("in_force_on", date(2026, 10, 31)),
        ("registered_on", date(2026, 11, 15)),
        ("registered_on", date(2026, 11, 25)),
        ("term_ends_on", date(2026, 11, 20)),
        ("term_ends_on", date(2226, 11, 20)),
        ("first_check_in_on", date(2026, 11, 23)),
        ("first_check_in_on", date(2027, 11, 21)),
    ],
)
def test_a_date_out_of_order_is_named(field: str, day: date) -> None:
    assert field in registration.problems(replace(GOOD, **{field: day}), TODAY)


@given(DAYS, DAYS, DAYS, DAYS, DAYS)
def test_whatever_is_accepted_is_in_order(decision: date, force: date, registered: date, ends: date, first: date) -> None:
    if not registration.problems(Dates(decision, force, registered, ends, first), TODAY):
        assert decision <= force <= registered <= TODAY <= first <= ends
        assert registered < ends


def test_late_registration_is_noticed() -> None:
    assert not registration.registered_late(GOOD)
    assert registration.registered_late(replace(GOOD, registered_on=date(2026, 11, 27)))


def test_check_ins_may_be_more_frequent_than_the_law_asks_but_not_rarer() -> None:
    ask = registration.frequency_problem
    assert ask(Category.SUSPENDED_SENTENCE, "urban", Frequency.MONTHLY, TODAY) == "too_rare"
    assert ask(Category.SUSPENDED_SENTENCE, "urban", Frequency.WEEKLY, TODAY) is None
    assert ask(Category.SUSPENDED_SENTENCE, "rural", Frequency.MONTHLY, TODAY) is None
    assert ask(Category.RESTRICTION_OF_LIBERTY, "urban", Frequency.QUARTERLY, TODAY) is None


def test_ages_that_cannot_be_are_asked_about() -> None:
    assert registration.birth_problem(TODAY + timedelta(days=1), TODAY) == "born_in_future"
    assert registration.birth_problem(date(2015, 1, 1), TODAY) == "age_impossible"
    assert registration.birth_problem(date(2012, 11, 24), TODAY) is None


def test_the_questions_are_whole_in_three_languages() -> None:
    for question in questions.questions():
        assert set(question.text) == {"kk", "ru", "en"}
        assert all(set(words) == {"kk", "ru", "en"} for words in question.options.values())


def test_every_kind_of_help_offered_reaches_the_desk() -> None:
    (support,) = [question for question in questions.questions() if question.code == "support"]
    assert questions.needs_asked_for({"support": list(support.options)}) == list(support.options)


@pytest.mark.parametrize(
    ("answers", "needs"),
    [({}, []), ({"support": "housing"}, ["housing"]), ({"support": ["none"]}, []), ({"support": ["work", "a yacht"]}, ["work"])],
)
def test_only_help_that_exists_is_asked_for(answers: questions.Answers, needs: list[str]) -> None:
    assert questions.needs_asked_for(answers) == needs


def test_words_are_trimmed_and_never_endless() -> None:
    assert questions.own_words({"words": "  hello "}) == "hello"
    assert len(questions.own_words({"words": "x" * 5000})) == 2000


def test_a_person_who_struggles_or_asks_for_contact_is_noticed() -> None:
    assert questions.concerns({"mood": "struggling", "contact": "yes"}) == ["wellbeing", "contact_wanted"]
    assert questions.concerns({"mood": "well", "contact": "no"}) == []


def test_alerts_come_first_and_everything_has_a_day_to_be_answered_by() -> None:
    assert kinds.priority("alert") == min(kind.priority for kind in kinds.kinds())
    assert kinds.priority("something new") == queue.LOWEST
    opened = datetime(2026, 11, 24, tzinfo=UTC)
    assert queue.answer_due(opened, TODAY) == opened + timedelta(days=3)
