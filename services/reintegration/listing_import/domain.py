"""What a file of vacancies or courses comes to: lines that are new, changed or the same, and entries that the file has no more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Literal
from uuid import UUID

Kind = Literal["vacancies", "courses"]
KINDS: tuple[Kind, ...] = ("vacancies", "courses")
COLUMNS: Mapping[Kind, Sequence[str]] = {
    "vacancies": (
        "own_number", "title", "description", "text_language", "region", "place", "remote", "kind", "places", "quota", "wage_from",
        "wage_to", "wage_period", "currency", "closes_on", "languages", "requirements", "excludes", "excludes_source", "contact", "phone",
    ),
    "courses": (
        "own_number", "offer", "title", "text_language", "language", "place", "seats", "begins_on", "ends_on", "apply_until", "conditions",
    ),
}  # fmt: skip
"""The columns of a file, in the order of its template."""
MOST_LINES = 1000
MANY = frozenset({"languages"})
"""Columns that hold several values, divided by commas."""


class State(StrEnum):
    """How far a file is."""

    CHECKED = "checked"
    LOADED = "loaded"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Defect:
    """What is wrong with a cell. `row` counts as a spreadsheet does; `column`: its code, empty for the whole row."""

    row: int
    column: str
    what: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file that is right: the organisation's own number, and what it says, by column."""

    row: int
    number: str
    says: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the organisation that has a number. `open`: people can still apply to it, or soon."""

    id: UUID
    number: str
    title: str
    version: int
    open: bool
    says: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """What loading the file does."""

    new: Sequence[Line]
    changed: Sequence[tuple[Line, Known, Sequence[str]]]
    same: int
    gone: Sequence[Known]

    def fingerprint(self) -> str:
        """The same for the same plan: what somebody saw is what is loaded, or nothing."""
        parts = [f"new {each.number}" for each in self.new]
        parts += [f"changed {known.id} {known.version}" for _, known, _ in self.changed]
        parts += [f"gone {known.id} {known.version}" for known in self.gone]
        return sha256("\n".join(parts).encode()).hexdigest()


def plan(lines: Iterable[Line], known: Iterable[Known]) -> Plan:
    """Compare by the organisation's own number; an entry without one is left alone.

    The service that a course belongs to is named once, at its beginning.
    """
    by_number = {each.number: each for each in known}
    new: list[Line] = []
    changed: list[tuple[Line, Known, Sequence[str]]] = []
    same, seen = 0, set[str]()
    for line in lines:
        seen.add(line.number)
        before = by_number.get(line.number)
        if before is None:
            new.append(line)
        elif columns := [name for name, value in line.says.items() if name != "offer" and before.says.get(name) != value]:
            changed.append((line, before, columns))
        else:
            same += 1
    gone = [each for each in by_number.values() if each.number not in seen and each.open]
    return Plan(new, changed, same, sorted(gone, key=lambda each: each.number))


def twice(lines: Iterable[Line]) -> list[tuple[Line, int]]:
    """Lines whose number stands in an earlier row already, with that row."""
    first: dict[str, int] = {}
    return [(line, first[line.number]) for line in lines if first.setdefault(line.number, line.row) != line.row]


def is_open(state: str, closes_on: date | None, today: date) -> bool:
    """Whether an entry in this state is still offered, so that its absence from the file means something."""
    return state in ("draft", "proposed", "open", "paused") and (closes_on is None or closes_on >= today)
