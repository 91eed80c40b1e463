"""What is wrong between the fields of a group, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from services.probation.amendments.domain.reading import Values, contact_problem
from services.probation.amendments.words import problem
from services.probation.register import domain as registration
from services.probation.register import iin
from services.probation.register.form_words import problem as register_problem

NOT_IN_FUTURE = (
    *("birth_date", "residence_since", "registered_since", "photo_consent_on", "document_issued_on", "representative_since"),
    *("court_decision_on", "in_force_on", "registered_on"),
)
Found = dict[str, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """The new values of a group, everything that stands now, and today."""

    values: Values
    known: Values
    today: date


def check(group: str, values: Values, known: Values, today: date) -> Found:
    """What is wrong between the new values of a group or list, and with what else stands; by field, in words."""
    wrong = {name: problem("future") for name in NOT_IN_FUTURE if (day := _day(values, name)) is not None and day > today}
    more = _CHECKS.get(group)
    return (more(Checked(values, known, today)) if more else {}) | wrong


def warnings(group: str, values: Values) -> list[str]:
    """What an officer should look at once more before it is written down, in words: a register may hold what a number contradicts."""
    number, sex = values.get("iin"), values.get("sex")
    if group != "identity" or not number or sex is None:
        return []
    told = iin.parse_iin(number).sex
    return [problem("sex_not_iin")] if told is not None and told != sex else []


def _identity(asked: Checked) -> Found:
    born, number = _day(asked.values, "birth_date"), asked.values.get("iin")
    wrong: Found = {}
    if number is None and "iin" in asked.values and asked.values.get("iin_missing_reason") is None:
        wrong["iin_missing_reason"] = problem("iin_reason")
    if asked.values.get("citizenship_country") and asked.values.get("citizenship") != "foreign":
        wrong["citizenship"] = problem("country_of_foreigner")
    told = iin.parse_iin(number).born_on if number else None
    if born is not None and told is not None and born != told:
        wrong["birth_date"] = register_problem("birth_date_not_iin")
    elif born is not None and (unlikely := registration.birth_problem(born, asked.today)):
        wrong["birth_date"] = register_problem(unlikely)
    return wrong


def _spellings(asked: Checked) -> Found:
    wrong: Found = {}
    for script in ("kk", "ru", "latin"):
        parts = {part: asked.values.get(f"{part}_{script}") for part in ("family_name", "given_name", "patronymic")}
        if any(parts.values()):
            wrong |= {f"{part}_{script}": problem("both_names") for part in ("family_name", "given_name") if not parts[part]}
    return wrong


def _kato_of(prefix: str) -> Callable[[Checked], Found]:
    def found(asked: Checked) -> Found:
        code, region = asked.values.get(f"{prefix}kato"), asked.values.get(f"{prefix}region")
        wrong = {f"{prefix}kato": problem("kato_region")} if code and region and not code.startswith(region) else {}
        return wrong | _order(asked.values, f"{prefix}since", f"{prefix}until")

    return found


def _photo(asked: Checked) -> Found:
    proof = ("photo_consent_on", "photo_consent_document")
    return {name: problem("consent_proof") for name in proof if asked.values.get("photo_consent") == "given" and not asked.values.get(name)}


def _decision(asked: Checked) -> Found:
    decided, in_force, registered = (_day(asked.values, name) for name in ("court_decision_on", "in_force_on", "registered_on"))
    dates = registration.KnownDates(decided, in_force, registered, _day(asked.known, "term_ends_on"), None)
    found = registration.problems(dates, asked.today)
    return {name if name in asked.values else "registered_on": register_problem(code) for name, code in found.items()}


def _documents(asked: Checked) -> Found:
    return _order(asked.values, "document_issued_on", "document_expires_on")


def _contacts(asked: Checked) -> Found:
    code = contact_problem(asked.values.get("contact_kind"), asked.values.get("contact_value"))
    return {"contact_value": register_problem("phone") if code == "phone" else problem(code)} if code else {}


def _order(values: Values, earlier: str, later: str) -> Found:
    first, second = _day(values, earlier), _day(values, later)
    return {later: problem("until_before")} if first is not None and second is not None and second < first else {}


def _day(values: Values, name: str) -> date | None:
    text = values.get(name)
    return date.fromisoformat(text) if text else None


_CHECKS: dict[str, Callable[[Checked], Found]] = {
    "identity": _identity,
    "spellings": _spellings,
    "home": _kato_of(""),
    "registered_address": _kato_of("registered_"),
    "photo": _photo,
    "decision": _decision,
    "documents": _documents,
    "contacts": _contacts,
}
