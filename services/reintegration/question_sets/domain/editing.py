"""A draft is changed question by question: pure changes of its data, which `shared.questions.writing` writes down again."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shared.values import JsonObject


class NoSuchQuestion(LookupError):
    """The draft does not ask it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A question as it was typed. Empty texts are left out, so that the check says in which language something is missing.

    `options`: (code, texts by language). `shown_if`: the question and the answers after which it is asked.
    """

    kind: str
    text: Mapping[str, str]
    help: Mapping[str, str]
    required: bool
    lines: int
    options: Sequence[tuple[str, Mapping[str, str]]]
    shown_if: tuple[str, Sequence[str]] | None


def with_head(data: JsonObject, *, valid_from: date, source: str, status: str) -> JsonObject:
    """From which day it holds, and by what."""
    return copy.deepcopy(data) | {"valid_from": valid_from, "source": source, "status": status}


def with_question(data: JsonObject, code: str, said: Written) -> JsonObject:
    """The question of this code says this now. Raises NoSuchQuestion."""
    changed = copy.deepcopy(data)
    at, number = _place(changed, code)
    questions = changed["section"][at]["question"]
    questions[number] = _table(code, said) | {key: questions[number][key] for key in ("starts_from",) if key in questions[number]}
    return changed


def with_new_question(data: JsonObject, section: str, code: str, said: Written) -> JsonObject:
    """A question more, the last of its section. Raises NoSuchQuestion where there is no such section."""
    changed = copy.deepcopy(data)
    place = next((each for each in changed.get("section", []) if each.get("code") == section), None)
    if place is None:
        raise NoSuchQuestion(section)
    place.setdefault("question", []).append(_table(code, said))
    return changed


def without_question(data: JsonObject, code: str) -> JsonObject:
    """It is not asked any more. Raises NoSuchQuestion."""
    changed = copy.deepcopy(data)
    at, number = _place(changed, code)
    del changed["section"][at]["question"][number]
    return changed


def with_question_moved(data: JsonObject, code: str, *, up: bool) -> JsonObject:
    """One place up or down inside its section; at its end nothing changes. Raises NoSuchQuestion."""
    changed = copy.deepcopy(data)
    at, number = _place(changed, code)
    questions, to = changed["section"][at]["question"], number - 1 if up else number + 1
    if 0 <= to < len(questions):
        questions[number], questions[to] = questions[to], questions[number]
    return changed


def codes_of(data: JsonObject) -> list[str]:
    """Every question, in order."""
    return [str(question.get("code", "")) for section in data.get("section", []) for question in section.get("question", [])]


def question_of(data: JsonObject, code: str) -> JsonObject:
    """The question's own table. Raises NoSuchQuestion."""
    at, number = _place(data, code)
    found: JsonObject = data["section"][at]["question"][number]
    return found


def _place(data: JsonObject, code: str) -> tuple[int, int]:
    for at, section in enumerate(data.get("section", [])):
        for number, question in enumerate(section.get("question", [])):
            if question.get("code") == code:
                return at, number
    raise NoSuchQuestion(code)


def _table(code: str, said: Written) -> JsonObject:
    found: JsonObject = {"code": code, "kind": said.kind, "text": _texts(said.text)}
    if said.required:
        found["required"] = True
    if said.lines != 1:
        found["lines"] = said.lines
    if help_texts := _texts(said.help):
        found["help"] = help_texts
    if said.options:
        found["options"] = [{"code": option, **_texts(texts)} for option, texts in said.options]
    if said.shown_if:
        found["shown_if"] = {"question": said.shown_if[0], "is": list(said.shown_if[1])}
    return found


def _texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: text.strip() for language, text in texts.items() if text.strip()}
