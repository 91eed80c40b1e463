"""An amendment as typed: new values beside those that stood in the form, and the reason. Everything wrong is said in one pass."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import StringConstraints

from services.probation.amendments.domain.fields import Field, Reading
from services.probation.amendments.domain.reading import KATO, Pair, Values, changed
from services.probation.amendments.words import label, problem
from services.probation.cases.domain import phone
from services.probation.cases.domain.because import Because
from services.probation.cases.words import name_field
from services.probation.law_checks.domain import Finding
from services.probation.law_checks.forms import LEAST_REASON
from services.probation.register import iin
from services.probation.register.form_words import problem as register_problem
from shared.kato.fields import read_place
from shared.kato.places import DISTRICT, WHOLE
from shared.web.fields import Day, read_day
from shared.web.forms import MISSING, CheckedForm, FormErrors, Right, parse
from shared.web.i18n import gettext
from shared.web.request import Fields

SEEN = "was_"
"""Before a field's name: the value that stood in the form when it was opened."""
Check = Callable[[Values], Mapping[str, str]]
"""From all new values: what is wrong between fields, in words, by field."""


class BecauseForm(CheckedForm):
    """Why, from when, on what document."""

    change_kind: Literal["correction", "change"]
    change_why: Annotated[str, StringConstraints(min_length=3, max_length=1000)]
    change_from: Day
    change_document: Annotated[str, StringConstraints(min_length=3, max_length=300)]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What an officer wants to stand instead of what they saw, and why."""

    seen: Values
    wanted: Values
    because: Because

    @property
    def changed(self) -> dict[str, Pair]:
        """What differs."""
        return changed(self.seen, self.wanted)


def because_labels() -> dict[str, str]:
    """The fields of the reason, by name."""
    return {
        "change_kind": gettext("Correction or change"),
        "change_why": gettext("Why"),
        "change_from": gettext("From which day"),
        "change_document": gettext("On what document"),
    }


def override_of(fields: Fields) -> str:
    """Why it is right although the law asks something else."""
    return str(fields.get("override_reason", "")).strip()[:1000]


def override_missing(fields: Fields, findings: Sequence[Finding]) -> FormErrors | None:
    """What is wrong with that reason, where the law asks something else."""
    if not findings or len(override_of(fields)) >= LEAST_REASON:
        return None
    text = gettext("The law asks something else: correct it, or give a reason of at least %(count)s characters", count=LEAST_REASON)
    return FormErrors({"override_reason": text}, {"override_reason": gettext("What the law asks")})


def read_because(fields: Fields, today: date) -> Because | FormErrors:
    """The reason alone."""
    form = parse(BecauseForm, fields, because_labels(), check=lambda right: _because_problems(right, today))
    if isinstance(form, FormErrors):
        return form
    return Because(form.change_kind, form.change_why, form.change_from, form.change_document)


def read_amendment(fields: Fields, asked: tuple[Field, ...], check: Check, today: date) -> Amendment | FormErrors:
    """The new values, those that stood in the form, and the reason; or all that is wrong."""
    wanted, wrong = read_values(fields, asked)
    wrong |= {name: text for name, text in check(wanted).items() if name not in wrong}
    because = read_because(fields, today)
    seen = {field.name: fields.get(SEEN + field.name) or None for field in asked}
    if not wrong and not changed(seen, wanted):
        wrong[asked[0].name] = problem("nothing")
    labels = {field.name: label(field.name) for field in asked} | because_labels()
    if wrong or isinstance(because, FormErrors):
        order = [field.name for field in asked]
        messages = {name: wrong[name] for name in sorted(wrong, key=order.index)}
        return FormErrors(messages | (because.messages if isinstance(because, FormErrors) else {}), labels)
    return Amendment(seen, wanted, because)


def read_values(fields: Fields, asked: tuple[Field, ...]) -> tuple[dict[str, str | None], dict[str, str]]:
    """(the values that are right by themselves, what is wrong with the others in words), by field."""
    values: dict[str, str | None] = {}
    wrong: dict[str, str] = {}
    for field in asked:
        try:
            values[field.name] = read_value(field, str(fields.get(field.name, "")))
        except ValueError as error:
            wrong[field.name] = gettext(str(error))
    return values, wrong


def read_value(field: Field, typed: str) -> str | None:
    """What was typed as a value; ValueError with words or a msgid where it is wrong."""
    text = typed.strip()
    if not text:
        if field.required:
            raise ValueError(MISSING)
        return None
    if len(text) > field.most:
        raise ValueError(gettext("Use at most %(most)s characters", most=field.most))
    if field.reading is Reading.CHOICE and text not in field.options:
        raise ValueError(gettext("Choose or enter a valid value"))
    return _READERS.get(field.reading, str)(text)


def _iin(text: str) -> str:
    try:
        return iin.parse_iin(text).number
    except iin.WrongIin as error:
        raise ValueError(register_problem(f"iin_{error.problem}")) from None


def _phone(text: str) -> str:
    try:
        return phone.parse_phone(text)
    except phone.WrongPhone:
        raise ValueError(register_problem("phone")) from None


def _kato(text: str) -> str:
    """Nine digits, however the place was typed: by its whole code, the code of its district or region, or its name."""
    if KATO.fullmatch(text):
        return text
    if text.strip().isdigit() and len(text.strip()) > DISTRICT:
        raise ValueError(problem("kato"))
    return read_place(text).ljust(WHOLE, "0")


_READERS: Mapping[Reading, Callable[[str], str]] = {
    Reading.NAME: name_field,
    Reading.CYRILLIC: lambda text: name_field(text, "cyrillic"),
    Reading.LATIN: lambda text: name_field(text, "latin"),
    Reading.DAY: lambda text: read_day(text).isoformat(),
    Reading.PHONE: _phone,
    Reading.IIN: _iin,
    Reading.KATO: _kato,
}


def _because_problems(right: Right, today: date) -> dict[str, str]:
    since = right.get("change_from", date)
    return {"change_from": problem("future")} if since is not None and since > today else {}
