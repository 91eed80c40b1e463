"""Hours, clocks, windows, outcomes and the rule of evasion of community work."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import product
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.cases.domain.categories import Category
from services.probation.community_work.domain.clocks import clock_of
from services.probation.community_work.domain.outcomes import BY_CODE, OUTCOMES, OutcomeCode
from services.probation.community_work.domain.rules import act_due_on, evasion, kind_of, limits, window
from services.probation.community_work.domain.sessions import Session, balance, days_of_work, problem
from services.probation.law.rules import FOLDER
from shared.law.sources import Source, source_of, tried

ROOT = UUID("00000000-0000-0000-0000-000000000000")
MONDAY = date(2026, 12, 7)
DAY = timedelta(days=1)


def session(on: date = MONDAY, outcome: OutcomeCode | None = None, credited: int = 0, hours: int = 4) -> Session:
    return Session(uuid5(ROOT, f"{on} {outcome}"), ROOT, on, time(14), hours, outcome, credited)


SESSIONS = st.lists(
    st.builds(
        session,
        st.integers(0, 80).map(lambda n: MONDAY + n * DAY),
        st.one_of(st.none(), st.sampled_from(list(BY_CODE))),
        st.integers(0, 4),
    ),
    max_size=12,
    unique_by=lambda each: each.on,
)


def test_remaining_is_the_sentence_without_credited_and_offered_hours() -> None:
    found = balance(20, [session(outcome="attended", credited=4), session(MONDAY + DAY), session(MONDAY + 2 * DAY, "unacceptable")])
    assert (found.credited, found.offered, found.remaining, found.unserved, found.done) == (4, 4, 12, 16, False)
    assert balance(4, [session(outcome="attended", credited=4)]).done
    assert not balance(0, []).done, "nothing is done where nothing is asked"


@given(SESSIONS, st.integers(0, 100))
def test_hours_are_never_negative_and_an_outcome_never_adds_to_what_is_asked(sessions: list[Session], sentence: int) -> None:
    found = balance(sentence, sessions)
    assert found.remaining >= 0
    assert found.unserved >= found.remaining
    without = balance(sentence, [replace(each, outcome=None, credited=0) for each in sessions])
    assert without.remaining <= found.remaining


@pytest.mark.parametrize(("hours", "days"), [(0, 0), (3, 0), (4, 1), (7, 1), (200, 50)])
def test_four_hours_that_were_not_served_are_a_day(hours: int, days: int) -> None:
    assert days_of_work(hours, 4) == days


def wrong(**changed: Any) -> tuple[str, str] | None:
    given_ = {"session": session(), "code": "attended", "credited": 4, "document": "", "now_on": MONDAY, "now_at": time(19), "left": 20}
    return problem(**{**given_, **changed})


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, None),
        ({"now_at": time(14)}, None),
        ({"now_at": time(13, 59)}, ("outcome", "not_begun")),
        ({"now_on": MONDAY - DAY}, ("outcome", "not_begun")),
        ({"credited": 5}, ("credited", "more_than_offered")),
        ({"left": 3}, ("credited", "more_than_remains")),
        ({"left": 4}, None),
        ({"code": "invented"}, ("outcome", "choose")),
    ],
)
def test_an_outcome_is_refused_where_it_contradicts(changed: dict[str, Any], expected: tuple[str, str] | None) -> None:
    assert wrong(**changed) == expected


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda each: each.code)
def test_hours_count_only_where_somebody_worked_and_a_valid_reason_has_a_document(outcome: Any) -> None:
    with_hours = wrong(code=outcome.code, document="Certificate")
    assert (with_hours == ("credited", "not_worked")) is not outcome.credits
    assert (wrong(code=outcome.code, credited=0) == ("document", "document")) is outcome.document
    assert not (outcome.document and outcome.enforceable), "a shown reason is never held against anybody"


def test_evasion_is_more_than_two_no_shows_in_one_month() -> None:
    two = [session(MONDAY, "unacceptable"), session(MONDAY + DAY, "unacceptable")]
    assert evasion(two, MONDAY) == ()
    assert evasion([*two, session(date(2027, 1, 4), "unacceptable")], MONDAY) == (), "the third is in another month"
    assert evasion([*two, session(MONDAY + 2 * DAY, "illness")], MONDAY) == (), "a valid reason"
    (found,) = evasion([*two, session(MONDAY + 2 * DAY, "unacceptable")], MONDAY)
    assert (found.kind, found.since, len(found.sessions), found.rule.value) == ("no_shows", date(2026, 12, 1), 3, 2)


def test_the_month_may_be_thirty_days_in_a_row_by_a_dated_value() -> None:
    days = [date(2026, 12, 20), date(2026, 12, 28), date(2027, 1, 18), date(2027, 1, 19), date(2027, 2, 20)]
    missed = [session(day, "unacceptable") for day in days]
    assert evasion(missed, MONDAY) == (), "two in each calendar month"
    old = source_of(FOLDER)
    period = {
        "code": "work.evasion.period", "value": "30_days", "unit": "period", "valid_from": MONDAY, "source": "УИК 57-62",
        "status": "unverified",
    }  # fmt: skip
    with tried(FOLDER, Source({**old.sections, "rule": (*old.sections["rule"], period)})):
        (found,) = evasion(missed, MONDAY)
    assert (found.since, len(found.sessions)) == (date(2026, 12, 20), 3), "the thirty-first day is not within them"
    assert found.period is not None
    assert found.period.value == "30_days"


def test_evasion_is_twice_intoxicated_whenever() -> None:
    once = [session(MONDAY, "intoxicated")]
    assert evasion(once, MONDAY) == ()
    (found,) = evasion([*once, session(date(2027, 2, 1), "intoxicated")], MONDAY)
    assert (found.kind, found.since, len(found.sessions)) == ("intoxicated", None, 2)


@given(SESSIONS)
def test_evasion_does_not_depend_on_the_order_and_is_never_without_its_facts(sessions: list[Session]) -> None:
    found = evasion(sessions, MONDAY)
    assert found == evasion(reversed(sessions), MONDAY)
    known = {each.id: each for each in sessions}
    assert all(known[one].outcome in ("unacceptable", "intoxicated") for each in found for one in each.sessions)


def test_the_clocks_of_an_order_follow_its_steps() -> None:
    asked = date(2026, 12, 10)
    assert (clock_of(asked, None, None, first_session=None).step, clock_of(asked, None, None, first_session=None).due_on) == (
        "order",
        date(2026, 12, 18),
    ), "five working days; 16 December is a holiday"
    arrived = clock_of(asked, date(2026, 12, 14), None, first_session=None)
    assert (arrived.step, arrived.due_on) == ("acquaint", date(2026, 12, 22))
    signed = clock_of(asked, date(2026, 12, 14), date(2026, 12, 15), first_session=None)
    assert (signed.step, signed.due_on, signed.late(date(2026, 12, 24)), signed.late(date(2026, 12, 25))) == (
        "start", date(2026, 12, 24), False, True,
    )  # fmt: skip
    begun = clock_of(asked, date(2026, 12, 14), date(2026, 12, 15), first_session=date(2026, 12, 16))
    assert (begun.step, begun.due_on) == ("nothing", None)


@pytest.mark.parametrize(
    ("month", "due"),
    [(date(2026, 11, 1), date(2026, 11, 30)), (date(2026, 10, 1), date(2026, 10, 30)), (date(2026, 12, 1), date(2026, 12, 31))],
)
def test_an_act_is_due_on_the_last_working_day(month: date, due: date) -> None:
    assert act_due_on(month) == due


@pytest.mark.parametrize("category", list(Category))
def test_two_categories_bring_work(category: Category) -> None:
    assert (kind_of(category) is not None) is (category in (Category.COMMUNITY_WORK, Category.RESTRICTION_OF_LIBERTY))


@pytest.mark.parametrize(
    ("kind", "free", "expected"), [("community", False, (4, None)), ("community", True, (8, 40)), ("compulsory", False, (4, None))]
)
def test_the_limits_are_those_of_the_law(kind: Any, free: bool, expected: tuple[int, int | None]) -> None:
    found = limits(kind, free=free, on=MONDAY)
    assert (found.a_day, found.a_week) == expected


def test_compulsory_labour_counts_in_the_year_of_the_term_that_has_today() -> None:
    begun = date(2024, 2, 29)
    for years, today in product((0, 1, 2), (date(2026, 12, 7),)):
        found = window("compulsory", registered_on=begun, ends_on=date(2028, 1, 1), today=today.replace(year=2024 + years))
        assert (found.since.year, found.holds(today.replace(year=2024 + years))) == (2024 + years, True)
    first, second = (window("compulsory", registered_on=begun, ends_on=None, today=day) for day in (date(2025, 2, 28), date(2025, 3, 1)))
    assert (first.until, second.since) == (date(2025, 2, 28), date(2025, 3, 1))
    assert window("community", registered_on=begun, ends_on=None, today=MONDAY).until == date.max
