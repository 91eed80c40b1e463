"""Templates of duties as dated, cited data (law/condition_templates.toml), and what follows a breach by category."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from services.probation.law.rules import FOLDER
from shared.law.rules import Cited, entries
from shared.messages.base import Language

SlotKind = Literal["places", "hours", "days", "period", "organisation", "amount", "person", "details"]
Duty = Literal["court", "law"]
Text = dict[Language, str]


class Slot(BaseModel):
    """An input of a template. `phrase` surrounds the value, as `{value}`, where it is given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: SlotKind
    required: bool = False
    phrase: Text | None = None


class Template(Cited):
    """One version of a duty's text; `{kind}` stands for an input.

    `duty`: who must have set it. `enforced_by`: what monitoring can do for it. `categories`: empty where it applies to every one.
    """

    code: str
    version: int
    duty: Duty
    text: Text
    slots: tuple[Slot, ...] = ()
    categories: tuple[str, ...] = ()
    enforced_by: Literal["zone", "curfew"] | None = None

    def slot(self, kind: str) -> Slot | None:
        """The input of that kind; None where the template has none."""
        return next((one for one in self.slots if one.kind == kind), None)

    def applies_to(self, category: str) -> bool:
        """Whether people of this category can have the duty."""
        return not self.categories or category in self.categories


class Consequence(Cited):
    """What follows the first breach and a repeated one."""

    category: str
    first: Text
    repeated: Text


class NoSuchTemplate(LookupError):
    """No template of this code is in force on that day, or none has this version."""


def templates() -> tuple[Template, ...]:
    """Every version of every template, in the order of the file."""
    return entries(FOLDER, "condition_template", Template)


def template(code: str, version: int) -> Template:
    """One version. Raises NoSuchTemplate."""
    for one in templates():
        if (one.code, one.version) == (code, version):
            return one
    raise NoSuchTemplate(f"{code} {version}")


def in_force(code: str, on: date) -> Template:
    """The version in force on a day. Raises NoSuchTemplate."""
    found = [one for one in templates() if one.code == code and one.holds_on(on)]
    if not found:
        raise NoSuchTemplate(f"{code} on {on}")
    return max(found, key=lambda one: one.version)


def choices(category: str, on: date) -> tuple[Template, ...]:
    """The templates to choose from for a category on a day, in the order of the file."""
    codes = dict.fromkeys(one.code for one in templates() if one.holds_on(on) and one.applies_to(category))
    return tuple(in_force(code, on) for code in codes)


def newest(on: date) -> dict[str, int]:
    """The version in force of every code on a day."""
    return {one.code: in_force(one.code, on).version for one in templates() if one.holds_on(on)}


def consequences() -> tuple[Consequence, ...]:
    """Those of every category for which a norm was found."""
    return entries(FOLDER, "breach_consequence", Consequence)


def consequence(category: str, on: date) -> Consequence | None:
    """What follows a breach in this category on a day, the newest that holds; None where no norm was found."""
    found = [one for one in consequences() if one.category == category and one.holds_on(on)]
    return max(found, key=lambda one: one.valid_from, default=None)
