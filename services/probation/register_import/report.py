"""What was found in a file, for people: lines of defects, and the empty file to fill in."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from services.probation.register_import.columns.names import CHOICES, CLOCKS, DAYS, NEEDED
from services.probation.register_import.columns.vocabulary import choices, headings
from services.probation.register_import.examining import Examined, ExaminedFile
from shared.files.sheets import Problem
from shared.web.i18n import gettext, ngettext
from shared.web.pages import plain
from shared.web.request import Fields

Line = tuple[str, str, str, str, str]
"""(row, column, what stands in the file, what is wrong, what to do)."""
TEXT = "@"
"""The format of a spreadsheet's cell that keeps what was typed, with its zeros."""
WIDEST = 60


def not_a_sheet(code: Problem) -> str:
    """Why a file cannot be read, and what to do."""
    return {
        "empty": gettext("There is no row in this file"),
        "too_large": gettext("This file is too large: divide it"),
        "too_many_rows": gettext("A file has at most 50,000 rows: divide it"),
        "too_many_columns": gettext("A file has at most 100 columns: leave out what is not about the register"),
        "old_xls": gettext("This is an old Excel file (.xls): save it as .xlsx or CSV"),
        "encoding": gettext("This is not a text file: save it as CSV in UTF-8, or as .xlsx"),
        "broken": gettext("This file cannot be read: open it in a spreadsheet program and save it again"),
        "merged": gettext("This file has merged cells: unmerge them, so that each row stands by itself"),
        "no_headings": gettext("The headings were not found: begin with the template, one heading above each column"),
    }[code]


def missing(columns: Iterable[str]) -> str:
    """Which columns a file lacks."""
    names = headings()
    return gettext(
        "These columns are missing: %(columns)s. Add them, each with its heading", columns=", ".join(names[each] for each in columns)
    )


def lines(file: ExaminedFile) -> list[Line]:
    """Every defect of a file and everything that a human has to decide, row by row."""
    return [line for row in file.rows for line in _lines(row)]


def summary(file: ExaminedFile) -> str:
    """The whole file in one line."""
    parts = [
        ngettext("%(num)s row", "%(num)s rows", len(file.rows)),
        gettext("can be registered: %(num)s", num=file.count("waiting")),
        gettext("to be decided: %(num)s", num=file.count("held")),
        gettext("on the register already: %(num)s", num=file.count("refused")),
        gettext("with defects: %(num)s", num=file.count("defect")),
    ]
    return " · ".join(parts)


def head() -> Line:
    """The headings of the lines."""
    return gettext("Row"), gettext("Column"), gettext("In the file"), gettext("What is wrong"), gettext("What to do")


def write_lines(path: Path, found: Iterable[Line]) -> None:
    """As CSV that a spreadsheet program opens in the right encoding."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(head())
        writer.writerows([plain(cell) for cell in line] for line in found)


def template() -> bytes:
    """An empty XLSX in the page's language: the headings, how each column is filled in, and the values of those that have a list."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.title = gettext("Register")
    names = headings()
    for number, name in enumerate(names.values(), 1):
        cell = sheet.cell(1, number, name)
        cell.font = Font(bold=True)
        whole = sheet.column_dimensions[cell.column_letter]
        whole.width, whole.number_format = min(WIDEST, len(name) + 4), TEXT
    _explain(book.create_sheet(gettext("Columns")))
    values = book.create_sheet(gettext("Values"))
    for number, (column, offered) in enumerate(choices().items(), 1):
        values.cell(1, number, names[column]).font = Font(bold=True)
        for row, (code, name) in enumerate(offered.items(), 2):
            values.cell(row, number, code if column == "conditions" else name)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _explain(sheet: Any) -> None:
    from openpyxl.styles import Font

    sheet.append([gettext("Column"), gettext("Needed"), gettext("How it is written")])
    for number, letter in enumerate("ABC", 1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[letter].width = (WIDEST, 12, WIDEST)[number - 1]
    for column, name in headings().items():
        sheet.append([name, gettext("yes") if column in NEEDED else "", _how(column)])


def _how(column: str) -> str:
    """How a column is filled in."""
    own = {
        "iin": gettext("12 digits; empty where there is none yet, then with the birth date"),
        "birth_date": gettext("a day, such as 05.11.2026; the IIN says it too"),
        "conditions": gettext("codes or names from the sheet “Values”, separated by ;"),
        "avoid_places-places": gettext("places, separated by ;"),
        "officer": gettext("user name of an officer of the office; empty: whoever takes the register over"),
        "term_amount": gettext("a number; or give the last day of the term"),
        "term_ends_on": gettext("a day, such as 05.11.2026; or give how long the term is"),
        "kato": gettext("9 digits; the region can be left out then"),
        "registered_kato": gettext("9 digits"),
    }
    if column in own:
        return own[column]
    if column in DAYS:
        return gettext("a day, such as 05.11.2026")
    if column in CHOICES:
        return gettext("one of the values on the sheet “Values”")
    return gettext("a time, such as 22:00") if column in CLOCKS else ""


def to_do(code: str) -> str:
    """What to do about a row of this result, or about one that is like somebody."""
    return {
        "defect": gettext("Correct it in the file"),
        "refused": gettext("Leave the row out; of another office: ask for the transfer of the case"),
        "alike": gettext("Compare the two and decide the row after the import"),
    }.get(code) or gettext(
        "Give the reason in the column “%(column)s”, or decide the row after the import", column=headings()["override_reason"]
    )


def in_the_file(fields: Fields, column: str) -> str:
    """What a cell says, values of a list in words."""
    cell, offered = fields.get(column) or "", choices().get(column, {})
    return "; ".join(offered.get(str(part), str(part)) for part in ([cell] if isinstance(cell, str) else cell))


def like_somebody(name: str, case_number: str) -> str:
    """Whom a row resembles."""
    return gettext("Like a person on the register: %(name)s, %(case)s", name=name, case=case_number)


def _lines(row: Examined) -> list[Line]:
    names, number = headings(), str(row.number)
    places = {name: place for place, name in enumerate(names)}
    found = [
        (number, names.get(name, name), in_the_file(row.fields, name), str(text), to_do(row.result))
        for name, text in sorted(row.problems.messages.items(), key=lambda each: places.get(each[0], len(places)))
    ]
    for like in row.alike:
        text = like_somebody(like["name"], like["case_number"])
        found.append((number, names["family_name"], in_the_file(row.fields, "family_name"), text, to_do("alike")))
    return found
