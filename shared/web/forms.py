"""Forms: what was typed becomes a typed model, or messages beside the fields in the reader's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, ValidationInfo, field_validator

from shared.values import JsonObject
from shared.web.i18n import format_number, gettext, gettext_noop, said_again, source

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")
LONGEST = 4000
MISSING = gettext_noop("Fill this in")


@dataclass(frozen=True)
class FormErrors:
    """What is wrong, by field, already in the reader's language."""

    messages: dict[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)

    def for_field(self, name: str) -> dict[str, str] | None:
        """The `errorMessage` of a GOV.UK component, or None."""
        return {"text": self.messages[name], "visuallyHiddenText": gettext("Error")} if name in self.messages else None

    def named(self, labels: Mapping[str, str]) -> "FormErrors":
        """The same, with the words by field that the summary begins each line with."""
        return FormErrors(self.messages, labels)

    @property
    def summary(self) -> list[dict[str, str]]:
        """The `errorList` of a GOV.UK error summary."""
        return [{"text": self._named(name), "href": f"#{name}"} for name in self.messages]

    def source(self) -> JsonObject:
        """For JSON: what `errors_again` needs to say the same in another language."""
        return {part: {name: source(text) for name, text in getattr(self, part).items()} for part in ("messages", "labels")}

    def _named(self, name: str) -> str:
        return f"{self.labels[name]}: {self.messages[name]}" if name in self.labels else self.messages[name]


def errors_again(stored: JsonObject) -> FormErrors:
    """The errors of a `FormErrors.source`, in the language of the page."""
    messages, labels = ({name: said_again(words) for name, words in stored[part].items()} for part in ("messages", "labels"))
    return FormErrors(messages, labels)


class Right:
    """The fields of a form that are right by themselves, also where others are wrong."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def get(self, name: str, kind: type[T]) -> T | None:
        """The field's value; None where it was left empty or is wrong."""
        value = self._values.get(name)
        return value if isinstance(value, kind) else None


class CheckedForm(BaseModel):
    """A form with rules between its fields: `parse` can check them while some field is still wrong."""

    @field_validator("*", mode="after")
    @classmethod
    def _right_by_itself(cls, value: Any, info: ValidationInfo) -> Any:
        if info.context is not None and info.field_name is not None:
            info.context[info.field_name] = value
        return value


def parse(
    model: type[M],
    data: Mapping[str, Any],
    labels: Mapping[str, str] | None = None,
    *,
    check: Callable[[Right], Mapping[str, str]] | None = None,
) -> M | FormErrors:
    """Validate stripped text; an empty field counts as not given. A validator's own message is a msgid.

    With `labels` (words by field) the summary says which field each message is about. `check` says in words what is wrong between the
    fields of a `CheckedForm`; it sees those that are right by themselves, so that one pass tells everything.
    """
    cleaned = {key: _clean(value) for key, value in data.items() if key != "_csrf_token"}
    given = {key: value for key, value in cleaned.items() if value not in ("", [], None) and key in model.model_fields}
    messages: dict[str, str] = {}
    right: dict[str, object] = {}
    form = None
    try:
        form = model.model_validate(given, context=right)
    except ValidationError as error:
        for problem in error.errors():
            name = str(problem["loc"][0]) if problem["loc"] else ""
            messages.setdefault(name, _words(problem))
    for name, text in (check(Right(right)) if check else {}).items():
        messages.setdefault(name, text)
    if form is None or messages:
        order = list(model.model_fields)
        inside = sorted((name for name in messages if name in order), key=order.index)
        return FormErrors({name: messages[name] for name in (*inside, *(name for name in messages if name not in order))}, labels or {})
    return form


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    return [_clean(part) for part in value] if isinstance(value, list) else value


def _words(problem: Mapping[str, Any]) -> str:
    kind, limits = problem["type"], problem.get("ctx", {})
    if kind == "missing":
        return gettext(MISSING)
    if kind == "string_too_long":
        return gettext("Use at most %(most)s characters", most=limits["max_length"])
    if kind == "string_too_short":
        return gettext("Use at least %(least)s characters", least=limits["min_length"])
    if kind.startswith(("date", "datetime", "time")):
        return gettext("Enter a date or time that exists")
    if kind.startswith(("int", "float", "decimal")):
        return gettext("Enter a number")
    if kind in {"greater_than_equal", "greater_than"}:
        return gettext("Enter %(least)s or more", least=_number(limits.get("ge", limits.get("gt"))))
    if kind in {"less_than_equal", "less_than"}:
        return gettext("Enter %(most)s or less", most=_number(limits.get("le", limits.get("lt"))))
    if kind == "value_error":
        return gettext(str(limits["error"]))
    return gettext("Choose or enter a valid value")


def _number(limit: Any) -> str:
    """A limit as it is written; a date as it is."""
    return format_number(limit) if isinstance(limit, int | float) else str(limit)
