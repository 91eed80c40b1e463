"""What a cell says, however it was written: numbers that a spreadsheet shortened, dates in words, headings with their remarks."""

import re
import unicodedata
from datetime import date, timedelta

FORMULA = re.compile(r'="([^"]*)"')
"""The way some programs keep the zeros of a number: a formula that is one text."""
NUMBER = re.compile(r"\d+(\.0+)?")
MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00(\.0+)?)?$")
DAY_IN_WORDS = re.compile(r"(\d{1,2})\s+([^\W\d]+)\s+(\d{4})")
YEAR_FIRST_IN_WORDS = re.compile(r"(\d{4})\s*(?:ж|жыл|жылғы|жылы)?\.?\s+(\d{1,2})\s+([^\W\d]+)")
OF_THE_YEAR = re.compile(r"\s*(г|год|года|ж|жыл|жылы)\.?$")
IIN_DIGITS, LEAST_IIN_DIGITS = 12, 9
FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a spreadsheet's day numbers."""
KATO_DIGITS = 9
KATO = re.compile(r"[1-9]\d(\d{2}|\d{4}|\d{7})?(\.0+)?")
"""A КАТО code, or its beginning: of a region, a district, a rural district."""
CLOCK = re.compile(r"(\d{1,2}:\d{2}):00")
SERIALS = range(3_000, 110_000)
"""Day numbers of 1908 to 2201: anything else is no date."""
MONTHS = (
    ("янв", "қаң", "jan"), ("фев", "ақп", "feb"), ("мар", "нау", "mar"), ("апр", "сәу", "apr"), ("мая", "май", "мам", "may"),
    ("июн", "мау", "jun"), ("июл", "шіл", "jul"), ("авг", "там", "aug"), ("сен", "қыр", "sep"), ("окт", "қаз", "oct"),
    ("ноя", "қар", "nov"), ("дек", "жел", "dec"),
)  # fmt: skip


def word(text: str) -> str:
    """What two ways of writing one heading or name have in common: small letters and digits, one space between words."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain).split())


def text(cell: str) -> str:
    """A cell as text: without spaces around it, without the apostrophe or formula that kept a number as it was."""
    found = cell.replace("\u00a0", " ").strip()
    if kept := FORMULA.fullmatch(found):
        return kept[1].strip()
    return found[1:] if found[:1] == "'" and found[1:2] in "=+-@0123456789" else found


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would compute it: what it comes to is not in the file."""
    return cell.startswith("=")


def iin(cell: str) -> str:
    """An ИИН with the zeros that a spreadsheet drops at the beginning of a number."""
    plain = "".join(sign for sign in cell if sign not in " -")
    if not NUMBER.fullmatch(plain):
        return cell
    digits = plain.partition(".")[0]
    return digits.zfill(IIN_DIGITS) if len(digits) >= LEAST_IIN_DIGITS else digits


def phone(cell: str) -> str:
    """A telephone number that a spreadsheet took for a number: 87010000001.0, 7010000001."""
    if not NUMBER.fullmatch(cell):
        return cell
    digits = cell.partition(".")[0]
    return f"8{digits}" if len(digits) == 10 else f"+{digits}" if len(digits) == 11 and digits[0] == "7" else digits


def whole_number(cell: str) -> str:
    """A number without its empty decimals: 40.0 is 40."""
    return cell.partition(".")[0] if NUMBER.fullmatch(cell) else cell


def kato(cell: str) -> str:
    """A КАТО code, also one that a spreadsheet took for a number; empty where it is none."""
    return cell.partition(".")[0] if KATO.fullmatch(cell) else ""


def clock(cell: str) -> str:
    """A time of the day without its seconds."""
    found = CLOCK.fullmatch(cell)
    return found[1] if found else cell


def name_parts(cell: str) -> dict[str, str]:
    """A name in one cell, as registers write it: family name, given name, and all that follows is the patronymic."""
    family, _, rest = " ".join(cell.split()).partition(" ")
    given, _, patronymic = rest.partition(" ")
    return {name: part for name, part in (("family_name", family), ("given_name", given), ("patronymic", patronymic)) if part}


def day(cell: str) -> str:
    """A day as the forms take it where it can be told which one is meant; else the cell as it is, for the form to refuse."""
    plain = MIDNIGHT.sub("", cell)
    if NUMBER.fullmatch(plain) and int(plain.partition(".")[0]) in SERIALS:
        return (FIRST_DAY + timedelta(days=int(plain.partition(".")[0]))).isoformat()
    plain = OF_THE_YEAR.sub("", plain.casefold())
    if found := DAY_IN_WORDS.fullmatch(plain):
        return _in_words(found[1], found[2], found[3]) or cell
    if found := YEAR_FIRST_IN_WORDS.fullmatch(plain):
        return _in_words(found[2], found[3], found[1]) or cell
    return plain


def _in_words(number: str, month: str, year: str) -> str | None:
    found = next((place for place, names in enumerate(MONTHS, 1) if month.startswith(names)), None)
    return f"{number}.{found:02}.{year}" if found else None
