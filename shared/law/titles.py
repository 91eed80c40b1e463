"""Titles of the law's values that people wrote in place of those that come with the software: dated data like the values themselves."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from shared.law.rules import Cited
from shared.law.sources import Source, read, source_of
from shared.messages.base import Language

SECTION = "title"


class Title(Cited):
    """What the value of that code is about, in the three languages."""

    code: str
    text: dict[Language, str]


def title(folder: Path, code: str, on: date) -> Title | None:
    """The title in force on a day; None where people wrote none, and the software's own holds."""
    found = [one for one in _titles(source_of(folder)).get(code, ()) if one.holds_on(on)]
    return max(found, key=lambda one: one.valid_from, default=None)


@lru_cache(maxsize=64)
def _titles(source: Source) -> Mapping[str, tuple[Title, ...]]:
    known = read(source, SECTION, Title)
    return {code: tuple(one for one in known if one.code == code) for code in {each.code for each in known}}
