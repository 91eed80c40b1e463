"""Words in Kazakh, Russian and English: gettext catalogues read from .po files, dates in the page's language."""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Self, get_args
from zoneinfo import ZoneInfo

from babel.dates import format_date as babel_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from shared.messages.base import Language
from shared.settings import settings
from shared.values import JsonObject

LANGUAGES: tuple[Language, ...] = get_args(Language)
LANGUAGE_COOKIE = "oralu_language"
NAMES: dict[Language, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
DEFAULT: Language = "kk"
DATES = {"en": "en_GB"}
"""Languages whose dates are written differently from the language's first country."""
OWN = Path(__file__).resolve().parents[1] / "locales"

_language: ContextVar[Language] = ContextVar("language", default=DEFAULT)
_folders: list[Path] = [OWN]


def add_catalogues(folders: Iterable[Path]) -> None:
    """Words of one more room join those of all pages."""
    new = [folder for folder in folders if folder not in _folders]
    if new:
        _folders.extend(new)
        _catalogue.cache_clear()


def use(language: Language) -> None:
    """Speak `language` for the rest of this request or job."""
    _language.set(language)


def current() -> Language:
    return _language.get()


class Words(str):
    """Translated words that know what they were made from: `said_again` says them in another language."""

    __slots__ = ("message", "values")
    message: str
    values: Mapping[str, object]

    def __new__(cls, text: str, message: str, values: Mapping[str, object]) -> Self:
        words = super().__new__(cls, text)
        words.message, words.values = message, values
        return words

    def __reduce__(self) -> tuple[type["Words"], tuple[str, str, Mapping[str, object]]]:
        return Words, (str(self), self.message, self.values)


def gettext(message: str, **values: object) -> str:
    """The message in the page's language, with `%(name)s` filled in."""
    words = _catalogue(current()).gettext(message)
    return Words(words % values if values else words, message, values)


def source(words: str) -> JsonObject:
    """What `said_again` needs, for JSON. Words that were put together from several stay as they are."""
    if not isinstance(words, Words):
        return {"text": words}
    values = {name: value if isinstance(value, str | int | float) else str(value) for name, value in words.values.items()}
    return {"text": words, "message": words.message, "values": values}


def said_again(stored: JsonObject) -> str:
    """The words of a `source`, in the page's language."""
    if "message" not in stored:
        return str(stored["text"])
    message: str = stored["message"]
    return gettext(message, **stored["values"])


def gettext_noop(message: str) -> str:
    """Marks words for the catalogues that are translated later, where the reader is known."""
    return message


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """The form of the message that goes with the number `n`."""
    return _catalogue(current()).ngettext(one, many, n) % {"num": n, **values}


def format_date(day: date) -> str:
    """In the order of the page's language: 2026 ж. 6 қараша, 6 ноября 2026 г., 6 November 2026."""
    return babel_date(day, "long", locale=DATES.get(current(), current()))


def format_datetime(moment: datetime, time_zone: str | None = None) -> str:
    """In the person's time zone, to the minute."""
    local = moment.astimezone(ZoneInfo(time_zone or settings().timezone))
    return f"{format_date(local)}, {local:%H:%M}"


def format_number(value: float, pattern: str = "0.###") -> str:
    """With the language's decimal sign (0,25 in Kazakh and Russian); coordinates and what a machine reads keep their point."""
    return str(format_decimal(value, format=pattern, locale=DATES.get(current(), current())))


def accepted(header: str) -> Language | None:
    """The first language of an Accept-Language header that we speak."""
    for part in header.split(","):
        code = part.split(";")[0].strip().lower()[:2]
        for language in LANGUAGES:
            if code == language:
                return language
    return None


@cache
def _catalogue(language: Language) -> NullTranslations:
    whole: NullTranslations | None = None
    for folder in _folders:
        path = folder / language / "LC_MESSAGES" / "messages.po"
        if path.exists():
            compiled = BytesIO()
            with path.open("rb") as file:
                write_mo(compiled, read_po(file, locale=language))
            compiled.seek(0)
            part = GNUTranslations(compiled)
            if whole is None:
                whole = part
            else:
                whole.add_fallback(part)
    return whole or NullTranslations()
