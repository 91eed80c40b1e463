"""What is posted about a draft."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from services.reintegration.question_sets.domain.editing import Written
from shared.questions.forms import LANGUAGES
from shared.questions.questions import WITH_OPTIONS, Kind
from shared.questions.reading import CODE, MOST_LINES
from shared.values import JsonObject
from shared.web.fields import Day
from shared.web.forms import CheckedForm
from shared.web.i18n import gettext
from shared.web.request import Fields

MOST_OPTIONS, SPARE = 40, 3
"""How many answers a question may have on the page, and how many empty rows there are for new ones."""


class Seen(CheckedForm):
    """The draft as the page showed it."""

    version: int


class Reason(Seen):
    """Why it is handed in or given back."""

    why: Annotated[str, StringConstraints(min_length=3, max_length=1000)]


class Head(Seen):
    """From which day it holds, and by what."""

    valid_from: Day
    source: Annotated[str, StringConstraints(min_length=3, max_length=500)]
    status: Literal["verified", "unverified"]


class QuestionForm(Seen):
    """What is not text by language."""

    kind: Kind
    required: Literal["yes"] | None = None
    lines: Annotated[int, Field(ge=1, le=MOST_LINES)] = 1
    after: Annotated[str, StringConstraints(max_length=40)] | None = None
    after_is: Annotated[str, StringConstraints(max_length=400)] | None = None


class NewQuestion(QuestionForm):
    """And of a question that is not there yet."""

    code: Annotated[str, StringConstraints(pattern=CODE.pattern + "$")]
    section: Annotated[str, StringConstraints(max_length=40)]


def labels() -> dict[str, str]:
    """The words by field."""
    return {
        "valid_from": gettext("Holds from"),
        "source": gettext("By which rule"),
        "status": gettext("Confirmed by a lawyer?"),
        "why": gettext("What changes, and why"),
        "content": gettext("The questions in TOML"),
        "code": gettext("Code of the question"),
        "section": gettext("Section"),
        "kind": gettext("How it is answered"),
        "required": gettext("Has to be answered"),
        "lines": gettext("Lines for an answer in words"),
        "after": gettext("Asked only after an answer to"),
        "after_is": gettext("Codes of these answers, with spaces between"),
        "text": gettext("Question"),
        "help": gettext("Hint below the question"),
    }


def written(form: QuestionForm, fields: Fields) -> Written:
    """The whole question as it was typed."""
    rows = [(str(fields.get(f"option-{at}", "")).strip(), _by_language(fields, f"option-{at}-")) for at in range(MOST_OPTIONS)]
    options = [(code, texts) for code, texts in rows if code or any(texts.values())] if form.kind in WITH_OPTIONS else []
    after = (form.after, (form.after_is or "").split()) if form.after else None
    return Written(
        form.kind.value, _by_language(fields, "text-"), _by_language(fields, "help-"), form.required == "yes", form.lines, options, after
    )


def typed(question: JsonObject) -> Fields:
    """The fields of a question as it is written now."""
    shown_if = question.get("shown_if", {})
    found: Fields = {
        "code": str(question.get("code", "")), "kind": str(question.get("kind", "")), "lines": str(question.get("lines", 1)),
        "required": "yes" if question.get("required") else "", "after": str(shown_if.get("question", "")),
        "after_is": " ".join(map(str, shown_if.get("is", []))),
    }  # fmt: skip
    found |= _fields("text-", question.get("text", {})) | _fields("help-", question.get("help", {}))
    for at, option in enumerate(question.get("options", [])):
        found |= {f"option-{at}": str(option.get("code", ""))} | _fields(f"option-{at}-", option)
    return found


def rows_of(fields: Fields) -> int:
    """How many rows for answers the page shows: those that are filled, and some empty ones."""
    filled = [at for at in range(MOST_OPTIONS) if any(fields.get(name) for name in (f"option-{at}", *_names(f"option-{at}-")))]
    return min(max(filled, default=-1) + 1 + SPARE, MOST_OPTIONS)


def _names(begin: str) -> list[str]:
    return [f"{begin}{language}" for language in LANGUAGES]


def _by_language(fields: Fields, begin: str) -> dict[str, str]:
    return {language: str(fields.get(f"{begin}{language}", "")).strip() for language in LANGUAGES}


def _fields(begin: str, texts: Mapping[str, object]) -> Fields:
    return {f"{begin}{language}": str(texts.get(language, "")) for language in LANGUAGES}
