"""Registrations: the court's decision and what the officer sets, as an action takes them and as the form sends them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from services.probation.cases.domain.categories import Category
from services.probation.cases.domain.frequency import Frequency
from services.probation.legal_basis.domain import SignedCopy
from services.probation.register.actions import NewPerson, NewRegistration, Registered, register_person
from services.probation.register.domain import Dates
from shared.actors import Actor
from shared.messages.probation import BiometricBasis
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.people import IIN, person

CONSENT = BiometricBasis(kind="consent", reference="Demo consent 1", given_on="2026-11-01", language="kk")
OF_PAROLE = (("stay_home_at_hours", "22:00-06:00"),)
CONDITIONS = (("notify_residence", ""), ("stay_home_at_hours", "22:00-06:00"))


def registration(
    first: date = TODAY,
    *,
    basis: BiometricBasis | None = CONSENT,
    copy: SignedCopy | None = None,
    days: int = 365,
    category: Category = Category.SUSPENDED_SENTENCE,
    since: date = TODAY,
) -> NewRegistration:
    """A suspended sentence, or another category, of `days`, in force for five days, with check-ins twice a month from `first` on.

    `since`: the day of the registration.
    """
    dates = Dates(TODAY - timedelta(days=20), TODAY - timedelta(days=5), since, TODAY + timedelta(days=days), first)
    return NewRegistration(fresh(), category, "Demo Court", dates, Frequency.TWICE_A_MONTH, CONDITIONS, basis, copy)


async def registered(who: NewPerson | None = None, *, by: Actor = OFFICER, **given: Any) -> Registered:
    """Somebody on the register of `by` since NOW, with a first check-in that is open; `given` changes the registration.

    Whom an officer of the police registers is on parole.
    """
    what = registration(**given)
    if by.authority == "police":
        what = replace(what, category=Category.PAROLE, frequency=Frequency.MONTHLY, conditions=OF_PAROLE)
    return await register_person(who or person(), what, by=by, now=NOW)


Register = Callable[..., Awaitable[Registered]]
"""`registered` with a database: a fixture of probation's tests."""


def registration_form(**changed: Any) -> dict[str, Any]:
    """The form of /people/new without a mistake, with a token of its own."""
    return {
        "form_token": str(fresh()), "iin": IIN, "family_name": "Fictional", "given_name": "Person", "phone": "8 701 000 00 01",
        "language": "ru", "region": "75", "settlement": "urban", "address": "Demo Street 1", "category": "suspended_sentence",
        "court": "Demo Court", "court_decision_on": str(TODAY - timedelta(days=9)), "in_force_on": str(TODAY - timedelta(days=3)),
        "registered_on": str(TODAY - timedelta(days=1)), "term_ends_on": str(TODAY + timedelta(days=300)),
        "conditions": ["notify_residence", "treatment"], "condition_words": "", "frequency": "twice_a_month",
        "first_check_in_on": str(TODAY + timedelta(days=2)), "basis_kind": "consent", "basis_reference": "Consent 1",
        "basis_given_on": str(TODAY - timedelta(days=1)),
    } | changed  # fmt: skip
