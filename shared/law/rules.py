"""What the law and our own rules say, as dated and cited data: a lawyer corrects a value without a programmer.

Where the data come from, files or rows, shared.law.sources knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from shared.law.sources import Source, read, source_of

Status = Literal["verified", "unverified", "internal"]
"""`internal`: our own figure, which no norm sets, until the service sets another."""
Unit = Literal[
    "frequency",
    "minutes",
    "hours",
    "days",
    "working_days",
    "months",
    "local_time",
    "priority",
    "times",
    "moment",
    "yes_no",
    "period",
    "years",
    "authority",
    "text",
    "points",
    "cases",
    "people",
    "percent",
]


class Sourced(BaseModel):
    """Something with a source. `unverified` values say so wherever they are shown to staff."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    status: Status


class Cited(Sourced):
    """Something with a source that is in force from one day until another, both included."""

    valid_from: date = date.min
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Rule(Cited):
    """One value with its unit; the codes mix сутки, working days and months, so the unit is part of the rule."""

    code: str
    value: int | str
    unit: Unit


class NamedList(Cited):
    """A list that a rule names: the codes to which something applies."""

    code: str
    values: tuple[str, ...]


class NoSuchRule(LookupError):
    """No rule or list of this code is in force on that day."""


CitedT = TypeVar("CitedT", Rule, NamedList)
SourcedT = TypeVar("SourcedT", bound=Sourced)


@dataclass(frozen=True)
class RuleBook:
    """The rules and lists of one folder, for all years."""

    rules: tuple[Rule, ...]
    lists: tuple[NamedList, ...]

    def rule(self, code: str, on: date) -> Rule:
        """The rule of that code in force on a day; the newest if there are several. Raises NoSuchRule."""
        return _in_force(self._rules_by_code, code, on)

    def number(self, code: str, on: date) -> int:
        """The value of a rule that is a number. Raises NoSuchRule, and TypeError if it is a text."""
        value = self.rule(code, on).value
        if not isinstance(value, int):
            raise TypeError(f"{code} is not a number")
        return value

    def values(self, code: str, on: date) -> tuple[str, ...]:
        """The codes on the list of that name in force on a day; the newest if there are several. Raises NoSuchRule."""
        return self.named_list(code, on).values

    def named_list(self, code: str, on: date) -> NamedList:
        """The list of that name in force on a day; the newest if there are several. Raises NoSuchRule."""
        return _in_force(self._lists_by_code, code, on)

    @cached_property
    def _rules_by_code(self) -> Mapping[str, tuple[Rule, ...]]:
        return _by_code(self.rules)

    @cached_property
    def _lists_by_code(self) -> Mapping[str, tuple[NamedList, ...]]:
        return _by_code(self.lists)


def rule_book(folder: Path) -> RuleBook:
    """The `[[rule]]` and `[[list]]` entries of a folder. Raises pydantic.ValidationError if one is incomplete."""
    return _book(source_of(folder))


def entries(folder: Path, section: str, model: type[SourcedT]) -> tuple[SourcedT, ...]:
    """Every `[[section]]` of a folder, in order. Raises pydantic.ValidationError if one is incomplete."""
    return read(source_of(folder), section, model)


@lru_cache(maxsize=64)
def _book(source: Source) -> RuleBook:
    return RuleBook(read(source, "rule", Rule), read(source, "list", NamedList))


def _by_code(known: tuple[CitedT, ...]) -> Mapping[str, tuple[CitedT, ...]]:
    return {code: tuple(one for one in known if one.code == code) for code in {each.code for each in known}}


def _in_force(known: Mapping[str, tuple[CitedT, ...]], code: str, on: date) -> CitedT:
    found = [one for one in known.get(code, ()) if one.holds_on(on)]
    if not found:
        raise NoSuchRule(f"{code} on {on}")
    return max(found, key=lambda one: one.valid_from)
