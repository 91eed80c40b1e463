"""What the list of people is asked for: who, and in which order."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal
from uuid import UUID

from services.probation.cases.domain.categories import Category, SupervisingAuthority

LONGEST_SEARCH = 100
LEAST_LETTERS = 3
"""Fewer letters find the beginning of a name, in the order of names; from here on people are found by every spelling, the best first."""
AUTHORITIES: tuple[SupervisingAuthority, ...] = ("probation", "police")
TIERS = (1, 2, 3, 4)
FLAGS = ("overdue", "missed", "bracelet", "provisional", "prone", "near")
"""Boxes of the form."""
ENDS_WITHIN = (30, 90, 180)
"""Days from today on within which a term ends."""


class Column(StrEnum):
    """By what the list is sorted."""

    NAME = "name"
    NUMBER = "number"
    OFFICER = "officer"
    DUE = "due"
    MISSED = "missed"
    ENDS = "ends"


INDEXED = frozenset({Column.NAME, Column.NUMBER, Column.ENDS})
"""Columns by which a list of the whole country is sorted too: an index keeps their order."""


@dataclass(frozen=True, slots=True)
class Order:
    """A column, from the lowest value on, or from the highest one."""

    column: Column = Column.NAME
    descending: bool = False

    @classmethod
    def read(cls, text: str | None, *, wide: bool) -> "Order":
        """From an address: `ends`, `-ends`; by name where it is neither, or too slow for a list of that many people."""
        name = (text or "").removeprefix("-")
        if name not in set(Column) or (wide and name not in INDEXED):
            return cls()
        return cls(Column(name), (text or "").startswith("-"))


@dataclass(frozen=True, slots=True)
class Criteria:
    """Who is listed: the conditions hold all together. `ends_within`: days. `tier` of relapse risk, and whether it is provisional.

    `prone`: in the register of persons prone to relapse; `near`: almost eligible for less supervision.
    """

    search: str = ""
    closed: bool = False
    officer: UUID | None = None
    category: Category | None = None
    authority: SupervisingAuthority | None = None
    ends_within: int | None = None
    overdue: bool = False
    missed: bool = False
    bracelet: bool = False
    tier: int | None = None
    provisional: bool = False
    prone: bool = False
    near: bool = False

    @property
    def state(self) -> Literal["open", "closed"]:
        """Of the registrations."""
        return "closed" if self.closed else "open"

    @property
    def is_ranked(self) -> bool:
        """Whether people are found by likeness, the best first."""
        return bool(self.search) and not self.begins_name

    @property
    def begins_name(self) -> bool:
        """Whether the search is one or two letters, with which names begin."""
        return self.search.isalpha() and len(self.search) < LEAST_LETTERS

    @property
    def filters(self) -> int:
        """How many filters are set."""
        chosen = (self.officer, self.category, self.authority, self.ends_within, self.overdue, self.missed, self.bracelet)
        return sum(bool(each) for each in (*chosen, self.tier, self.provisional, self.prone, self.near))

    @property
    def kept(self) -> str:
        """What is kept on the server as the search: everything but the state, which an address may name. Empty where nothing is asked."""
        if not self.search and not self.filters:
            return ""
        values = {"search": self.search, "officer": str(self.officer or ""), "category": self.category or "", "ends": self.ends_within}
        flags = {name: getattr(self, name) for name in FLAGS}
        values["tier"] = self.tier
        return json.dumps({**values, "authority": self.authority or "", **{name: "yes" for name, is_set in flags.items() if is_set}})


def asked(fields: Mapping[str, object], *, closed: bool) -> Criteria:
    """From the fields of the form, or from what was kept of it; a value that is none is left out."""
    return Criteria(
        search=str(fields.get("search") or "").replace("\x00", "").strip()[:LONGEST_SEARCH],
        closed=closed,
        officer=_uuid(str(fields.get("officer") or "")),
        category=next((each for each in Category if each == fields.get("category")), None),
        authority=next((each for each in AUTHORITIES if each == fields.get("authority")), None),
        ends_within=next((days for days in ENDS_WITHIN if str(days) == str(fields.get("ends"))), None),
        tier=next((tier for tier in TIERS if str(tier) == str(fields.get("tier"))), None),
        **{name: bool(fields.get(name)) for name in FLAGS},
    )


def from_kept(text: str, *, closed: bool) -> Criteria:
    """What `Criteria.kept` wrote."""
    return asked(json.loads(text) if text else {}, closed=closed)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
