"""The parts of a term: how long, from when, and what a court or a search changed."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Unit = Literal["years", "months", "days", "working_days", "hours"]
UNITS: tuple[Unit, ...] = get_args(Unit)


@dataclass(frozen=True, slots=True)
class Length:
    """So many units. Days are сутки; hours are hours of work."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Basis:
    """When a term begins, and how long it is, or its last day where an officer stated it (`ends_on`). `document`: what says so."""

    begins_on: date
    length: Length | None
    ends_on: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """A court's decision that adds to the term."""

    on: date
    length: Length
    document: str = ""


@dataclass(frozen=True, slots=True)
class Suspension:
    """Time that does not count: `since` is the first such day, `until` the first day that counts again, None before a court named it."""

    since: date
    until: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """Time that counts towards the term, in days or in hours of work."""

    on: date
    length: Length
    document: str = ""


@dataclass(frozen=True, slots=True)
class EarlyEnd:
    """A court's decision that ends the term; `ends_on` is its last day."""

    ends_on: date
    document: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term and everything that changed it, in any order."""

    category: str
    basis: Basis
    extensions: tuple[Extension, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    credits: tuple[Credit, ...] = ()
    early_end: EarlyEnd | None = None

    @property
    def open_suspension(self) -> Suspension | None:
        """The suspension that no court has ended yet."""
        return next((one for one in self.suspensions if one.until is None), None)
