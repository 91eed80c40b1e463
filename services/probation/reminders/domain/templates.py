"""The words of messages: versioned data with slots, in Kazakh and Russian (templates.toml beside this file)."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from pydantic import BaseModel, ConfigDict, model_validator

from services.probation.reminders.domain.kinds import Kind

FILE = Path(__file__).with_name("templates.toml")
WORDS_LANGUAGES: tuple[Literal["kk", "ru"], ...] = ("kk", "ru")
SLOT = re.compile(r"\{(\w+)\}")
WORD = re.compile(r"\w+")
ASK: dict[Literal["kk", "ru"], str] = {"kk": "маманыңыздан сұраңыз", "ru": "уточните у своего специалиста"}
PLACE_MOST = 60
"""Characters of a place in a message: a longer one is cut, so that an SMS stays short."""


class Wording(BaseModel):
    """One language of a template."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: str
    text: str


class Template(BaseModel):
    """A version of a message's words, from one day on; earlier versions stay, for what was sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    version: int
    valid_from: date
    slots: tuple[str, ...]
    kk: Wording
    ru: Wording

    @model_validator(mode="after")
    def _the_same_slots_in_both(self) -> "Template":
        for language in WORDS_LANGUAGES:
            if set(SLOT.findall(self.wording(language).text)) != set(self.slots):
                raise ValueError(f"{self.kind} {self.version} {language}: the text has other slots than the template")
        return self

    def wording(self, language: str) -> Wording:
        """Kazakh, or Russian; Russian too for a person whose language is neither."""
        return self.kk if language == "kk" else self.ru


@dataclass(frozen=True, slots=True)
class Text:
    """What goes out, and which version it was made from."""

    subject: str
    text: str
    language: str
    version: int


@cache
def templates() -> tuple[Template, ...]:
    """Every version of every template."""
    return tuple(Template.model_validate(one) for one in tomllib.loads(FILE.read_text())["template"])


def template(kind: Kind, on: date) -> Template:
    """The version in force on a day. Raises LookupError."""
    found = [each for each in templates() if each.kind is kind and each.valid_from <= on]
    if not found:
        raise LookupError(kind)
    return max(found, key=lambda each: each.version)


def render(kind: Kind, language: str, slots: Mapping[str, str | date], on: date, never: Collection[str] = ()) -> Text:
    """The words with their slots filled in; dates are written in the language. Raises KeyError for a slot that is missing.

    A slot with a word that begins as one in `never` is replaced by the advice to ask: the place may be a court.
    """
    chosen = template(kind, on)
    spoken: Literal["kk", "ru"] = "kk" if language == "kk" else "ru"
    filled = {name: _discreet(_said(slots[name], spoken), spoken, never) for name in chosen.slots}
    words = chosen.wording(spoken)
    # By the pattern, not by str.format: a place may have braces, and is never read as a slot.
    return Text(words.subject, SLOT.sub(lambda found: filled[found[1]], words.text), spoken, chosen.version)


def clock_slots(moment: datetime, zone: str) -> dict[str, str | date]:
    """`day` and `time` where the person lives."""
    local = moment.astimezone(ZoneInfo(zone))
    return {"day": local.date(), "time": f"{local:%H:%M}"}


def tells(text: str, never: Collection[str]) -> bool:
    """Whether a word of the text begins as one of those that no message has."""
    return any(word.casefold().startswith(tuple(never)) for word in WORD.findall(text)) if never else False


def _discreet(text: str, language: Literal["kk", "ru"], never: Collection[str]) -> str:
    return ASK[language] if tells(text, never) else text


def _said(value: str | date, language: str) -> str:
    if isinstance(value, date):
        return format_date(value, "d MMMM", locale=language)
    line = " ".join(value.split())
    return line if len(line) <= PLACE_MOST else line[: PLACE_MOST - 1].rstrip() + "…"
