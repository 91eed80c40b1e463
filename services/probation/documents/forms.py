"""The form of a document: its kind decides the fields; and the forms of what happens to it afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import StringConstraints

from services.probation.cases.rows import Case
from services.probation.documents import words
from services.probation.documents.domain.contents import KINDS, Content, read_content
from services.probation.documents.domain.equipment import OF_EQUIPMENT
from services.probation.documents.domain.fields import ADDRESSEE, FIELDS, WORDS, Field
from services.probation.documents.printing.equipment_words import code_of, item
from shared.messages.base import Language
from shared.values import JsonObject
from shared.web.fields import Day, read_clock, read_day
from shared.web.forms import CheckedForm, FormErrors
from shared.web.i18n import LANGUAGES, gettext, ngettext
from shared.web.request import Fields

LONGEST = {"line": 400, "long": 4000, "list": 4000}
MOST_FACTS = 60
Reason = Annotated[str, StringConstraints(min_length=3, max_length=1000)]


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed, as the action takes it."""

    content: Content
    language: Language


class WithdrawForm(CheckedForm):
    """Why it is withdrawn."""

    reason_why: Reason


class TextsForm(CheckedForm):
    """From when the texts of a form hold, and why they change; the texts themselves are read by their places."""

    valid_from: Day
    why: Annotated[str, StringConstraints(min_length=10, max_length=1000)]


class AnswerForm(CheckedForm):
    """The second administrator's answer."""

    answer: Literal["accept", "refuse", "withdraw"]
    why_answer: Annotated[str, StringConstraints(max_length=1000)] = ""


def read_document(kind: str, fields: Fields, case: Case) -> Given | FormErrors:
    """The content of that kind, or everything that is wrong with it."""
    values: JsonObject
    wrong: dict[str, str]
    zone, values, wrong = ZoneInfo(case.time_zone), {}, {}
    addressee = Field(ADDRESSEE.name, ADDRESSEE.type, optional=not KINDS[kind].to_others)
    for field in (addressee, *FIELDS[kind], WORDS):
        _read(field, fields, zone, values, wrong)
    _lines("facts", fields, lambda line: _fact(line, zone), values, wrong)
    _lines("norms", fields, _norm, values, wrong)
    language = next((each for each in LANGUAGES if each == fields.get("language")), None)
    if language is None:
        wrong["language"] = gettext("Choose one of the answers")
    if wrong or language is None:
        return FormErrors(wrong, words.field_names(kind))
    return Given(read_content({"kind": kind, **values}), language)


def typed_again(content: Content, language: str, time_zone: str) -> dict[str, str]:
    """The fields of the form as somebody would type this content."""
    zone, typed = ZoneInfo(time_zone), {"language": language}
    for field in (ADDRESSEE, *FIELDS[content.kind], WORDS):
        value = getattr(content, field.name)
        if field.type == "moment":
            local = value.astimezone(zone)
            typed |= {field.name: f"{local:%d.%m.%Y}", f"{field.name}_time": f"{local:%H:%M}"}
        elif isinstance(value, date):
            typed[field.name] = f"{value:%d.%m.%Y}"
        else:
            lines = map(item, value) if field.name in OF_EQUIPMENT else value
            typed[field.name] = "\n".join(lines) if isinstance(value, tuple) else str(value or "")
    facts = [f"{each.at.astimezone(zone):%d.%m.%Y %H:%M}; {each.words}; {each.address or ''}".rstrip("; ") for each in content.facts]
    norms = [f"{each.reference}; {each.words}".rstrip("; ") for each in content.norms]
    return typed | {"facts": "\n".join(facts), "norms": "\n".join(norms)}


def _read(field: Field, fields: Fields, zone: ZoneInfo, values: JsonObject, wrong: dict[str, str]) -> None:
    text = str(fields.get(field.name, "")).strip()
    if not text:
        if not field.optional:
            wrong[field.name] = gettext("Fill this in")
        return
    try:
        if field.type == "moment":
            clock = str(fields.get(f"{field.name}_time", ""))
            values[field.name] = datetime.combine(read_day(text), read_clock(clock) if clock.strip() else time(), zone)
        elif field.type == "date":
            values[field.name] = read_day(text)
        elif len(text) > LONGEST[field.type]:
            wrong[field.name] = gettext("Use at most %(most)s characters", most=LONGEST[field.type])
        else:
            lines = tuple(map(code_of, _each_line(text)) if field.name in OF_EQUIPMENT else _each_line(text))
            values[field.name] = lines if field.type == "list" else text
    except ValueError as problem:
        wrong[field.name] = gettext(str(problem))


def _lines(name: str, fields: Fields, read: Callable[[str], Mapping[str, object]], values: JsonObject, wrong: dict[str, str]) -> None:
    lines = _each_line(str(fields.get(name, "")))
    if len(lines) > MOST_FACTS:
        wrong[name] = ngettext("Use at most %(num)s line", "Use at most %(num)s lines", MOST_FACTS)
        return
    read_so_far = []
    for number, line in enumerate(lines, 1):
        try:
            read_so_far.append(read(line))
        except ValueError as problem:
            wrong[name] = gettext("Line %(number)s: %(problem)s", number=number, problem=gettext(str(problem)))
            return
    values[name] = read_so_far


def _each_line(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _fact(line: str, zone: ZoneInfo) -> Mapping[str, object]:
    """`24.11.2026 18:00; what happened; where`: the time and the place may be missing."""
    moment, _, rest = line.partition(";")
    said, _, address = rest.partition(";")
    day, _, clock = moment.strip().partition(" ")
    at = datetime.combine(read_day(day), read_clock(clock) if clock.strip() else time(), zone)
    if not said.strip():
        raise ValueError(words.NO_FACT)
    return {"at": at, "words": said.strip(), "address": address.strip() or None}


def _norm(line: str) -> Mapping[str, object]:
    """`УИК 176; what it says`: what was typed by hand was compared with the law by nobody."""
    reference, _, said = line.partition(";")
    return {"reference": reference.strip(), "words": said.strip(), "status": "unverified"}
