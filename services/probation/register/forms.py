"""The form of a registration, and what is checked beyond single fields."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, StringConstraints

from services.probation.cases.domain import phone
from services.probation.cases.domain.categories import REGIONS, Category, Settlement
from services.probation.cases.domain.frequency import Frequency
from services.probation.law import rules as law
from services.probation.legal_basis.domain import SignedCopy
from services.probation.legal_basis.forms import Line, basis_of_form, basis_problems
from services.probation.local_time import local_today
from services.probation.register import domain as registration
from services.probation.register import iin
from services.probation.register.actions import NewPerson, NewRegistration
from services.probation.register.form_words import problem
from services.probation.settings import settings
from shared.messages.base import Language
from shared.web.forms import FormErrors, parse
from shared.web.request import Fields

Name = Annotated[str, StringConstraints(min_length=1, max_length=100)]

Words = Annotated[str, StringConstraints(max_length=2000)]


class RegistrationForm(BaseModel):
    """As typed; empty fields are not given."""

    form_token: UUID
    iin: Annotated[str, StringConstraints(max_length=40)] | None = None
    family_name: Name
    given_name: Name
    patronymic: Name | None = None
    birth_date: date | None = None
    phone: Annotated[str, StringConstraints(max_length=40)] | None = None
    language: Language
    region: Literal[*REGIONS]  # type: ignore[valid-type]  # the tuple is constant
    settlement: Settlement
    address: Line
    category: Category
    court: Line
    court_decision_on: date
    in_force_on: date
    registered_on: date
    term_ends_on: date
    conditions: list[Annotated[str, StringConstraints(max_length=40)]] = []
    condition_words: Words = ""
    frequency: Frequency
    first_check_in_on: date
    basis_kind: Literal["norm", "consent", "none"]
    basis_norm: Line | None = None
    basis_reference: Line | None = None
    basis_given_on: date | None = None


def read_registration(
    fields: Fields, now: datetime, copy: SignedCopy | FormErrors | None = None
) -> tuple[NewPerson, NewRegistration] | FormErrors:
    """The form as values of the domain, or what is wrong with it."""
    form = parse(RegistrationForm, fields)
    if isinstance(form, FormErrors):
        return form
    wrong: dict[str, str] = {}
    number, born_on = _iin(form, wrong)
    mobile = _phone(form, wrong)
    today = local_today(now)
    dates = registration.Dates(form.court_decision_on, form.in_force_on, form.registered_on, form.term_ends_on, form.first_check_in_on)
    wrong |= registration.problems(dates, today)
    wrong |= _birth_problems(form, born_on, today)
    if set(form.conditions) - {one.code for one in law.conditions()}:
        wrong["conditions"] = "condition_unknown"
    if rare := registration.frequency_problem(form.category, form.settlement, form.frequency, today):
        wrong["frequency"] = rare
    wrong |= basis_problems(form, today)
    if wrong or isinstance(copy, FormErrors):
        return FormErrors({name: problem(code) for name, code in wrong.items()} | (copy.messages if isinstance(copy, FormErrors) else {}))
    who = NewPerson(
        number, form.family_name, form.given_name, form.patronymic, form.birth_date or born_on, mobile, form.language, form.region,
        form.settlement, form.address, settings().timezone,
    )  # fmt: skip
    conditions = tuple((code, form.condition_words) for code in dict.fromkeys(form.conditions))
    basis = basis_of_form(form, form.language, today)
    return who, NewRegistration(form.form_token, form.category, form.court, dates, form.frequency, conditions, basis, copy)


def _iin(form: RegistrationForm, wrong: dict[str, str]) -> tuple[str | None, date | None]:
    if form.iin is None:
        return None, None
    try:
        found = iin.parse_iin(form.iin)
    except iin.WrongIin as error:
        wrong["iin"] = f"iin_{error.problem}"
        return None, None
    return found.number, found.born_on


def _birth_problems(form: RegistrationForm, born_on: date | None, today: date) -> dict[str, str]:
    if form.birth_date is None:
        return {} if form.iin is not None else {"birth_date": "birth_date_missing"}  # a wrong IIN is said at its own field
    if born_on is not None and form.birth_date != born_on:
        return {"birth_date": "birth_date_not_iin"}
    unlikely = registration.birth_problem(form.birth_date, today)
    return {"birth_date": unlikely} if unlikely else {}


def _phone(form: RegistrationForm, wrong: dict[str, str]) -> str | None:
    if form.phone is None:
        return None
    try:
        return phone.parse_phone(form.phone)
    except phone.WrongPhone:
        wrong["phone"] = "phone"
        return None
