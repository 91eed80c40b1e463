"""The words that go out with a question (texts.toml beside this file)."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from services.reintegration.settings import settings

FILE = Path(__file__).with_name("texts.toml")
PATH = "/join/confirm/"


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text())
    return texts


def text_of(channel: str, name: str, expires_at: datetime, secret: str) -> tuple[str, str]:
    """(subject, text) of what is sent."""
    words, local = _texts()[channel], expires_at.astimezone(ZoneInfo(settings().timezone))
    address = f"{settings().reintegration_url}{PATH}{secret}"
    text = words["text"].strip().replace("{day}", f"{local:%d.%m.%Y}").replace("{link}", address)
    return words["subject"], text.replace("{name}", name[:200])
