"""Questions of a form, and when each is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

YES, NO = "yes", "no"
Texts = Mapping[str, str]
"""The same text by language."""


class Kind(StrEnum):
    """How a question is answered. `many`: any number of the options."""

    TEXT = "text"
    CHOICE = "choice"
    MANY = "many"
    DATE = "date"
    NUMBER = "number"
    YES_NO = "yes_no"


WITH_OPTIONS = frozenset({Kind.CHOICE, Kind.MANY})


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
