"""CSV as rows: whatever its encoding and however broken, nothing raises."""

import csv
import io
import re
from collections.abc import Iterator

from services.reintegration.hsds.older import entity_of
from services.reintegration.hsds.reading.rows import RawRow, Reading

LONGEST_CELL = 1_000_000
MOST_COLUMNS = 200
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
SEPARATOR = re.compile(r"\A\ufeff?sep=.\r?\n")
"""The first line by which spreadsheets say what divides the cells."""
SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
"""A letter of UTF-8 that is not ASCII."""
HIGH_WORDS, HIGH = re.compile(rb"[\xc0-\xff]{3,}"), re.compile(rb"[\x80-\xff]")


def read_csv(name: str, stem: str, content: bytes, found: Reading) -> None:
    """Add the rows of a file. What is not UTF-8 (or UTF-16 with its mark) is told cell by cell."""
    csv.field_size_limit(LONGEST_CELL)
    text = decoded(content)
    if not readable(text) and (encoding := older_encoding(content)) is not None:
        text = content.decode(encoding, errors="replace")
        found.wrong(name, "", "", "read_as", encoding, kept=True)
    if "\0" in text:
        found.wrong(name, "", "", "null_signs", kept=True)
        text = text.replace("\0", "")
    rows = _rows(name, SEPARATOR.sub("", text, count=1), found)
    first = next(rows, None)
    if first is None:
        found.wrong(name, "", "", "empty_file")
        return
    header = [re.sub(r"[\s-]+", "_", column.strip().strip("﻿").casefold()) for column in first[1]]
    if len(header) > MOST_COLUMNS or not any(header):
        found.wrong(name, "1", "", "no_header", ", ".join(header))
        return
    for column in sorted({column for column in header if column and header.count(column) > 1}):
        found.wrong(name, "1", column, "column_twice", kept=True)
    entity = entity_of(stem)
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            fewer = len(cells) < len(header)
            found.wrong(name, str(number), "", "too_few_cells" if fewer else "too_many_cells", len(cells), kept=True)
        values: dict[str, object] = {}
        for column, cell in zip(header, cells, strict=False):
            if column and column not in values:
                values[column] = _cell(name, number, column, cell, found)
        found.rows.append(RawRow(entity, name, str(number), values))


def decoded(content: bytes) -> str:
    """The text; bytes that are no UTF-8 stay as surrogates, by which they are found."""
    encoding = next((encoding for mark, encoding in MARKS.items() if content.startswith(mark)), "utf-8")
    return content.decode(encoding, errors="surrogateescape" if encoding.startswith("utf-8") else "replace")


def older_encoding(content: bytes) -> str | None:
    """windows-1251 or windows-1252 for a file in which nothing is UTF-8; None where some of it is: then what is wrong is told cell by cell.

    Russian and Kazakh words are several such letters in a row; in Western languages they stand alone.
    """
    if any(content.startswith(mark) for mark in MARKS) or SEVERAL_BYTES.search(content) or b"\0" in content:
        return None
    in_words = sum(len(word) for word in HIGH_WORDS.findall(content))
    return "windows-1251" if 2 * in_words > len(HIGH.findall(content)) else "windows-1252"


def readable(text: str) -> bool:
    """Whether every sign was read."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _cell(name: str, number: int, column: str, cell: str, found: Reading) -> str:
    if readable(cell):
        return cell
    found.wrong(name, str(number), column, "not_utf8", cell.encode("utf-8", "replace").decode(), kept=True)
    return ""


def _rows(name: str, text: str, found: Reading) -> Iterator[tuple[int, list[str]]]:
    """(number, cells), the header being number 1; a row that csv cannot read is a defect."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            found.wrong(name, str(number), "", "cell_too_long" if "limit" in str(error) else "not_csv")
            continue
        yield number, cells


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t|", key=header.count)
