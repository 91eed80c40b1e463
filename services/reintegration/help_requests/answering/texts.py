"""The words of a message about a decision (texts.toml beside this file)."""

import tomllib
from functools import cache
from pathlib import Path

from services.reintegration.help_requests.domain import Act
from services.reintegration.settings import settings

FILE = Path(__file__).with_name("texts.toml")
PATH = "/help/answer"


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return texts


def text_of(act: str, number: str, language: str) -> tuple[str, str]:
    """(subject, text) of what is sent; in Kazakh where the language is not one of ours."""
    words = _texts().get(language, _texts()["kk"])
    said = words["decline" if act == Act.DECLINE else "accept"]
    return words["subject"], said.replace("{number}", number).replace("{link}", f"{settings().reintegration_url}{PATH}")
