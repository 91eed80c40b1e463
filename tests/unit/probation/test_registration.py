"""The order of dates, possible ages, check-ins as often as the law requires; answers and the queue."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.check_ins.domain import questions
from services.probation.law import rules as law
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


def test_ages_that_cannot_be_are_asked_about() -> None:
    assert registration.birth_problem(TODAY + timedelta(days=1), TODAY) == "born_in_future"
    assert registration.birth_problem(date(2015, 1, 1), TODAY) == "age_impossible"
    assert registration.birth_problem(date(1000, 1, 1), TODAY) == "age_impossible"
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
    item = queue.Item(UUID(int=1), "alert", UUID(int=2), UUID(int=3), "left", 1, 0, opened, opened)
    assert replace(item, escalation=1) != item == replace(item)
    listed = queue.ListedItem(item.id, "alert", item.person, item.subject_id, "left", 1, 0, opened, opened, name="A B")
    assert (listed.kind, listed.name) == ("alert", "A B")
    assert queue.answer_due(opened, TODAY) == opened + timedelta(days=3)


@pytest.mark.parametrize(
    ("born", "problem"),
    [
        (date(2012, 11, 24), None), (date(2012, 11, 25), "age_impossible"), (date(1916, 11, 24), None), (date(1915, 11, 25), None),
        (date(1915, 11, 24), "age_impossible"), (date(1980, 1, 1), None), (TODAY, "age_impossible"), (date(2012, 12, 1), "age_impossible"),
    ],
)  # fmt: skip
def test_people_are_on_the_register_from_fourteen_to_a_hundred_and_ten(born: date, problem: str | None) -> None:
    assert registration.birth_problem(born, TODAY) == problem


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0), (date(2026, 1, 28), date(2026, 2, 28), 1), (date(2026, 11, 20), date(2027, 11, 19), 11),
        (date(2026, 11, 20), date(2027, 11, 20), 12), (date(2026, 3, 10), date(2025, 3, 11), -12), (date(2024, 5, 5), date(2026, 4, 9), 23),
    ],
)  # fmt: skip
def test_whole_months_between_two_days(start: date, end: date, months: int) -> None:
    assert registration.months_between(start, end) == months


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"court_decision_on": TODAY, "in_force_on": TODAY, "registered_on": TODAY}, {}),
        ({"court_decision_on": TODAY + timedelta(days=1)},
         {"court_decision_on": "decision_in_future", "in_force_on": "force_before_decision"}),
        ({"in_force_on": date(2026, 11, 1)}, {}),
        ({"in_force_on": date(2026, 11, 20)}, {}),
        ({"registered_on": TODAY}, {}),
        ({"registered_on": TODAY + timedelta(days=1), "first_check_in_on": TODAY + timedelta(days=1)},
         {"registered_on": "registered_in_future"}),
        ({"in_force_on": TODAY + timedelta(days=3), "registered_on": TODAY + timedelta(days=2)},
         {"registered_on": "registered_before_force", "first_check_in_on": "first_check_in_past"}),
        ({"term_ends_on": date(2026, 11, 21), "first_check_in_on": TODAY}, {"first_check_in_on": "first_check_in_after_term"}),
        ({"term_ends_on": date(2026, 11, 20)}, {"term_ends_on": "term_ends_too_early", "first_check_in_on": "first_check_in_after_term"}),
        ({"first_check_in_on": TODAY}, {}),
        ({"first_check_in_on": TODAY - timedelta(days=1)}, {"first_check_in_on": "first_check_in_past"}),
        ({"first_check_in_on": date(2027, 11, 20)}, {}),
        ({"first_check_in_on": date(2027, 11, 21)}, {"first_check_in_on": "first_check_in_after_term"}),
    ],
)  # fmt: skip
def test_each_date_is_named_with_what_is_wrong(changed: dict[str, date], problem: dict[str, str]) -> None:
    assert registration.problems(replace(GOOD, **changed), TODAY) == problem


def test_a_term_has_a_longest_length() -> None:
    most = law.number("term.any.most", TODAY)
    end = date(GOOD.registered_on.year + (most + 10) // 12, (GOOD.registered_on.month + most - 1) % 12 + 1, GOOD.registered_on.day)
    assert registration.months_between(GOOD.registered_on, end) == most
    assert registration.problems(replace(GOOD, term_ends_on=end), TODAY) == {}
    longer = date(end.year + 1, end.month, end.day)
    assert registration.problems(replace(GOOD, term_ends_on=longer), TODAY) == {"term_ends_on": "term_too_long"}
