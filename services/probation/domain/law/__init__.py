"""What the law and our own rules say, as dated and cited data beside this file: a lawyer corrects a value without a programmer."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).parent
Status = Literal["verified", "unverified"]
Unit = Literal["frequency", "minutes", "hours", "days", "working_days", "months", "local_time", "priority"]


class Cited(BaseModel):
    """Something with a source. `unverified` values say so wherever they are shown to staff."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: date = date.min
    valid_until: date | None = None
    source: str
    status: Status

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on `day`."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Rule(Cited):
    """One value with its unit; the codes mix сутки, working days and months, so the unit is part of the rule."""

    code: str
    value: int | str
    unit: Unit


class Holiday(Cited):
    """Days off in one month. One that `moves` gives the next working day off when it falls on a weekend."""

    name: str
    month: int
    days: tuple[int, ...]
    moves: bool = True


class Condition(Cited):
    """A duty with a stable code."""

    code: str


class NoSuchRule(LookupError):
    """No rule of this code is in force on that day."""


def rule(code: str, on: date) -> Rule:
    """The rule of that code in force on a day. Raises NoSuchRule."""
    known = [one for one in rules() if one.code == code and one.holds_on(on)]
    if not known:
        raise NoSuchRule(f"{code} on {on}")
    return max(known, key=lambda one: one.valid_from)


def number(code: str, on: date) -> int:
    """The value of a rule that is a number."""
    value = rule(code, on).value
    if not isinstance(value, int):
        raise TypeError(f"{code} is not a number")
    return value


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule in every file."""
    return tuple(Rule.model_validate(entry) for file in sorted(FOLDER.glob("*.toml")) for entry in _read(file).get("rule", []))


@cache
def holidays() -> tuple[Holiday, ...]:
    """The legal calendar."""
    return tuple(Holiday.model_validate(entry) for entry in _read(FOLDER / "holidays.toml")["holiday"])


@cache
def conditions() -> tuple[Condition, ...]:
    """The duties to choose from at registration."""
    return tuple(Condition.model_validate(entry) for entry in _read(FOLDER / "conditions.toml")["condition"])


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text())
