"""Papers: the kinds and their texts as dated data (kinds.toml beside this file), and the states of each."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from services.reintegration.errors import ReasonMissing

FILE = Path(__file__).with_name("kinds.toml")


class State(StrEnum):
    """How it stands with one paper. A paper that nobody asked about has no state."""

    HAS = "has"
    MISSING = "missing"
    APPLIED = "applied"
    NOT_NEEDED = "not_needed"


SETTLED = (State.HAS, State.NOT_NEEDED)
Companion = Literal["alone", "worker", "mentor", "relative"]
COMPANIONS: tuple[Companion, ...] = ("alone", "worker", "mentor", "relative")
"""Who goes along to get it."""


class KindText(BaseModel):
    """One language of a kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    where: str
    needed: str
    source: str


class Kind(BaseModel):
    """A kind of paper as it is from one day on; earlier versions stay in the file.

    `sensitive`: its name alone says something about health, so that no task and no timeline names it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    valid_from: date
    status: Literal["verified", "unverified"]
    sensitive: bool = False
    kk: KindText
    ru: KindText
    en: KindText

    def text(self, language: str) -> KindText:
        """In a language; Kazakh for any that is not known."""
        return {"ru": self.ru, "en": self.en}.get(language, self.kk)


@dataclass(frozen=True, slots=True)
class Paper:
    """How it stands with one kind of paper of a person, as said last. `due_on`: by when it shall be there."""

    id: UUID
    person: UUID
    kind: str
    version: int
    state: str
    due_on: date | None
    companion: str | None
    words: str | None = field(repr=False)
    by_name: str
    at: datetime
    sealed: bytes | None = field(default=None, repr=False, kw_only=True)

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in SETTLED


@cache
def _all() -> tuple[Kind, ...]:
    return tuple(Kind.model_validate(one) for one in tomllib.loads(FILE.read_text())["kind"])


@cache
def print_words() -> dict[str, dict[str, str]]:
    """The words around the list that the person takes home, by language."""
    words: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text())["words"]
    return words


def kinds(on: date) -> list[Kind]:
    """The kinds in force on a day, in the order of the file; of each the latest version."""
    found: dict[str, Kind] = {}
    for each in _all():
        if each.valid_from <= on and (each.code not in found or each.valid_from > found[each.code].valid_from):
            found[each.code] = each
    return list(found.values())


def ensure_sensible(state: State, due_on: date | None, companion: str | None) -> None:
    """A missing paper has a day and somebody who goes, even if it is the person alone. Raises ReasonMissing."""
    if state is State.MISSING and (due_on is None or companion not in COMPANIONS):
        raise ReasonMissing


def progress(papers: list[Paper], on: date) -> tuple[int, int]:
    """(papers that are there or not needed, all kinds of the checklist)."""
    codes = {each.code for each in kinds(on)}
    return sum(1 for paper in papers if paper.kind in codes and not paper.open), len(codes)
