"""The desk's periods in words."""

from datetime import date
from pathlib import Path

from shared.law.titles import title
from shared.web.i18n import current, gettext
from shared.web.words import law as law_words


def title_of(folder: Path, code: str, on: date) -> str:
    """What a value is about: as administrators wrote it, else as it comes with the software."""
    said = title(folder, code, on)
    return said.text[current()] if said else gettext(law_words.TITLES.get(code, code))
