"""Texts by language, and how long a confirmation counts: pure."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from shared.spelling.fold import fold

Texts = Mapping[str, str]
ORDER = ("kk", "ru", "en")
CYRILLIC, KAZAKH = re.compile(r"[а-яёА-ЯЁ]"), re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
APART = re.compile(r"[^\w]+")
Confirmation = Literal["fresh", "old", "never"]


def text_language(text: str) -> str:
    """The language in which a text of another directory is shown: Kazakh by its letters, else Russian for Cyrillic ones, else English."""
    if KAZAKH.search(text):
        return "kk"
    return "ru" if CYRILLIC.search(text) else "en"


def by_language(text: str) -> dict[str, str]:
    """A text of another directory as texts are kept here."""
    return {text_language(text): text}


def chosen(texts: Texts, language: str) -> tuple[str, str]:
    """(text, its language): in this language where there is one, else in the first that there is; two empty ones where there is none."""
    for code in (language, *ORDER, *texts):
        if texts.get(code):
            return texts[code], code
    return "", ""


def confirmation(confirmed_on: date | None, today: date, old_after: timedelta) -> Confirmation:
    """Whether somebody has confirmed an entry lately."""
    if confirmed_on is None:
        return "never"
    return "old" if today - confirmed_on > old_after else "fresh"


def search_key(*texts: str | None) -> str:
    """The words of texts as the search compares them, each once, with a space around each: one spelling for three alphabets."""
    words = dict.fromkeys(fold(word) for text in texts if text for word in APART.split(text))
    return f" {' '.join(word for word in words if word)} "


def typed_words(text: str, most: int = 8) -> list[str]:
    """The words that somebody typed, as the search compares them."""
    return list(dict.fromkeys(word for typed in APART.split(text) if (word := fold(typed))))[:most]
