"""Files of rows: CSV in the encodings that offices use, XLSX. What comes back is text alone."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 50_000, 100, 4_000
Problem = Literal["empty", "too_large", "too_many_rows", "too_many_columns", "old_xls", "encoding", "broken", "merged", "no_headings"]
DELIMITERS = ";\t,"
MERGED = re.compile(rb"<(?:\w+:)?mergeCell[ />]")
PIECE = 1024 * 1024


class NotASheet(Exception):
    """The file cannot be read as rows; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem: Problem = problem


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row as it stands in the file; `number` counts as a spreadsheet does, from 1."""

    number: int
    cells: tuple[str, ...]


def read_rows(content: bytes) -> list[SheetRow]:
    """Every row that is not empty. Raises NotASheet."""
    if len(content) > MOST_BYTES:
        raise NotASheet("too_large")
    if not content.strip():
        raise NotASheet("empty")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotASheet("old_xls")
    found = list(_kept(_xlsx(content) if content.startswith(b"PK\x03\x04") else _csv(content)))
    if not found:
        raise NotASheet("empty")
    return found


def _kept(rows: Iterable[tuple[str, ...]]) -> Iterator[SheetRow]:
    kept = 0
    for number, cells in enumerate(rows, 1):
        if not any(cell.strip() for cell in cells):
            if number > 4 * MOST_ROWS:
                raise NotASheet("too_many_rows")
            continue
        kept += 1
        if kept > MOST_ROWS + 1:
            raise NotASheet("too_many_rows")
        if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise NotASheet("too_many_columns")
        yield SheetRow(number, tuple(cell[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]))


def _csv(content: bytes) -> Iterator[tuple[str, ...]]:
    text = _decoded(content)
    if "\0" in text:
        raise NotASheet("encoding")
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=head.count)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(row)
    except csv.Error:
        raise NotASheet("broken") from None


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 as spreadsheets write "Unicode text", else the Windows code page of Cyrillic."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1251")
    except UnicodeDecodeError:
        raise NotASheet("encoding") from None


def _xlsx(content: bytes) -> Iterator[tuple[str, ...]]:
    """The first sheet. A file that unpacks to more than we allow, or is merged, is refused before anything is read."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its size is not to be believed
        for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
            yield tuple(map(_cell, row))
    except NotASheet:
        raise
    except Exception:  # noqa: BLE001  # a damaged file fails anywhere in the reader; whatever it is, the file cannot be read
        raise NotASheet("broken") from None


def _check(archive: zipfile.ZipFile) -> None:
    """Sizes are checked as the archive states them: its reader gives no more than that of a part."""
    if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
        raise NotASheet("too_large")
    for part in archive.infolist():
        if not part.filename.startswith("xl/worksheets/") or not part.filename.endswith(".xml"):
            continue
        with archive.open(part) as file:
            before = b""
            while piece := file.read(PIECE):
                if MERGED.search(before[-32:] + piece):
                    raise NotASheet("merged")
                before = piece


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
