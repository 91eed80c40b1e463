"""The values of a book that hold today or will, as this process has loaded them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shared.law.rules import NamedList, Rule, rule_book


@dataclass(frozen=True, slots=True)
class Shown:
    """A value, and whether it holds only from a later day on."""

    rule: Rule | NamedList
    later: bool


def values(folder: Path, today: date) -> list[Shown]:
    """The rules and lists of a book in their order; what is over, or was followed by another value, is left out."""
    book = rule_book(folder)
    known: list[Rule | NamedList] = [*book.rules, *book.lists]
    return [Shown(one, one.valid_from > today) for one in known if not _is_over(one, known, today)]


def _is_over(one: Rule | NamedList, known: list[Rule | NamedList], today: date) -> bool:
    followed = any(each.code == one.code and one.valid_from < each.valid_from <= today for each in known)
    return followed or (one.valid_until is not None and one.valid_until < today)
