"""What is wrong with a form, and what to do."""

from collections.abc import Mapping

from services.probation import words as probation_words
from services.probation.cases import words
from services.probation.cases.domain.categories import Category
from services.probation.cases.domain.frequency import Frequency
from services.probation.conditions import words as condition_words
from services.probation.conditions.domain.templates import in_force
from services.probation.law import rules as law
from services.probation.legal_basis.words import basis_problem
from services.probation.legal_basis.words import field_names as basis_field_names
from services.probation.local_time import local_today
from services.probation.terms import words as term_words
from services.probation.terms.domain.parts import UNITS
from shared import clock
from shared.registry import Words
from shared.values import PageContext
from shared.web.i18n import gettext

TIMELINE: dict[str, Words] = {
    "registered": lambda d: gettext("Put on the register, case %(number)s", number=d["case_number"]),
    "card_issued": lambda _: gettext("A new card was issued"),
}
"""What the register says in a timeline."""


def problem(code: str) -> str:
    """What is wrong with a field of the registration form, and what to do."""
    return {
        "decision_in_future": gettext("The court decision cannot be in the future"),
        "force_before_decision": gettext("The decision cannot enter into force before it was made"),
        "registered_before_force": gettext("Registration cannot be before the decision entered into force"),
        "registered_in_future": gettext("Registration cannot be in the future"),
        "term_ends_too_early": gettext("The term must end after registration"),
        "term_too_long": gettext("The term is too long: check the year"),
        "term_missing": gettext("Enter how long the term is, or its last day"),
        "term_length_incomplete": gettext("Enter the number and the unit"),
        "term_reason_missing": gettext("This is not the computed last day: say why"),
        "first_check_in_past": gettext("The first check-in cannot be in the past"),
        "first_check_in_after_term": gettext("The first check-in must be within the term"),
        "work_hours_missing": gettext("Enter the hours that the court set: they are the term of community work"),
        "released_after_registration": gettext("The release cannot be after the registration"),
        "sex_not_iin": gettext("The seventh digit of the IIN says otherwise"),
        "same_decision": gettext("This decision is on the register already: the same court, day and category"),
        "born_in_future": gettext("The birth date cannot be in the future"),
        "age_impossible": gettext("Check the birth date: nobody of this age can be registered"),
        "iin_length": gettext("An IIN has 12 digits"),
        "iin_date": gettext("This IIN begins with a date that does not exist: check the first six digits"),
        "iin_century": gettext("The seventh digit of this IIN is not possible"),
        "iin_checksum": gettext("This IIN has a mistake in it: check every digit"),
        "phone": gettext("Enter a mobile number of Kazakhstan, such as +7 701 234 56 78"),
        "birth_date_missing": gettext("Enter the birth date where there is no IIN yet"),
        "already_registered": gettext("This person is on the register already"),
        "known_elsewhere": gettext("Nobody was registered: another office keeps, or may have kept, a case of this IIN. Check every digit"),
        "birth_date_not_iin": gettext("This is not the birth date that the IIN begins with"),
        "condition_unknown": gettext("Choose the conditions from the list"),
        "form_used": gettext("This form registered somebody else before. Check it and send it again"),
    }.get(code) or basis_problem(code)


def field_names() -> dict[str, str]:
    """The fields of the form by name."""
    return {
        "iin": gettext("IIN"),
        "family_name": gettext("Family name"),
        "given_name": gettext("Given name"),
        "patronymic": gettext("Patronymic, if any"),
        "birth_date": gettext("Birth date"),
        "sex": gettext("Sex"),
        "citizenship": gettext("Citizenship"),
        "phone": gettext("Mobile phone"),
        "language": gettext("Language for messages"),
        "region": gettext("Region"),
        "settlement": gettext("Town or countryside"),
        "address": gettext("Address"),
        "category": gettext("Category"),
        "court": gettext("Court"),
        "court_decision_on": gettext("Court decision of"),
        "in_force_on": gettext("Date in force"),
        "released_on": gettext("Released from prison on"),
        "registered_on": gettext("Date registered"),
        "term_amount": gettext("How long"),
        "term_unit": gettext("Unit"),
        "term_reason": gettext("Why the last day differs from the computed one"),
        "term_ends_on": gettext("Last day of the term"),
        "work_hours": gettext("Hours of community work"),
        "offence_kind": gettext("Imposed for"),
        "representative": gettext("Parent or representative who was present"),
        "conditions": gettext("Conditions"),
        **_inputs(),
        "frequency": gettext("How often"),
        "first_check_in_on": gettext("First check-in"),
        "override_reason": gettext("Reason to register otherwise than the law asks"),
        **basis_field_names(),
    }


def decision_choices() -> PageContext:
    """What the fields of a decision offer to choose from."""
    return {
        "categories": [(str(one), words.category(one)) for one in Category],
        "units": [(code, term_words.unit(code)) for code in UNITS],
        "frequencies": [(str(one), words.frequency(one)) for one in Frequency],
        "duties": [(one.code, words.condition(one.code), words.source(one.source)) for one in law.conditions()],
        "duty_templates": {each.code: in_force(each.code, local_today(clock.now())) for each in law.conditions()},
        "duty_words": condition_words,
        "offence_kinds": [("misdemeanour", gettext("A misdemeanour")), ("crime", gettext("A crime"))],
    }


def _inputs() -> dict[str, str]:
    """The inputs of the conditions, each after the duty that it belongs to."""
    found: dict[str, str] = {}
    for each in law.conditions():
        named = condition_words.names_of(in_force(each.code, local_today(clock.now())), f"{each.code}-")
        found |= {name: f"{words.condition(each.code)}, {label}" for name, label in named.items()}
    return found


def error_summary(messages: Mapping[str, str]) -> list[dict[str, str]]:
    """The list at the top of the form."""
    return probation_words.error_summary(messages, field_names())
