"""What holds for every term, whatever happens to it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.probation.terms.domain.derivation import derive
from services.probation.terms.domain.parts import UNITS, Basis, Credit, EarlyEnd, Extension, Length, Suspension, Term

DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))
LENGTHS = st.builds(Length, st.integers(1, 40), st.sampled_from(UNITS))
BASES = st.one_of(
    st.builds(Basis, DAYS, LENGTHS),
    st.builds(lambda begin, days: Basis(begin, None, begin + timedelta(days)), DAYS, st.integers(0, 900)),
)
EXTENSIONS = st.builds(Extension, DAYS, st.builds(Length, st.integers(1, 12), st.sampled_from(("years", "months", "days"))))
CLOSED = st.builds(lambda since, days: Suspension(since, since + timedelta(days)), DAYS, st.integers(0, 400))
SUSPENSIONS = st.one_of(CLOSED, st.builds(Suspension, DAYS))
CREDITS = st.builds(Credit, DAYS, st.builds(Length, st.integers(1, 300), st.sampled_from(("days", "hours"))))
TERMS = st.builds(
    Term,
    st.sampled_from(("suspended_sentence", "community_work", "deferred_sentence")),
    BASES,
    st.lists(EXTENSIONS, max_size=3).map(tuple),
    st.lists(SUSPENSIONS, max_size=3).map(tuple),
    st.lists(CREDITS, max_size=3).map(tuple),
    st.none() | st.builds(EarlyEnd, DAYS),
)


def end(term: Term) -> date:
    """A term that is suspended has no end yet: later than any other."""
    return derive(term).ends_on or date.max


@given(TERMS)
def test_a_term_never_ends_before_it_began(term: Term) -> None:
    assert end(term) >= term.basis.begins_on


@given(TERMS, SUSPENSIONS)
def test_a_suspension_never_shortens(term: Term, more: Suspension) -> None:
    assert end(replace(term, suspensions=(*term.suspensions, more))) >= end(term)


@given(TERMS, EXTENSIONS)
def test_an_extension_never_shortens(term: Term, more: Extension) -> None:
    assert end(replace(term, extensions=(*term.extensions, more))) >= end(term)


@given(TERMS, CREDITS)
def test_credit_never_lengthens(term: Term, more: Credit) -> None:
    assert end(replace(term, credits=(*term.credits, more))) <= end(term)


@given(TERMS, DAYS)
def test_an_early_end_never_lengthens(term: Term, day: date) -> None:
    assert end(replace(term, early_end=EarlyEnd(day))) <= end(replace(term, early_end=None))


@given(TERMS)
def test_the_steps_shown_add_up_to_the_last_day(term: Term) -> None:
    found = derive(term)
    assert found.steps[0].was == found.begins_on
    for before, after in zip(found.steps, found.steps[1:], strict=False):
        assert after.was == before.ends_on or before.what == "open_suspension"
    assert found.steps[-1].ends_on == found.ends_on
    for step in found.steps:
        moved = 0 if step.ends_on is None else (step.ends_on - step.was).days
        if step.what == "suspension":
            assert step.since is not None
            assert step.until is not None
            assert moved == (step.until - step.since).days + 1 == (step.given.amount if step.given else 0)
        if step.what == "extension":
            assert moved >= 1
        if step.what == "credit" or (step.what == "early_end" and term.open_suspension is None):
            assert moved <= 0


@given(TERMS)
def test_the_order_in_which_documents_arrive_changes_nothing(term: Term) -> None:
    turned = replace(term, extensions=term.extensions[::-1], suspensions=term.suspensions[::-1], credits=term.credits[::-1])
    assert derive(turned).ends_on == derive(term).ends_on
