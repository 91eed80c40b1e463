"""Entries about a term: what stands after some were withdrawn, and what an officer may enter."""

from datetime import date
from uuid import UUID

import pytest

from services.probation.terms.domain.changes import Change, problems
from services.probation.terms.domain.derivation import derive
from services.probation.terms.domain.events import Kind, TermEvent, term_of, withdrawable
from services.probation.terms.domain.parts import Basis, Length, Suspension, Term
from tests.builders.ids import fresh
from tests.builders.moments import NOW

BEGIN, END, TODAY = date(2026, 3, 10), date(2027, 3, 9), date(2026, 11, 24)
TERM = Term("suspended_sentence", Basis(BEGIN, Length(1, "years")))
ADULT, MINOR = date(1990, 1, 1), date(2010, 1, 1)


def event(kind: Kind, on: date = BEGIN, *, refers_to: UUID | None = None, ends_on: date | None = None) -> TermEvent:
    return TermEvent(fresh(), 1, kind, on, None, None, ends_on, refers_to, "", "", fresh(), "Officer", NOW)


def term(*events: TermEvent) -> Term:
    return term_of("suspended_sentence", events, begins_on=BEGIN, ends_on=END)


def test_a_registration_without_entries_keeps_its_last_day() -> None:
    assert derive(term()).ends_on == END


def test_a_withdrawn_suspension_takes_its_resumption_with_it() -> None:
    suspended = event("suspended", date(2026, 6, 1))
    resumed = event("resumed", date(2026, 7, 1), refers_to=suspended.id)
    assert derive(term(suspended, resumed)).ends_on == date(2027, 4, 8)
    assert term(suspended, resumed, event("withdrawn", refers_to=suspended.id)).suspensions == ()
    assert term(suspended, resumed, event("withdrawn", refers_to=resumed.id)).open_suspension is not None


def test_the_newest_entry_about_the_last_day_counts_and_the_only_one_cannot_be_withdrawn() -> None:
    first, second = event("taken_over", ends_on=END), event("stated_end", ends_on=date(2027, 5, 1))
    assert derive(term(first, second)).ends_on == date(2027, 5, 1)
    assert withdrawable([first, second]) == [second]
    assert withdrawable([second]) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (Change("suspended", date(2026, 11, 25), "", ""), "on_date"),
        (Change("suspended", date(2026, 3, 9), "", ""), "on_date"),
        (Change("resumed", date(2026, 6, 1), "", ""), "on_date"),
        (Change("ended_early", TODAY, "", "", ends_on=END), "ends_on"),
        (Change("ended_early", TODAY, "", "", ends_on=date(2026, 3, 9)), "ends_on"),
        (Change("stated_end", BEGIN, "", "", ends_on=date(2026, 3, 9)), "ends_on"),
        (Change("extended", TODAY, "", "", Length(41, "years")), "amount"),
        (Change("extended", TODAY, "", "", Length(13, "months")), "beyond"),
        (Change("credited", TODAY, "", "", Length(400, "days")), "amount"),
    ],
)
def test_what_contradicts_the_term_is_told_at_its_field(change: Change, field: str) -> None:
    assert list(problems(change, TERM, today=TODAY, birth_date=ADULT)) == [field]


@pytest.mark.parametrize(
    "change",
    [
        Change("suspended", date(2026, 11, 24), "", ""),
        Change("suspended", BEGIN, "", ""),
        Change("ended_early", TODAY, "", "", ends_on=date(2027, 3, 8)),
        Change("extended", TODAY, "", "", Length(12, "months")),
        Change("extended", TODAY, "", "", Length(13, "months"), beyond=True),
        Change("credited", TODAY, "", "", Length(364, "days")),
    ],
)
def test_what_fits_is_not_hindered(change: Change) -> None:
    assert problems(change, TERM, today=TODAY, birth_date=ADULT) == {}


def test_a_minor_is_extended_by_six_months_at_most() -> None:
    change = Change("extended", TODAY, "", "", Length(7, "months"))
    assert problems(change, TERM, today=TODAY, birth_date=MINOR) == {"beyond": "term.extension.most.minor"}
    assert problems(change, TERM, today=TODAY, birth_date=ADULT) == {}


def test_a_suspended_term_is_resumed_after_the_day_on_which_it_was_suspended() -> None:
    suspended = Term("suspended_sentence", TERM.basis, suspensions=(Suspension(date(2026, 6, 1)),))
    assert problems(Change("suspended", TODAY, "", ""), suspended, today=TODAY, birth_date=ADULT) == {"on_date": "suspended_already"}
    early = Change("resumed", date(2026, 6, 1), "", "")
    assert problems(early, suspended, today=TODAY, birth_date=ADULT) == {"on_date": "resumed_too_early"}
    assert problems(Change("resumed", date(2026, 6, 2), "", ""), suspended, today=TODAY, birth_date=ADULT) == {}
