"""What a check-in asks, and which answers an officer or the desk should know about. The words are data, in three languages."""

import tomllib
from functools import cache
from pathlib import Path
from typing import cast, get_args

from shared.messages.base import Need
from shared.messages.probation import Question

FILE = Path(__file__).with_name("questions.toml")
Answers = dict[str, str | list[str]]
UNWELL = frozenset({"struggling", "not_well"})


@cache
def questions() -> tuple[Question, ...]:
    """The questions in force, in their order."""
    return tuple(Question.model_validate(entry) for entry in tomllib.loads(FILE.read_text())["question"])


def needs_asked_for(answers: Answers) -> list[Need]:
    """The kinds of help that the person wants; kinds that were not offered are left out."""
    wanted = answers.get("support", [])
    return [cast("Need", need) for need in ([wanted] if isinstance(wanted, str) else wanted) if need in get_args(Need)]


def own_words(answers: Answers) -> str:
    """What the person wrote, at most 2000 characters."""
    words = answers.get("words", "")
    return words.strip()[:2000] if isinstance(words, str) else ""


def concerns(answers: Answers) -> list[str]:
    """Kinds of queue items that follow from the answers."""
    found = []
    if answers.get("mood") in UNWELL:
        found.append("wellbeing")
    if answers.get("contact") == "yes":
        found.append("contact_wanted")
    return found
