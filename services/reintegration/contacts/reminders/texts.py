"""The words of a reminder (texts.toml beside this file)."""

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

FILE = Path(__file__).with_name("texts.toml")


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text())
    return texts


def text_of(starts_at: datetime, time_zone: str, language: str) -> str:
    """What is sent, with the time of the person's clock; in Kazakh where the language is not one of ours."""
    local = starts_at.astimezone(ZoneInfo(time_zone))
    words = _texts().get(language, _texts()["kk"])["text"]
    return words.replace("{day}", f"{local:%d.%m.%Y}").replace("{time}", f"{local:%H:%M}")
