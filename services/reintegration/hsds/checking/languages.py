"""Languages and countries by code or by name."""

from functools import cache

from babel import Locale

NAMED_IN = ("en", "ru", "kk")
OTHERS = {
    "sign language": "sgn", "asl": "ase", "american sign language": "ase", "farsi": "fa", "mandarin": "zh", "cantonese": "yue",
    "español": "es", "creole": "ht", "haitian creole": "ht", "tagalog": "tl", "қазақша": "kk", "казахский": "kk", "қазақ": "kk",
    "орысша": "ru", "орыс": "ru", "ағылшынша": "en", "ағылшын": "en",
}  # fmt: skip
COUNTRIES = {"usa": "US", "u.s.": "US", "u.s.a.": "US", "uk": "GB", "россия": "RU", "рк": "KZ", "қр": "KZ"}


def language_code(given: str) -> str | None:
    """The ISO 639 code of a language that is given by its code or by its name in English, Russian or Kazakh."""
    word = given.strip().casefold().replace("_", "-")
    known = _languages()
    if word in known:
        return known[word]
    main = word.partition("-")[0]
    return main if main in _codes() and len(word) <= 20 else None


def country_code(given: str) -> str | None:
    """The ISO 3166 code of a country that is given by its code or name."""
    word = given.strip().casefold()
    return COUNTRIES.get(word) or _countries().get(word)


@cache
def _codes() -> frozenset[str]:
    return frozenset(str(code).casefold() for code in Locale("en").languages)


@cache
def _languages() -> dict[str, str]:
    names = {str(name).casefold(): str(code) for locale in NAMED_IN for code, name in Locale(locale).languages.items()}
    three = {
        "kaz": "kk",
        "rus": "ru",
        "eng": "en",
        "spa": "es",
        "pol": "pl",
        "ukr": "uk",
        "uzb": "uz",
        "uig": "ug",
        "deu": "de",
        "zho": "zh",
    }
    return OTHERS | names | three | {code: code for code in _codes()}


@cache
def _countries() -> dict[str, str]:
    found = {str(name).casefold(): str(code) for locale in NAMED_IN for code, name in Locale(locale).territories.items()}
    return {
        name: code
        for name, code in (found | {code.casefold(): code for code in found.values()}).items()
        if len(code) == 2 and code.isalpha()
    }
