"""The term on the form of a registration: its length, from which the last day is computed, or the last day as the officer states it."""

from datetime import date
from typing import Protocol

from services.probation.cases.domain.categories import Category
from services.probation.terms.domain.derivation import begins_on, derive
from services.probation.terms.domain.parts import UNITS, Basis, Length, Term
from shared.web.forms import Right


class TermFields(Protocol):
    """The fields of the form that say how long a term is."""

    @property
    def category(self) -> Category: ...
    @property
    def registered_on(self) -> date: ...
    @property
    def in_force_on(self) -> date: ...
    @property
    def term_amount(self) -> int | None: ...
    @property
    def term_unit(self) -> str | None: ...


def length_of(amount: int | None, unit: str | None) -> Length | None:
    """How long the term is, where both are given."""
    known = next((one for one in UNITS if one == unit), None)
    return Length(amount, known) if amount and known else None


def computed_end(category: str, registered_on: date, in_force_on: date, length: Length) -> date | None:
    """The last day of a term that nothing has changed yet; None beyond the calendar's last year."""
    begins = begins_on(category, registered_on=registered_on, in_force_on=in_force_on)
    try:
        return derive(Term(category, Basis(begins, length))).ends_on
    except OverflowError:
        return None


def end_of_form(form: TermFields) -> date | None:
    """The computed last day of a form that is filled in."""
    length = length_of(form.term_amount, form.term_unit)
    return computed_end(form.category, form.registered_on, form.in_force_on, length) if length else None


def known_end(right: Right) -> date | None:
    """The computed last day, where what it depends on is right already."""
    length = length_of(right.get("term_amount", int), right.get("term_unit", str))
    category, registered, force = right.get("category", Category), right.get("registered_on", date), right.get("in_force_on", date)
    return computed_end(category, registered, force, length) if length and category and registered and force else None


def term_problems(right: Right) -> dict[str, str]:
    """What is missing or contradicts itself: a code by field."""
    amount, unit, typed = right.get("term_amount", int), right.get("term_unit", str), right.get("term_ends_on", date)
    if amount is None and unit is None:
        return {} if typed else {"term_ends_on": "term_missing"}
    if amount is None or unit is None:
        return {"term_unit" if unit is None else "term_amount": "term_length_incomplete"}
    computed = known_end(right)
    differs = typed is not None and computed is not None and typed != computed
    return {"term_reason": "term_reason_missing"} if differs and not right.get("term_reason", str) else {}
