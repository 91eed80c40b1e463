"""The files of a directory: a folder, a zip of a datapackage, or one file; within limits, and never outside the folder."""

import zipfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from services.reintegration.hsds.reading.rows import Reading

MOST_BYTES = 256 * 1024 * 1024
"""Of all files together, unpacked."""
MOST_FILES = 500
MOST_RATIO = 200
"""How many times larger than its packed size a file of a zip may become: text packs ten to twenty times smaller."""
SMALL = 1024 * 1024
"""A file that unpacks to less than this is read whatever its ratio."""
READ = (".csv", ".json", ".jsonl", ".ndjson", ".txt", ".tsv")
NAMED = {
    ".xlsx": "spreadsheet", ".xls": "spreadsheet", ".xlsm": "spreadsheet", ".ods": "spreadsheet", ".zip": "zip_inside", ".xml": "xml",
    ".gz": "zip_inside", ".7z": "zip_inside", ".rar": "zip_inside", ".sqlite": "database", ".db": "database", ".sql": "database",
}  # fmt: skip
"""Files that may well hold a directory and are not read: said, each with what to do. Others, such as a readme, are passed over."""
Files = list[tuple[str, bytes]]


def read_files(path: Path, found: Reading) -> Files:
    """(name, content) of each file, in the order of their names; what is not read is a defect."""
    try:
        files = _bounded(_of(path, found), found)
    except (OSError, zipfile.BadZipFile, ValueError):
        found.wrong(path.name, "", "", "unreadable")
        files = []
    found.hash = sha256(b"".join(sha256(name.encode() + content).digest() for name, content in files)).hexdigest()
    return files


def _of(path: Path, found: Reading) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        yield from _of_folder(path, found)
    elif (kind := NAMED.get(path.suffix.casefold(), "zip_inside")) != "zip_inside":
        found.wrong(path.name, "", "", kind)
    elif zipfile.is_zipfile(path):
        yield from _of_zip(path, found)
    elif path.suffix.casefold() == ".zip":
        found.wrong(path.name, "", "", "not_a_zip")
    elif path.stat().st_size > MOST_BYTES:
        found.wrong(path.name, "", "", "too_large")
    else:
        yield path.name, path.read_bytes()


def _of_folder(folder: Path, found: Reading) -> Iterator[tuple[str, bytes]]:
    root = folder.resolve()
    for file in sorted(folder.rglob("*")):
        name = str(file.relative_to(folder))
        if file.is_dir() or file.name.startswith("."):
            continue
        if file.suffix.casefold() not in READ:
            _pass_over(name, file.suffix, found)
            continue
        if not file.resolve().is_relative_to(root):
            found.wrong(name, "", "", "outside")
        elif file.stat().st_size > MOST_BYTES:
            found.wrong(name, "", "", "too_large")
        else:
            try:
                yield name, file.read_bytes()
            except OSError:
                found.wrong(name, "", "", "unreadable")


def _of_zip(path: Path, found: Reading) -> Iterator[tuple[str, bytes]]:
    """Nothing is unpacked to the disk."""
    with zipfile.ZipFile(path) as archive:
        entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
        if len(entries) > MOST_FILES:
            found.wrong(path.name, "", "", "too_many_files", len(entries))
            return
        for entry in entries:
            name = entry.filename
            inside = PurePosixPath(name.replace("\\", "/"))
            if entry.is_dir() or inside.name.startswith("."):
                continue
            if inside.suffix.casefold() not in READ:
                _pass_over(name, inside.suffix, found)
                continue
            if inside.is_absolute() or ".." in inside.parts or ":" in name:
                found.wrong(name, "", "", "outside")
            elif entry.flag_bits & 1:
                found.wrong(name, "", "", "encrypted")
            elif entry.file_size > MOST_BYTES or (entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size)):
                found.wrong(name, "", "", "zip_bomb")
            else:
                content = _unpacked(archive, entry, found)
                if content is not None:
                    yield name, content


def _pass_over(name: str, suffix: str, found: Reading) -> None:
    if suffix.casefold() in NAMED:
        found.wrong(name, "", "", NAMED[suffix.casefold()])


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, found: Reading) -> bytes | None:
    """The content, however large the zip says it is: reading stops where it says it ends."""
    try:
        with archive.open(entry) as packed:
            content = packed.read(entry.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        found.wrong(entry.filename, "", "", "broken_zip")
        return None
    if len(content) > entry.file_size:
        found.wrong(entry.filename, "", "", "zip_bomb")
        return None
    return content


def _bounded(files: Iterator[tuple[str, bytes]], found: Reading) -> Files:
    read: Files = []
    total = 0
    for name, content in files:
        total += len(content)
        if total > MOST_BYTES:
            found.wrong(name, "", "", "too_large")
            break
        read.append((name, content))
    return read
