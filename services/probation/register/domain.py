"""Registering a person: the order of dates and possible ages. What the law asks beyond that is in law_checks."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from services.probation.law import rules as law
from services.probation.law_checks.periods import age

OLDEST_YEARS = 110
YOUNGEST_YEARS = 14  # УК 15: the age of criminal responsibility; younger is a mistake in the birth date


@dataclass(frozen=True)
class Dates:
    """The dates of a registration."""

    court_decision_on: date
    in_force_on: date
    registered_on: date
    term_ends_on: date
    first_check_in_on: date


class SomeDates(Protocol):
    """`Dates`, or those of them that are known while a form is being filled in."""

    @property
    def court_decision_on(self) -> date | None: ...
    @property
    def in_force_on(self) -> date | None: ...
    @property
    def registered_on(self) -> date | None: ...
    @property
    def term_ends_on(self) -> date | None: ...
    @property
    def first_check_in_on(self) -> date | None: ...


@dataclass(frozen=True)
class KnownDates:
    """Dates of which some may be missing."""

    court_decision_on: date | None
    in_force_on: date | None
    registered_on: date | None
    term_ends_on: date | None
    first_check_in_on: date | None


def problems(dates: SomeDates, today: date) -> dict[str, str]:
    """What contradicts itself: a code by field. Decision <= in force <= registered <= today, first check-in and end after that.

    A date that is not known contradicts nothing.
    """
    found: dict[str, str] = {}
    decision, force, registered = dates.court_decision_on, dates.in_force_on, dates.registered_on
    ends, first = dates.term_ends_on, dates.first_check_in_on
    if decision and decision > today:
        found["court_decision_on"] = "decision_in_future"
    if force and decision and force < decision:
        found["in_force_on"] = "force_before_decision"
    if registered and force and registered < force:
        found["registered_on"] = "registered_before_force"
    elif registered and registered > today:
        found["registered_on"] = "registered_in_future"
    if ends and registered and ends <= registered:
        found["term_ends_on"] = "term_ends_too_early"
    elif ends and registered and months_between(registered, ends) > law.number("term.any.most", today):
        found["term_ends_on"] = "term_too_long"
    if first and first < max(today, registered or today):
        found["first_check_in_on"] = "first_check_in_past"
    elif first and ends and first > ends:
        found["first_check_in_on"] = "first_check_in_after_term"
    return found


def birth_problem(born_on: date, on: date) -> str | None:
    """A code if a person of that age cannot be on the register."""
    if born_on > on:
        return "born_in_future"
    return None if YOUNGEST_YEARS <= age(born_on, on) <= OLDEST_YEARS else "age_impossible"


def months_between(start: date, end: date) -> int:
    """Whole months."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
