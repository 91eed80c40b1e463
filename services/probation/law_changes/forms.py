"""The forms of a change of the law's data."""

from datetime import date
from typing import Annotated, Literal, cast

from pydantic import BaseModel, StringConstraints

from services.probation.law_changes import text_words, words
from services.probation.law_changes.domain.changes import Change, Section, changed_list, changed_rule, changed_texts, new_day, new_value
from services.probation.law_changes.domain.texts import LANGUAGES, PHRASE, Texts, texts_of, wrong_texts
from services.probation.law_changes.queries import InForce
from shared.law.rules import Status
from shared.web.fields import Day
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext
from shared.web.request import Fields

Source = Annotated[str, StringConstraints(min_length=3, max_length=300)]
Why = Annotated[str, StringConstraints(min_length=10, max_length=1000)]
Document = Annotated[str, StringConstraints(min_length=3, max_length=200)]


class ValueForm(BaseModel):
    """Another value from a day on, or who says so of the same value."""

    value: Annotated[str, StringConstraints(max_length=400)]
    valid_from: Day
    source: Source
    status: Status
    document: Document
    why: Why


class DayForm(BaseModel):
    """A day that is off, or a day of a weekend that is worked."""

    day: Day
    name: Annotated[str, StringConstraints(min_length=3, max_length=100)]
    kind: Literal["off", "worked", "kurban_ait"]
    source: Source
    status: Status
    document: Document
    why: Why


class TextForm(BaseModel):
    """Other texts from a day on; without a day only where the texts stay as they are and always held."""

    valid_from: Day | None = None
    source: Source
    status: Status
    document: Document
    why: Why


class CancelForm(BaseModel):
    """Why an accepted change is taken back, and on what document."""

    document: Document
    why: Why


class AnswerForm(BaseModel):
    """Why a draft is refused or withdrawn."""

    answer: Why


def read_change(given: Fields, entry: InForce) -> tuple[Change, ValueForm | TextForm] | FormErrors:
    """The change of an entry, or what is wrong with the form."""
    return read_value(given, entry) if entry.section in ("rule", "list") else read_texts(given, entry)


def read_texts(given: Fields, entry: InForce) -> tuple[Change, TextForm] | FormErrors:
    """The change of an entry's texts, all in three languages, or what is wrong with the form, everything at once."""
    names, texts = words.field_names() | words.text_names(entry), typed_texts(given, entry)
    wrong = {
        f"{part}-{language}": text_words.problem(code) for (part, language), code in wrong_texts(entry.section, entry.entry, texts).items()
    }
    form = parse(TextForm, given, names)
    if isinstance(form, FormErrors):
        return FormErrors(wrong | form.messages, names)
    if wrong:
        return FormErrors(wrong, names)
    section, day = cast("Section", entry.section), form.valid_from or date.min
    return changed_texts(section, entry.entry, texts, valid_from=day, source=form.source, status=form.status), form


def typed_texts(given: Fields, entry: InForce) -> Texts:
    """The texts of a form by part. The words around an input follow what stands before it, after a space."""
    return {
        part: {language: _typed(given.get(f"{part}-{language}", ""), part) for language in LANGUAGES}
        for part in texts_of(entry.section, entry.entry)
    }


def _typed(text: str, part: str) -> str:
    words = " ".join(text.split())
    return f" {words}" if words and part.startswith(PHRASE) else words


def read_value(given: Fields, entry: InForce) -> tuple[Change, ValueForm] | FormErrors:
    """The change of a rule or of a list, or what is wrong with the form. A list is typed as codes, one on a line."""
    form = parse(ValueForm, given, words.field_names())
    if isinstance(form, FormErrors):
        return form
    if entry.section == "list":
        values = [line.strip() for line in form.value.replace(",", "\n").splitlines() if line.strip()]
        return changed_list(entry.entry, values, valid_from=form.valid_from, source=form.source, status=form.status), form
    value = new_value(str(entry.entry["unit"]), form.value)
    if value is None:
        return FormErrors({"value": gettext("Enter a whole number")}, words.field_names())
    return changed_rule(entry.entry, value, valid_from=form.valid_from, source=form.source, status=form.status), form


def read_day(given: Fields) -> tuple[Change, DayForm] | FormErrors:
    """One day of the calendar, or what is wrong with the form."""
    form = parse(DayForm, given, words.field_names())
    if isinstance(form, FormErrors):
        return form
    working, ait = form.kind == "worked", form.kind == "kurban_ait"
    return new_day(form.day, form.name, working=working, kurban_ait=ait, source=form.source, status=form.status), form
