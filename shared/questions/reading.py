"""A form as an administrator writes it, in TOML: read into a `Form`, or every fault with its line."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from shared.questions.conditions import condition_faults
from shared.questions.faults import Fault, Found, table_of
from shared.questions.forms import LANGUAGES, Form, Section
from shared.questions.lines import Path, lines_of
from shared.questions.questions import WITH_OPTIONS, Kind, Option, Question, ShownIf, StartsFrom, Texts
from shared.values import JsonObject

LONGEST = 200_000
CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
SYNTAX = re.compile(r"\(at line (\d+)|\(at end of document\)")
FORM = {"form", "valid_from", "source", "status", "title", "intro", "signed_by_person", "section"}
STATUSES = ("verified", "unverified")
SECTION = {"code", "title", "text", "sensitive", "question"}
QUESTION = {"code", "kind", "text", "help", "required", "options", "shown_if", "starts_from", "lines"}
OPTION = {"code", *LANGUAGES}
MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Read:
    """The form; None where there is a fault."""

    form: Form | None
    faults: tuple[Fault, ...]


def read(text: str, codes: Collection[str], expected: str | None = None) -> Read:
    """Read a form. `codes`: of the forms that there are; `expected`: which of them it has to be."""
    if len(text) > LONGEST:
        return Read(None, (Fault(1, "too_long", str(LONGEST)),))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = SYNTAX.search(str(error))
        line = int(at[1]) if at and at[1] else max(text.count("\n"), 1)
        return Read(None, (Fault(line, "syntax", str(error).partition(" (at ")[0]),))
    reader = _Reader(Found(lines_of(text)), codes)
    form = reader.form(data, expected)
    faults = reader.found.sorted()
    return Read(None if faults else form, faults)


class _Reader:
    """Reads tables, and notes what is wrong with them instead of stopping at the first fault."""

    def __init__(self, found: Found, codes: Collection[str]) -> None:
        self.found, self.codes = found, codes

    def form(self, data: JsonObject, expected: str | None) -> Form | None:
        self._only(data, FORM, ())
        code = data.get("form")
        known = code in self.codes
        if not known or (expected is not None and code != expected):
            self.found.note(("form",), "form", expected or ", ".join(self.codes))
        title, intro = self._texts(data, "title", ()), self._texts(data, "intro", (), optional=True)
        signed = self._flag(data, "signed_by_person", (), otherwise=True)
        sections = [self._section(each, ("section", at)) for at, each in enumerate(self._tables(data, "section", ()))]
        if not sections:
            self.found.note((), "no_section")
        self._unique([(section.code, ("section", at)) for at, section in enumerate(sections)])
        placed = [
            (question, ("section", at, "question", number))
            for at, section in enumerate(sections)
            for number, question in enumerate(section.questions)
        ]
        self._unique([(question.code, path) for question, path in placed])
        condition_faults(placed, self.found)
        since, (source, status) = self._since(data), self._cited(data)
        return Form(str(code), title, tuple(sections), since, source, status, intro, signed) if known else None

    def _since(self, data: JsonObject) -> date:
        given = data.get("valid_from")
        if not isinstance(given, date) or isinstance(given, datetime):
            self.found.note(("valid_from",), "valid_from")
            return date.min
        return given

    def _cited(self, data: JsonObject) -> tuple[str, str]:
        source, status = data.get("source"), data.get("status")
        if not isinstance(source, str) or not source.strip():
            self.found.note(("source",), "missing", "source")
        if status not in STATUSES:
            self.found.note(("status",), "status", ", ".join(STATUSES))
        return str(source or ""), str(status or "")

    def _section(self, data: JsonObject, path: Path) -> Section:
        self._only(data, SECTION, path)
        return Section(
            self._code(data, path),
            self._texts(data, "title", path),
            self._texts(data, "text", path, optional=True),
            self._flag(data, "sensitive", path, otherwise=False),
            tuple(self._question(each, (*path, "question", at)) for at, each in enumerate(self._tables(data, "question", path))),
        )

    def _question(self, data: JsonObject, path: Path) -> Question:
        self._only(data, QUESTION, path)
        kind = data.get("kind")
        if kind not in set(Kind):
            self.found.note((*path, "kind"), "kind", ", ".join(Kind))
            kind = Kind.TEXT
        return Question(
            self._code(data, path),
            Kind(kind),
            self._texts(data, "text", path),
            self._flag(data, "required", path, otherwise=False),
            self._texts(data, "help", path, optional=True),
            self._options(data, Kind(kind), path),
            self._shown_if(data, path),
            self._starts_from(data, Kind(kind), path),
            self._lines(data, path),
        )

    def _options(self, data: JsonObject, kind: Kind, path: Path) -> tuple[Option, ...]:
        rows = self._tables(data, "options", path)
        here = (*path, "options")
        if kind in WITH_OPTIONS and len(rows) < 2:
            self.found.note(here, "options_needed")
        if kind not in WITH_OPTIONS and "options" in data:
            self.found.note(here, "options_unwanted", str(kind))
        found = []
        for at, row in enumerate(rows):
            self._only(row, OPTION, (*here, at))
            found.append(Option(self._code(row, (*here, at)), self._languages(row, (*here, at))))
        self._unique([(option.code, (*here, at)) for at, option in enumerate(found)])
        return tuple(found)

    def _shown_if(self, data: JsonObject, path: Path) -> ShownIf | None:
        if "shown_if" not in data:
            return None
        here = (*path, "shown_if")
        given = table_of(data["shown_if"])
        self._only(given, {"question", "is"}, here)
        question, values = given.get("question"), given.get("is")
        if not isinstance(question, str) or not isinstance(values, list) or not values or not all(isinstance(one, str) for one in values):
            self.found.note(here, "condition")
            return None
        return ShownIf(question, tuple(values))

    def _starts_from(self, data: JsonObject, kind: Kind, path: Path) -> StartsFrom | None:
        if "starts_from" not in data:
            return None
        here = (*path, "starts_from")
        given = table_of(data["starts_from"])
        self._only(given, {"form", "questions"}, here)
        form, questions = given.get("form"), given.get("questions")
        named = isinstance(questions, list) and bool(questions) and all(isinstance(one, str) for one in questions)
        if form not in self.codes or not named or kind is not Kind.TEXT:
            self.found.note(here, "starts_from")
            return None
        return StartsFrom(str(form), tuple(questions or ()))

    def _lines(self, data: JsonObject, path: Path) -> int:
        given = data.get("lines", 1)
        if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= MOST_LINES:
            self.found.note((*path, "lines"), "lines", str(MOST_LINES))
            return 1
        return given

    def _code(self, data: JsonObject, path: Path) -> str:
        given = data.get("code")
        if not isinstance(given, str) or not CODE.fullmatch(given):
            self.found.note((*path, "code"), "code")
            return ""
        return given

    def _texts(self, data: JsonObject, key: str, path: Path, *, optional: bool = False) -> Texts:
        if key not in data:
            if not optional:
                self.found.note(path, "missing", key)
            return {}
        given = table_of(data[key])
        self._only(given, set(LANGUAGES), (*path, key))
        return self._languages(given, (*path, key))

    def _languages(self, given: JsonObject, path: Path) -> Texts:
        lacking = [each for each in LANGUAGES if not isinstance(given.get(each), str) or not given[each].strip()]
        if lacking:
            self.found.note(path, "language", ", ".join(lacking))
        return {each: given[each].strip() for each in LANGUAGES if each not in lacking}

    def _flag(self, data: JsonObject, key: str, path: Path, *, otherwise: bool) -> bool:
        given = data.get(key, otherwise)
        if not isinstance(given, bool):
            self.found.note((*path, key), "flag", key)
            return otherwise
        return given

    def _tables(self, data: JsonObject, key: str, path: Path) -> list[JsonObject]:
        given = data.get(key, [])
        if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
            self.found.note((*path, key), "list", key)
            return []
        return given

    def _only(self, data: JsonObject, known: set[str], path: Path) -> None:
        for key in data:
            if key not in known:
                self.found.note((*path, key), "unknown", key)

    def _unique(self, codes: list[tuple[str, Path]]) -> None:
        met: set[str] = set()
        for code, path in codes:
            if code and code in met:
                self.found.note((*path, "code"), "twice", code)
            met.add(code)
