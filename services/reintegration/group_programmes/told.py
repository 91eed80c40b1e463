"""What a person is told before they agree to come to a group: versioned text in three languages (seeds/told.toml)."""

import tomllib
from datetime import date
from functools import cache

from pydantic import BaseModel, ConfigDict

from services.reintegration.errors import NotThere
from services.reintegration.group_programmes.programmes import FOLDER


class Told(BaseModel):
    """The text from a day on; `source` is the rule that it follows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: date
    status: str
    source: str
    kk: str
    ru: str
    en: str

    def in_language(self, language: str) -> str:
        """The text; in Kazakh for a language that it is not written in."""
        return {"ru": self.ru, "en": self.en}.get(language, self.kk)


def told_on(on: date) -> Told:
    """The text in force on a day. Raises NotThere before the first one."""
    found = [each for each in _texts() if each.valid_from <= on]
    if not found:
        raise NotThere
    return max(found, key=lambda each: each.valid_from)


@cache
def _texts() -> tuple[Told, ...]:
    rows = tomllib.loads((FOLDER / "told.toml").read_text(encoding="utf-8"))["text"]
    return tuple(Told.model_validate(row) for row in rows)
