"""What a person is told before they answer: versioned texts in three languages (texts.toml)."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from services.reintegration.consents.domain import Purpose
from services.reintegration.errors import NotThere


class Text(BaseModel):
    """What is said of one purpose from a day on; `source` is the rule that it follows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    purpose: Purpose
    valid_from: date
    source: str
    status: str
    kk: str
    ru: str
    en: str

    def paragraphs(self, language: str) -> list[str]:
        """The text in a language, paragraph by paragraph."""
        words = {"kk": self.kk, "ru": self.ru, "en": self.en}[language]
        return [part.strip() for part in words.strip().split("\n\n")]


@cache
def texts() -> tuple[Text, ...]:
    """Every version of every text."""
    rows = tomllib.loads(Path(__file__).with_name("texts.toml").read_text())["text"]
    return tuple(Text.model_validate(row) for row in rows)


def text_on(purpose: Purpose, on: date) -> Text:
    """The text in force on a day. Raises NotThere before the first one."""
    found = [each for each in texts() if each.purpose == purpose and each.valid_from <= on]
    if not found:
        raise NotThere
    return max(found, key=lambda each: each.valid_from)


def version(purpose: Purpose, valid_from: date) -> Text:
    """The version that a person was told. Raises NotThere."""
    return text_on(purpose, valid_from)
