"""Where somebody can call after an answer that says how hard it is: dated and cited data beside this file."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from shared.law.rules import Cited, entries
from shared.messages.base import Language


class HelpLine(Cited):
    """Words with the numbers to call, and the answers that they follow."""

    question: str
    answers: tuple[str, ...]
    text: dict[Language, str]


@cache
def help_lines() -> tuple[HelpLine, ...]:
    """Every entry, those of every year."""
    return entries(Path(__file__).parent, "help_line", HelpLine)


def help_for(answers: Mapping[str, str | list[str]], on: date) -> dict[Language, str] | None:
    """The words that follow these answers, in every language; None where none do."""
    return next((line.text for line in help_lines() if line.holds_on(on) and answers.get(line.question) in line.answers), None)
