"""The form of a registration, and what is checked beyond single fields."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from typing import Annotated, Literal, cast
from uuid import UUID

from pydantic import AfterValidator, StringConstraints

from services.probation.cases.domain import phone
from services.probation.cases.domain.categories import REGIONS, Category, Citizenship, Settlement, Sex, SupervisingAuthority
from services.probation.cases.words import name_field
from services.probation.conditions.forms import imposed
from services.probation.law_checks.domain import Facts, Finding, lawful
from services.probation.law_checks.forms import DecisionFields, decision_codes, facts_typed, law_problems
from services.probation.legal_basis.domain import SignedCopy
from services.probation.legal_basis.forms import Line, basis_of_form, basis_problems
from services.probation.local_time import local_today
from services.probation.register import domain as registration
from services.probation.register import iin
from services.probation.register.actions import NewPerson, NewRegistration
from services.probation.register.form_words import problem
from services.probation.register.same_person import SameAnswer
from services.probation.settings import settings
from services.probation.terms.fields import end_of_form, known_end, length_of
from shared.messages.base import Language
from shared.messages.probation import BiometricBasis
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

Name = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(name_field)]

LONGEST_REASON = 2000


class PersonFields(CheckedForm):
    """The person as typed; empty fields are not given."""

    iin: Annotated[str, StringConstraints(max_length=40)] | None = None
    family_name: Name
    given_name: Name
    patronymic: Name | None = None
    birth_date: Day | None = None
    sex: Sex | None = None
    citizenship: Citizenship | None = None
    phone: Annotated[str, StringConstraints(max_length=40)] | None = None
    language: Language
    region: Literal[*REGIONS]  # type: ignore[valid-type]  # the tuple is constant
    settlement: Settlement
    address: Line


class RegistrationForm(DecisionFields, PersonFields):
    """Person, decision and legal basis."""

    basis_kind: Literal["norm", "consent", "none"]
    basis_norm: Line | None = None
    basis_reference: Line | None = None
    basis_given_on: Day | None = None


def read_registration(
    fields: Fields, now: datetime, authority: SupervisingAuthority, copy: SignedCopy | FormErrors | None = None
) -> tuple[NewPerson, NewRegistration] | FormErrors:
    """The form as values of the domain, or all that is wrong with it. `authority`: who will supervise."""
    today = local_today(now)
    form = parse(RegistrationForm, fields, check=lambda right: _problems(right, authority, today) | imposed(fields, today)[1])
    if isinstance(form, FormErrors) or isinstance(copy, FormErrors):
        return FormErrors({name: text for found in (form, copy) if isinstance(found, FormErrors) for name, text in found.messages.items()})
    number, born_on, sex = _iin(form.iin)
    mobile = phone.parse_phone(form.phone) if form.phone is not None else None
    who = NewPerson(
        number, form.family_name, form.given_name, form.patronymic, form.birth_date or born_on, mobile, form.language, form.region,
        form.settlement, form.address, settings().timezone, form.sex or sex, form.citizenship,
    )  # fmt: skip
    basis = basis_of_form(form, form.language, today)
    return who, replace(decision_of_form(form, basis, copy), inputs=imposed(fields, today)[0])


def answer_of(fields: Fields) -> SameAnswer:
    """What the officer said about people who may be the same; an answer that says nothing leads to the question again."""
    chosen: UUID | None = None
    with suppress(ValueError):
        chosen = UUID(str(fields.get("is_person", "")))
    return SameAnswer(str(fields.get("asked", "")), str(fields.get("apart_reason", "")).strip()[:LONGEST_REASON], chosen)


def decision_of_form(form: DecisionFields, basis: BiometricBasis | None = None, copy: SignedCopy | None = None) -> NewRegistration:
    """The decision as the actions take it."""
    ends_on = form.term_ends_on or end_of_form(form)
    assert ends_on is not None  # one of the two is given, or the form has a problem
    dates = registration.Dates(form.court_decision_on, form.in_force_on, form.registered_on, ends_on, form.first_check_in_on)
    conditions = tuple((code, form.condition_words) for code in dict.fromkeys(form.conditions))
    is_work = form.category is Category.COMMUNITY_WORK
    return NewRegistration(
        form.form_token, form.category, form.court, dates, form.frequency, conditions, basis, copy,
        released_on=form.released_on, work_hours=form.work_hours if is_work else None,
        offence_kind=form.offence_kind if is_work else None, representative=form.representative, override_reason=form.override_reason,
        length=length_of(form.term_amount, form.term_unit), term_reason=form.term_reason,
    )  # fmt: skip


def computed_day(fields: Fields) -> dict[str, str]:
    """The last day that the term's length gives, to be shown on the form; nothing where something that it depends on is missing."""
    found: list[date] = []

    def note(right: Right) -> dict[str, str]:
        found.extend(day for day in (known_end(right),) if day)
        return {}

    parse(DecisionFields, fields, check=note)
    return {"term_ends_on": found[0].isoformat()} if found else {}


