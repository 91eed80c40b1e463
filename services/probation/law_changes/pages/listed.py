"""Which entries of the law a list shows, and in which order."""

from collections.abc import Iterable

from services.probation.law_changes import words
from services.probation.law_changes.queries import InForce

ORDER = {
    "rule": 0, "list": 1, "condition": 2, "condition_template": 3, "breach_consequence": 4, "breach_step": 5, "norm": 6, "title": 7,
}  # fmt: skip
"""Of the sections on the page; the calendar is the last."""
STATES = ("verified", "unverified", "internal")


def matching(known: Iterable[InForce], *, state: str = "", book: str = "", typed: str = "") -> list[InForce]:
    """The entries of that state and book with these words in their title, code or source; empty: every one."""
    return [one for one in known if state in ("", one.status) and book in ("", one.book) and _about(one, typed)]


def _about(one: InForce, typed: str) -> bool:
    return typed.casefold() in f"{words.title(one.section, one.key)} {one.key} {one.entry.get('source', '')}".casefold()
