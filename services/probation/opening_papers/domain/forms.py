"""A form as data: sections with questions, every text in three languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

LANGUAGES = ("kk", "ru", "en")
Texts = Mapping[str, str]
"""The same text by language."""


class FormCode(StrEnum):
    """The papers that open a case."""

    RIGHTS = "rights"
    LEAFLET = "leaflet"
    QUESTIONNAIRE = "questionnaire"
    PROGRAMME = "individual_programme"
    REPORT = "pre_trial_report"


class Kind(StrEnum):
    """How a question is answered. `many`: any number of the options."""

    TEXT = "text"
    CHOICE = "choice"
    MANY = "many"
    DATE = "date"
    NUMBER = "number"
    YES_NO = "yes_no"


WITH_OPTIONS = frozenset({Kind.CHOICE, Kind.MANY})
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    code: str
    text: Texts


@dataclass(frozen=True, slots=True)
class ShownIf:
    """The question is asked where an earlier one is answered by one of these codes."""

    question: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StartsFrom:
    """The text begins with what was answered to these questions of another form."""

    form: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`lines`: how much room an answer in words has on the page and on paper."""

    code: str
    kind: Kind
    text: Texts
    required: bool = False
    help: Texts = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    shown_if: ShownIf | None = None
    starts_from: StartsFrom | None = None
    lines: int = 1

    @property
    def values(self) -> tuple[str, ...]:
        """The codes that can be answered; empty where words, a day or a number are."""
        return (YES, NO) if self.kind is Kind.YES_NO else tuple(option.code for option in self.options)

    @property
    def long(self) -> bool:
        """Whether an answer has several lines."""
        return self.kind is Kind.TEXT and self.lines > 1


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
    """`signed_by_person`: it is done when the supervised person has signed, or was seen to refuse. `source` and `status`: as of a rule."""

    code: FormCode
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
