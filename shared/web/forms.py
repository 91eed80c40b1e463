"""Forms: what was typed becomes a typed model, or messages beside the fields in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from shared.web.i18n import format_number, gettext

M = TypeVar("M", bound=BaseModel)
LONGEST = 4000


@dataclass(frozen=True)
class FormErrors:
    """What is wrong, by field, already in the reader's language."""

    messages: dict[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)

    def for_field(self, name: str) -> dict[str, str] | None:
        """The `errorMessage` of a GOV.UK component, or None."""
        return {"text": self.messages[name], "visuallyHiddenText": gettext("Error")} if name in self.messages else None

    @property
    def summary(self) -> list[dict[str, str]]:
        """The `errorList` of a GOV.UK error summary."""
        return [{"text": self._named(name), "href": f"#{name}"} for name in self.messages]

    def _named(self, name: str) -> str:
        return f"{self.labels[name]}: {self.messages[name]}" if name in self.labels else self.messages[name]


def parse(model: type[M], data: Mapping[str, Any], labels: Mapping[str, str] | None = None) -> M | FormErrors:
    """Validate stripped text; an empty field counts as not given. A validator's own message is a msgid.

    With `labels` (words by field) the summary says which field each message is about.
    """
    cleaned = {key: _clean(value) for key, value in data.items() if key != "_csrf_token"}
    given = {key: value for key, value in cleaned.items() if value not in ("", [], None) and key in model.model_fields}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        messages: dict[str, str] = {}
        for problem in error.errors():
            name = str(problem["loc"][0]) if problem["loc"] else ""
            messages.setdefault(name, _words(problem))
        return FormErrors(messages, labels or {})


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    return [_clean(part) for part in value] if isinstance(value, list) else value


def _words(problem: Mapping[str, Any]) -> str:
    kind, limits = problem["type"], problem.get("ctx", {})
    if kind == "missing":
        return gettext("Fill this in")
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
