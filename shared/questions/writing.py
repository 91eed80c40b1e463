"""A form as data, written as TOML: the other way round of `reading`, for what is changed on a page."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from shared.questions.forms import LANGUAGES
from shared.values import JsonObject

HEAD = ("form", "valid_from", "source", "status", "signed_by_person")
SECTION = ("code", "sensitive")
QUESTION = ("code", "kind", "required", "lines", "shown_if", "starts_from")
ENDS = "\x7f"


def written(data: JsonObject) -> str:
    """The TOML of a form. Read again it says the same; keys that no form has are left out."""
    return "\n".join(_form(data)).strip() + "\n"


def _form(data: JsonObject) -> Iterator[str]:
    yield from _keys(data, HEAD)
    yield from _texts(data, ("title", "intro"), "")
    for section in data.get("section", []):
        yield from ("", "[[section]]", *_keys(section, SECTION), *_texts(section, ("title", "text"), "section."))
        for question in section.get("question", []):
            yield from ("[[section.question]]", *_keys(question, QUESTION), *_options(question))
            yield from _texts(question, ("text", "help"), "section.question.")


def _keys(table: JsonObject, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        if key in table:
            yield f"{key} = {_value(table[key])}"


def _texts(table: JsonObject, keys: tuple[str, ...], above: str) -> Iterator[str]:
    for key in keys:
        if key in table:
            yield f"[{above}{key}]"
            yield from _keys(table[key], LANGUAGES)


def _options(question: JsonObject) -> Iterator[str]:
    if "options" in question:
        yield from ("options = [", *(f"  {_value(option)}," for option in question["options"]), "]")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    # A basic string of TOML has the escapes of JSON, and may not hold a DEL either.
    return json.dumps(str(value), ensure_ascii=False).replace(ENDS, "\\u007f")
