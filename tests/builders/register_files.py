"""Registers as offices keep them in files. All people in them are invented."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from openpyxl import Workbook

from services.probation.register.iin import check_digit
from services.probation.register_import.columns.vocabulary import headings, in_language
from shared.messages.base import Language
from tests.builders.moments import TODAY

Row = Mapping[str, str]


def row(**changed: str) -> dict[str, str]:
    """A row of a register, by columns' codes, without a mistake and without an ИИН."""
    return {
        "family_name": "Ойдантегов", "given_name": "Адам", "birth_date": "01.02.1990", "sex": "Мужской", "phone": "8 701 000 00 01",
        "language": "Русский", "region": "Алматы", "settlement": "Город", "address": "Демо көшесі 1", "category": "Условное осуждение",
        "court": "Демо сот",
        "court_decision_on": f"{TODAY - timedelta(days=9):%d.%m.%Y}", "in_force_on": f"{TODAY - timedelta(days=3):%d.%m.%Y}",
        "registered_on": f"{TODAY - timedelta(days=1):%d.%m.%Y}", "term_ends_on": f"{TODAY + timedelta(days=400):%d.%m.%Y}",
        "frequency": "Два раза в месяц", "first_check_in_on": f"{TODAY + timedelta(days=2):%d.%m.%Y}", "officer": "officer",
    } | changed  # fmt: skip


def people(count: int) -> list[dict[str, str]]:
    """That many rows of people who do not resemble each other: another birth date each."""
    return [row(family_name=_name(number), iin=iin(number), birth_date="", sex="") for number in range(count)]


def iin(number: int) -> str:
    """An ИИН of a man born in the seventies or eighties whose check digit is right."""
    days, serial = number % 300, number // 300
    first = f"{70 + days // 28 % 10}{1 + days // 28 % 12:02}{1 + days % 28:02}3"
    for place in range(serial * 7, 9_999):
        digits = f"{first}{place:04}"
        if (check := check_digit(digits)) is not None:
            return f"{digits}{check}"
    raise ValueError("no number fits")


def table(rows: Sequence[Row], language: Language = "ru") -> list[list[str]]:
    """Rows under the headings of a language."""
    names = in_language(language, headings)
    columns = list(dict.fromkeys(name for each in rows for name in each))
    return [[names[column] for column in columns], *([each.get(column, "") for column in columns] for each in rows)]


def as_csv(cells: Sequence[Sequence[str]], *, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    """A file of comma-separated values in some encoding."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(cells)
    return out.getvalue().encode(encoding)


def as_xlsx(cells: Sequence[Sequence[Any]], *, merge: str = "") -> bytes:
    """A workbook with one sheet."""
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for each in cells:
        sheet.append(list(each))
    if merge:
        sheet.merge_cells(merge)
    book.save(out)
    return out.getvalue()


def _name(number: int) -> str:
    letters = "абвгдежзик"
    return "Ойдан" + "".join(letters[int(digit)] for digit in str(number))
