"""What is told on the public page before somebody sends a request: versioned texts in three languages (told.toml)."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from services.reintegration.errors import NotThere
from services.reintegration.law.rules import rules


class Told(BaseModel):
    """What is said from a day on; `source` is the rule that it follows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: date
    source: str
    status: str
    kk: str
    ru: str
    en: str

    def paragraphs(self, language: str, on: date) -> list[str]:
        """The text in a language, paragraph by paragraph, with the periods that hold on a day."""
        words = {"kk": self.kk, "ru": self.ru, "en": self.en}[language]
        for name, code in (("{answer}", "help_request_answer"), ("{kept}", "help_request_kept")):
            words = words.replace(name, str(rules().number(code, on)))
        return [part.strip() for part in words.strip().split("\n\n")]


@cache
def texts() -> tuple[Told, ...]:
    """Every version."""
    rows = tomllib.loads(Path(__file__).with_name("told.toml").read_text(encoding="utf-8"))["text"]
    return tuple(Told.model_validate(row) for row in rows)


def told_on(on: date) -> Told:
    """The text in force on a day. Raises NotThere before the first one."""
    found = [each for each in texts() if each.valid_from <= on]
    if not found:
        raise NotThere
    return max(found, key=lambda each: each.valid_from)