def findings_typed(fields: Fields, now: datetime, authority: SupervisingAuthority) -> list[Finding]:
    """What the law asks of what is typed, notices too, whether a reason was given or not."""
    found: list[Finding] = []

    def look(right: Right) -> dict[str, str]:
        facts = _facts(right, authority)
        found.extend(lawful(facts, facts.registered_on or local_today(now)))
        return {}

    parse(RegistrationForm, fields, check=look)
    return found


def dates_typed(right: Right) -> registration.KnownDates:
    """The dates that are right by themselves."""
    return registration.KnownDates(
        right.get("court_decision_on", date), right.get("in_force_on", date), right.get("registered_on", date),
        right.get("term_ends_on", date) or known_end(right), right.get("first_check_in_on", date),
    )  # fmt: skip


def _problems(right: Right, authority: SupervisingAuthority, today: date) -> dict[str, str]:
    """What is wrong beyond single fields, in words by field: what contradicts itself first, then what the law asks."""
    codes = registration.problems(dates_typed(right), today) | _number_problems(right, today) | basis_problems(right, today)
    codes |= decision_codes(right)
    return law_problems(right, _facts(right, authority), today) | {name: problem(code) for name, code in codes.items()}


def _facts(right: Right, authority: SupervisingAuthority) -> Facts:
    number, born_on, sex = None, None, None
    with suppress(iin.WrongIin):  # said at its own field
        number, born_on, sex = _iin(right.get("iin", str))
    lives, said = right.get("settlement", str), right.get("sex", str)
    return facts_typed(
        right, authority=authority, born_on=right.get("birth_date", date) or born_on, sex=cast("Sex | None", said) or sex,
        iin=number or ("" if right.get("iin", str) is None else None), settlement=cast("Settlement | None", lives),
        citizenship=cast("Citizenship | None", right.get("citizenship", str)),
    )  # fmt: skip


def _number_problems(right: Right, today: date) -> dict[str, str]:
    """Of the IIN, the birth date and the phone."""
    wrong: dict[str, str] = {}
    typed, birth_date, mobile = right.get("iin", str), right.get("birth_date", date), right.get("phone", str)
    born_on, sex, said = None, None, right.get("sex", str)
    try:
        _, born_on, sex = _iin(typed)
    except iin.WrongIin as error:
        wrong["iin"] = f"iin_{error.problem}"
    if birth_date is None:
        if typed is None:  # a wrong IIN is said at its own field
            wrong["birth_date"] = "birth_date_missing"
    elif born_on is not None and birth_date != born_on:
        wrong["birth_date"] = "birth_date_not_iin"
    elif unlikely := registration.birth_problem(birth_date, today):
        wrong["birth_date"] = unlikely
    if said is not None and sex is not None and said != sex:
        wrong["sex"] = "sex_not_iin"
    try:
        if mobile is not None:
            phone.parse_phone(mobile)
    except phone.WrongPhone:
        wrong["phone"] = "phone"
    return wrong


def _iin(typed: str | None) -> tuple[str | None, date | None, Sex | None]:
    """(the number, the birth date and the sex that it tells). Raises WrongIin."""
    if typed is None:
        return None, None, None
    found = iin.parse_iin(typed)
    return found.number, found.born_on, found.sex
