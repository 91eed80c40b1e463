"""The words that go out with a link (texts.toml beside this file)."""

import tomllib
from functools import cache
from pathlib import Path

from services.reintegration.settings import settings

FILE = Path(__file__).with_name("texts.toml")
LANGUAGES = ("kk", "ru", "en")
PATH = "/my-time/"


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text())
    return texts


def address(secret: str) -> str:
    """The whole address of a link."""
    return f"{settings().reintegration_url}{PATH}{secret}"


def text_of(language: str, secret: str) -> str:
    """What is sent, or printed for the person; in Kazakh where the language is not one of ours."""
    return _texts().get(language, _texts()["kk"])["text"].replace("{link}", address(secret))
