"""The programmes that groups follow: versioned outlines in three languages, one file a programme (seeds/)."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.reintegration.errors import NotThere

FOLDER = Path(__file__).parent / "seeds"
CODES = ("addictions", "gambling", "violence", "employment_skills")
"""The programmes, in the order in which they are offered; a code stays, its versions follow one another in its file."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Texts(_Part):
    """A text in each language of the desk."""

    kk: str = Field(min_length=1)
    ru: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def in_language(self, language: str) -> str:
        """The text; in Kazakh for a language that it is not written in."""
        return {"ru": self.ru, "en": self.en}.get(language, self.kk)


class Session(_Part):
    """One session: what it is about, and what is done."""

    title: Texts
    text: Texts


class Module(_Part):
    """Sessions that belong together."""

    title: Texts
    session: tuple[Session, ...] = Field(min_length=1)


class Version(_Part):
    """A programme from a day on. `needed`: how many sessions somebody has to have to complete it."""

    valid_from: date
    status: Literal["verified", "unverified"]
    sources: tuple[str, ...] = Field(min_length=1)
    title: Texts
    for_whom: Texts
    minutes: int = Field(ge=15, le=240)
    needed: int = Field(ge=1)
    module: tuple[Module, ...] = Field(min_length=1)

    @property
    def sessions(self) -> list[Session]:
        """Every session in order; the first has the number 1."""
        return [session for module in self.module for session in module.session]

    @model_validator(mode="after")
    def _can_be_completed(self) -> "Version":
        if self.needed > len(self.sessions):
            raise ValueError("more sessions are needed than there are")
        return self


class Programme(_Part):
    """Every version of one programme."""

    programme: str
    version: tuple[Version, ...] = Field(min_length=1)


@cache
def programmes() -> Mapping[str, Programme]:
    """Every programme by its code."""
    found = [Programme.model_validate(tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))) for code in CODES]
    return {each.programme: each for each in found}


def version_of(code: str, valid_from: date) -> Version:
    """The version that a group follows. Raises NotThere."""
    found = [each for each in programmes()[code].version if each.valid_from == valid_from] if code in programmes() else []
    if not found:
        raise NotThere
    return found[0]


def in_force(code: str, on: date) -> Version:
    """The version for a group that begins on a day. Raises NotThere before the first one."""
    found = [each for each in programmes()[code].version if each.valid_from <= on] if code in programmes() else []
    if not found:
        raise NotThere
    return max(found, key=lambda each: each.valid_from)
