"""The words that go out with a link (texts.toml beside this file)."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from services.reintegration.settings import settings

FILE = Path(__file__).with_name("texts.toml")
LANGUAGES = ("kk", "ru", "en")
PATH = "/answer/"
HIDDEN = "…"
"""Stands for the secret where a text is shown that was sent."""


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text())
    return texts


def address(secret: str) -> str:
    """The whole address of a link."""
    return f"{settings().reintegration_url}{PATH}{secret}"


def text_of(language: str, expires_at: datetime, secret: str = HIDDEN) -> tuple[str, str]:
    """(subject, text) of what is sent; without a secret, as it is shown on the referral."""
    words, local = _texts()[language], expires_at.astimezone(ZoneInfo(settings().timezone))
    return words["subject"], words["text"].replace("{day}", f"{local:%d.%m.%Y, %H:%M}").replace("{link}", address(secret))
