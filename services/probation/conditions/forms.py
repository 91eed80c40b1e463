"""The form of a duty: its inputs, and on what it rests."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Annotated, Literal, cast
from uuid import UUID

from pydantic import StringConstraints

from services.probation.conditions import words
from services.probation.conditions.actions import OnWhat
from services.probation.conditions.domain.inputs import Inputs, problems
from services.probation.conditions.domain.templates import Duty, NoSuchTemplate, Template, in_force, templates
from shared.web.fields import Day, read_clock, read_day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

PREFIX = "in-"
MANY = (f"{PREFIX}days",)
MANY_OF_DECISION = ("conditions", *sorted({f"{one.code}-days" for one in templates() if one.slot("days")}))
"""The fields of the form of a decision that have several values."""
Line = Annotated[str, StringConstraints(min_length=3, max_length=300)]


class OnWhatForm(CheckedForm):
    """Document, days, reason; `version` is the one that the officer saw."""

    form_token: UUID
    version: int = 0
    imposed_by: Literal["court", "law"] = "court"
    document: Line
    decided_on: Day
    valid_from: Day
    why: Annotated[str, StringConstraints(max_length=1000)] = ""

    def on_what(self) -> OnWhat:
        """As the actions take it."""
        return OnWhat(self.imposed_by, self.document, self.decided_on, self.valid_from, self.why, self.form_token)


def read_inputs(fields: Fields, prefix: str = PREFIX) -> Inputs:
    """The inputs as they were typed, days and times in one spelling; what cannot be read stays as it is, for the check to refuse."""
    parts: dict[str, dict[str, object]] = {}
    for name, given in fields.items():
        if name.startswith(prefix):
            kind, _, part = name.removeprefix(prefix).partition("-")
            parts.setdefault(kind, {})[part] = given
    found = {kind: _values(kind, given) for kind, given in parts.items()}
    return {kind: values for kind, values in found.items() if any(values)}


def read_duty(
    fields: Fields, template: Template | None, category: str, today: date, *, needs_why: bool
) -> tuple[OnWhatForm, Inputs] | FormErrors:
    """The form and the inputs, or all that is wrong with them. `template` None: the duty ends, and has no inputs."""
    inputs = read_inputs(fields) if template else {}

    def check(right: Right) -> Mapping[str, str]:
        decided, begins = right.get("decided_on", date), right.get("valid_from", date)
        wrong: dict[str, str] = {}
        if template is not None:
            imposed_by = cast("Duty", right.get("imposed_by", str) or fields.get("imposed_by") or "court")
            found = problems(template, inputs, imposed_by=imposed_by, category=category)
            wrong |= words.problems_by_field(found, PREFIX)
        wrong |= {name: words.problem("ahead") for name, day in (("decided_on", decided), ("valid_from", begins)) if day and day > today}
        if decided and begins and begins < decided:
            wrong.setdefault("valid_from", words.problem("before_decision"))
        if needs_why and not (right.get("why", str) or ""):
            wrong["why"] = words.problem("why")
        return wrong

    names = words.field_names() | (words.names_of(template, PREFIX) if template else {})
    form = parse(OnWhatForm, fields, names, check=check)
    return form if isinstance(form, FormErrors) else (form, inputs)


def imposed(fields: Fields, today: date) -> tuple[dict[str, Inputs], dict[str, str]]:
    """Of the duties chosen in the form of a decision: the inputs of each by its code, and what is wrong, in words by field.

    The decision itself is the court's document. An unknown code is left to the check of the list.
    """
    chosen = fields.get("conditions") or []
    found: dict[str, Inputs] = {}
    wrong: dict[str, str] = {}
    for code in dict.fromkeys([chosen] if isinstance(chosen, str) else chosen):
        with suppress(NoSuchTemplate):
            template = in_force(code, today)
            found[code] = read_inputs(fields, f"{code}-")
            codes = problems(template, found[code], imposed_by=template.duty, category=None)
            wrong |= words.problems_by_field(codes, f"{code}-")
    return found, wrong


def typed(inputs: Inputs, prefix: str = PREFIX) -> Fields:
    """Stored inputs as the fields of the form."""
    given: Fields = {}
    for kind, values in inputs.items():
        if kind in words.FIRST_FIELD:
            given |= {f"{prefix}{kind}-{part}": value for part, value in zip(("from", "until"), values, strict=False)}
        elif kind == "days":
            given[f"{prefix}days"] = list(values)
        else:
            given[prefix + kind] = "\n".join(values)
    return given


def _values(kind: str, given: Mapping[str, object]) -> tuple[str, ...]:
    if kind in words.FIRST_FIELD:
        read: Callable[[str], str] = _clock if kind == "hours" else _day
        return tuple(read(_text(given.get(part))) for part in ("from", "until"))
    value = given.get("", "")
    if isinstance(value, list):
        return tuple(_text(each) for each in value)
    lines = _text(value).splitlines() if kind == "places" else [_text(value)]
    return tuple(line.strip() for line in lines if line.strip())


def _text(value: object) -> str:
    return str(value or "").strip()


def _clock(value: str) -> str:
    try:
        return f"{read_clock(value):%H:%M}"
    except ValueError:
        return value


def _day(value: str) -> str:
    try:
        return read_day(value).isoformat() if value else ""
    except ValueError:
        return value
