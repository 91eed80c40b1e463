"""The last day of a term: examples that can be checked with a paper calendar."""

from datetime import date

import pytest

from services.probation.terms.domain.derivation import begins_on, derive
from services.probation.terms.domain.parts import Basis, Credit, EarlyEnd, Extension, Length, Suspension, Term, Unit

BEGIN = date(2026, 3, 10)
SUSPENDED = "suspended_sentence"


def a_year(*, begin: date = BEGIN, amount: int = 1, unit: Unit = "years") -> Basis:
    return Basis(begin, Length(amount, unit))


@pytest.mark.parametrize(
    ("begin", "amount", "unit", "ends"),
    [
        (date(2026, 3, 10), 1, "years", date(2027, 3, 9)),
        (date(2024, 2, 29), 1, "years", date(2025, 2, 28)),
        (date(2024, 2, 29), 4, "years", date(2028, 2, 28)),
        (date(2027, 3, 1), 1, "years", date(2028, 2, 29)),
        (date(2026, 1, 31), 1, "months", date(2026, 2, 28)),
        (date(2026, 12, 1), 6, "months", date(2027, 5, 31)),
        (date(2026, 3, 10), 10, "days", date(2026, 3, 19)),
        (date(2026, 3, 10), 1, "days", date(2026, 3, 10)),
        (date(2026, 3, 19), 3, "working_days", date(2026, 3, 26)),  # Nauryz on a weekend: 23, 24 and 25 March are off
        (date(2026, 12, 14), 8, "hours", date(2026, 12, 15)),
        (date(2026, 12, 14), 9, "hours", date(2026, 12, 17)),  # a begun day is a day; 16 December is off
    ],
)
def test_a_length_ends_on_the_day_before_the_same_number(begin: date, amount: int, unit: Unit, ends: date) -> None:
    assert derive(Term(SUSPENDED, a_year(begin=begin, amount=amount, unit=unit))).ends_on == ends


def test_time_in_search_is_added_and_an_open_search_has_no_end_yet() -> None:
    june = Suspension(date(2026, 6, 1), date(2026, 7, 1))
    assert derive(Term(SUSPENDED, a_year(), suspensions=(june,))).ends_on == date(2027, 4, 8)
    still = derive(Term(SUSPENDED, a_year(), suspensions=(Suspension(date(2026, 6, 1)),)))
    assert still.ends_on is None
    assert [step.what for step in still.steps] == ["length", "open_suspension"]


def test_the_same_days_of_two_suspensions_are_added_once() -> None:
    twice = (Suspension(date(2026, 6, 1), date(2026, 6, 21)), Suspension(date(2026, 6, 11), date(2026, 7, 1)))
    once = (Suspension(date(2026, 6, 1), date(2026, 7, 1)),)
    assert derive(Term(SUSPENDED, a_year(), suspensions=twice)).ends_on == derive(Term(SUSPENDED, a_year(), suspensions=once)).ends_on


def test_a_suspension_after_the_end_counts_nothing_and_is_named() -> None:
    late = Suspension(date(2027, 3, 10), date(2027, 4, 1))
    found = derive(Term(SUSPENDED, a_year(), suspensions=(late,)))
    assert (found.ends_on, found.ignored) == (date(2027, 3, 9), (late,))


def test_four_hours_are_a_day_and_the_rest_is_kept_for_the_next_credit() -> None:
    given = (Credit(date(2026, 6, 1), Length(10, "hours")), Credit(date(2026, 6, 2), Length(2, "hours")))
    found = derive(Term(SUSPENDED, a_year(), credits=given))
    assert [step.ends_on for step in found.steps] == [date(2027, 3, 9), date(2027, 3, 7), date(2027, 3, 6), date(2027, 3, 6)]
    assert found.steps[-1].what == "day_off"


def test_an_extension_is_counted_from_the_day_after_the_term() -> None:
    half = Extension(date(2026, 12, 1), Length(6, "months"))
    assert derive(Term(SUSPENDED, a_year(begin=date(2026, 3, 1)), extensions=(half,))).ends_on == date(2027, 8, 31)


def test_a_court_ends_a_term_early_but_never_later() -> None:
    assert derive(Term(SUSPENDED, a_year(), early_end=EarlyEnd(date(2026, 9, 9)))).ends_on == date(2026, 9, 9)
    assert derive(Term(SUSPENDED, a_year(), early_end=EarlyEnd(date(2028, 9, 9)))).ends_on == date(2027, 3, 9)
    ended = Term(SUSPENDED, a_year(), suspensions=(Suspension(date(2026, 6, 1)),), early_end=EarlyEnd(date(2026, 9, 9)))
    assert derive(ended).ends_on == date(2026, 9, 9)


def test_a_stated_end_is_taken_as_it_is() -> None:
    found = derive(Term(SUSPENDED, Basis(BEGIN, None, date(2027, 5, 1))))
    assert (found.ends_on, [step.what for step in found.steps]) == (date(2027, 5, 1), ["stated_end"])


def test_every_value_that_no_lawyer_verified_is_named_once() -> None:
    found = derive(Term("community_work", a_year(amount=240, unit="hours")))
    assert [rule.code for rule in found.unverified] == ["term.start.community_work", "term.first_day_counts", "term.hours_counted_in"]


def test_years_whose_kurban_ait_is_not_known_are_named_where_working_days_are_counted() -> None:
    assert derive(Term(SUSPENDED, a_year(amount=600, unit="working_days"))).calendar_unknown == (2028,)
    assert derive(Term(SUSPENDED, a_year(amount=3))).calendar_unknown == ()


def test_a_term_begins_with_registration_or_with_entry_into_force_as_the_category_says() -> None:
    dates = {"registered_on": date(2026, 3, 10), "in_force_on": date(2026, 3, 1)}
    assert begins_on(SUSPENDED, **dates) == date(2026, 3, 10)
    assert begins_on("deferred_sentence", **dates) == date(2026, 3, 1)
    assert begins_on("a_category_of_tomorrow", **dates) == date(2026, 3, 10)
