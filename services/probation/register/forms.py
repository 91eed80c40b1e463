"""The form of a registration, and what is checked beyond single fields."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from services.probation.cases.domain import phone
from services.probation.cases.domain.categories import REGIONS, Category, Settlement
from services.probation.cases.domain.frequency import Frequency
from services.probation.cases.words import name_field
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
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

Name = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(name_field)]

Words = Annotated[str, StringConstraints(max_length=2000)]


class RegistrationForm(CheckedForm):
    """As typed; empty fields are not given."""

    form_token: UUID
    iin: Annotated[str, StringConstraints(max_length=40)] | None = None
    family_name: Name
    given_name: Name
    patronymic: Name | None = None
    birth_date: Day | None = None
    phone: Annotated[str, StringConstraints(max_length=40)] | None = None
    language: Language
    region: Literal[*REGIONS]  # type: ignore[valid-type]  # the tuple is constant
    settlement: Settlement
    address: Line
    category: Category
    court: Line
    court_decision_on: Day
    in_force_on: Day
    registered_on: Day
    term_ends_on: Day
    conditions: list[Annotated[str, StringConstraints(max_length=40)]] = Field(default_factory=list)
    condition_words: Words = ""
    frequency: Frequency
    first_check_in_on: Day
    basis_kind: Literal["norm", "consent", "none"]
    basis_norm: Line | None = None
    basis_reference: Line | None = None
    basis_given_on: Day | None = None


def read_registration(
    fields: Fields, now: datetime, copy: SignedCopy | FormErrors | None = None
) -> tuple[NewPerson, NewRegistration] | FormErrors:
    """The form as values of the domain, or all that is wrong with it."""
    today = local_today(now)
    form = parse(RegistrationForm, fields, check=lambda right: {name: problem(code) for name, code in _problems(right, today).items()})
    if isinstance(form, FormErrors) or isinstance(copy, FormErrors):
        return FormErrors({name: text for found in (form, copy) if isinstance(found, FormErrors) for name, text in found.messages.items()})
    number, born_on = _iin(form.iin)
    mobile = phone.parse_phone(form.phone) if form.phone is not None else None
    who = NewPerson(
        number, form.family_name, form.given_name, form.patronymic, form.birth_date or born_on, mobile, form.language, form.region,
        form.settlement, form.address, settings().timezone,
    )  # fmt: skip
    dates = registration.Dates(form.court_decision_on, form.in_force_on, form.registered_on, form.term_ends_on, form.first_check_in_on)
    conditions = tuple((code, form.condition_words) for code in dict.fromkeys(form.conditions))
    basis = basis_of_form(form, form.language, today)
    return who, NewRegistration(form.form_token, form.category, form.court, dates, form.frequency, conditions, basis, copy)


def _problems(right: Right, today: date) -> dict[str, str]:
    """What is wrong beyond single fields: a code by field."""
    dates = registration.KnownDates(
        right.get("court_decision_on", date), right.get("in_force_on", date), right.get("registered_on", date),
        right.get("term_ends_on", date), right.get("first_check_in_on", date),
    )  # fmt: skip
    wrong = registration.problems(dates, today) | _number_problems(right, today) | basis_problems(right, today)
    if set(right.get("conditions", list) or ()) - {one.code for one in law.conditions()}:
        wrong["conditions"] = "condition_unknown"
    category, chosen, lives = right.get("category", Category), right.get("frequency", Frequency), right.get("settlement", str)
    if category and chosen and lives:
        settlement: Settlement = "urban" if lives == "urban" else "rural"
        if rare := registration.frequency_problem(category, settlement, chosen, today):
            wrong["frequency"] = rare
    return wrong


def _number_problems(right: Right, today: date) -> dict[str, str]:
    """Of the IIN, the birth date and the phone."""
    wrong: dict[str, str] = {}
    typed, birth_date, mobile = right.get("iin", str), right.get("birth_date", date), right.get("phone", str)
    born_on = None
    try:
        born_on = _iin(typed)[1]
    except iin.WrongIin as error:
        wrong["iin"] = f"iin_{error.problem}"
    if birth_date is None:
        if typed is None:  # a wrong IIN is said at its own field
            wrong["birth_date"] = "birth_date_missing"
    elif born_on is not None and birth_date != born_on:
        wrong["birth_date"] = "birth_date_not_iin"
    elif unlikely := registration.birth_problem(birth_date, today):
        wrong["birth_date"] = unlikely
    try:
        if mobile is not None:
            phone.parse_phone(mobile)
    except phone.WrongPhone:
        wrong["phone"] = "phone"
    return wrong


def _iin(typed: str | None) -> tuple[str | None, date | None]:
    """(the number, the birth date that it tells). Raises WrongIin."""
    if typed is None:
        return None, None
    found = iin.parse_iin(typed)
    return found.number, found.born_on
