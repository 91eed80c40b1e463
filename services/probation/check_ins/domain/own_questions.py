"""Questions of an officer's or an office's own: from a template with a slot, or in own words; always in Kazakh and Russian.

English may be added. Nobody translates an officer's words: without English ones a page in English asks the whole question in Russian and
says so, never a sentence of two languages.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from shared.messages.base import Language
from shared.messages.probation import Question

FILE = Path(__file__).with_name("own_questions.toml")
MOST = 3
LONGEST = 120
SLOT = "{slot}"
Kind = Literal["yes_no", "text"]


class Template(BaseModel):
    """A question to choose, in three languages; its slot is filled in by the officer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    kind: Kind
    text: dict[Language, str]

    @property
    def with_slot(self) -> bool:
        """Whether something has to be filled in."""
        return SLOT in self.text["kk"]


class OwnQuestion(BaseModel):
    """One question as the officer wrote it: `kk`, `ru` and, where the officer gave it, `en` are what stands in the slot."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    template: str
    kk: str = ""
    ru: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One version of the questions for a person, or for an office."""

    whose: Literal["person", "office"]
    version: int
    questions: tuple[OwnQuestion, ...]


@cache
def templates() -> tuple[Template, ...]:
    """The templates in force, in their order."""
    return tuple(Template.model_validate(entry) for entry in tomllib.loads(FILE.read_text())["template"])


def template(code: str) -> Template | None:
    """The template of that code."""
    return next((one for one in templates() if one.code == code), None)


def texts(own: OwnQuestion, known: Template) -> dict[Language, str]:
    """The question in each language in which it can be asked."""
    slots: dict[Language, str] = {"kk": own.kk, "ru": own.ru, "en": own.en}
    found = known.text.items()
    return {language: words.replace(SLOT, slots[language]) for language, words in found if slots[language] or not known.with_slot}


def problem(own: OwnQuestion) -> str | None:
    """A code if a question cannot be asked as it is."""
    known = template(own.template)
    if known is None:
        return "template_unknown"
    if not known.with_slot:
        return None
    if not own.kk or not own.ru:
        return "both_languages"
    return "too_long" if max(len(own.kk), len(own.ru), len(own.en)) > LONGEST else None


def asked(sets: Sequence[QuestionSet]) -> list[Question]:
    """The questions of the person's set and then the office's, three at most, as the kiosk gets them; the code names set and version."""
    found = []
    for one in sorted(sets, key=lambda each: each.whose != "person"):
        for number, own in enumerate(one.questions, 1):
            known = template(own.template)
            if known is not None:
                found.append(Question(code=f"own_{one.whose}_{one.version}_{number}", kind=known.kind, text=texts(own, known)))
    return found[:MOST]
