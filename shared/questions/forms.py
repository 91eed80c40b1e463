"""A form as data: sections with questions, every text in three languages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from shared.questions.questions import Question, Texts

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form. `text`: what is read out or handed over; `sensitive`: its answers are stored encrypted."""

    code: str
    title: Texts
    text: Texts = field(default_factory=dict)
    sensitive: bool = False
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """`signed_by_person`: it is done when the person has signed, or was seen to refuse. `source` and `status`: as of a rule."""

    code: str
    title: Texts
    sections: tuple[Section, ...]
    valid_from: date
    source: str
    status: str
    intro: Texts = field(default_factory=dict)
    signed_by_person: bool = True

    def questions(self) -> Iterator[Question]:
        """All of them, in order."""
        for section in self.sections:
            yield from section.questions

    def question(self, code: str) -> Question | None:
        """The question of that code."""
        return next((each for each in self.questions() if each.code == code), None)

    @property
    def sensitive(self) -> frozenset[str]:
        """The questions whose answers are stored encrypted."""
        return frozenset(each.code for section in self.sections if section.sensitive for each in section.questions)


def said(texts: Texts, language: str) -> str:
    """The text in a language; empty where there is none."""
    return texts.get(language) or ""
