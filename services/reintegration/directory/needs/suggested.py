"""The need that a term of a taxonomy stands for by needs.toml, until somebody decides otherwise."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shared.messages.base import Need

FILE = Path(__file__).with_name("needs.toml")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Terms that stand for a need: beginnings of their codes, parts of their names."""

    need: Need
    codes: tuple[str, ...]
    words: tuple[str, ...]


def suggested(code: str | None, names: Iterable[str]) -> Need | None:
    """The need of a term by its code and its names; None where nothing fits."""
    said = " ".join(names).casefold()
    for each in _suggestions():
        if any(word in said for word in each.words) or (code and any(code.startswith(begin) for begin in each.codes)):
            return each.need
    return None


@cache
def _suggestions() -> tuple[Suggestion, ...]:
    rows = tomllib.loads(FILE.read_text())["term"]
    return tuple(Suggestion(row["need"], tuple(row.get("codes", ())), tuple(row.get("words", ()))) for row in rows)
