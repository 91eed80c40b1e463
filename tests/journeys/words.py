"""The texts on the screens of a journey, in its language: those of the code, translated as the service does."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from infra.paths import ROOT
from shared.messages.base import Language

CATALOGUES = {
    "probation": ("shared", "services/probation", "services/probation/telemetry"),
    "reintegration": ("shared", "services/reintegration"),
    "biometrics": ("shared", "services/biometrics"),
}
IN_EVERY_LANGUAGE = ("en", pytest.param("kk", marks=pytest.mark.deep), pytest.param("ru", marks=pytest.mark.deep))
PLACEHOLDER = re.compile(r"%\(\w+\)s")


@dataclass(frozen=True)
class Words:
    """The words of one service in one language."""

    service: str
    language: Language

    def __call__(self, text: str) -> str:
        """The whole text. Raises KeyError for a text that the service does not have."""
        for folder in CATALOGUES[self.service]:
            message = _catalogue(ROOT / folder / "locales" / self.language / "LC_MESSAGES" / "messages.po").get(text)
            if message is not None:
                return str(message.string or message.id)
        raise KeyError(f"{self.service} never says {text!r}")

    def exactly(self, text: str) -> re.Pattern[str]:
        """The text and nothing else."""
        return re.compile(rf"^\s*{re.escape(self(text))}\s*$")

    def like(self, text: str, *, then: str = "") -> re.Pattern[str]:
        """The text with anything in its placeholders, and somewhere after it `then`, as it is written. Capitals do not matter."""
        parts = [re.escape(part) for part in PLACEHOLDER.split(self(text))]
        after = f".*{re.escape(then)}" if then else ""
        return re.compile(".*".join(parts) + after, re.IGNORECASE | re.DOTALL)


@cache
def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)
