"""On which line of a TOML text a value stands, for the forms as they are written: a reader of TOML does not tell."""

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]
HEADER = re.compile(r"^\s*(\[{1,2})\s*([\w.]+)\s*\]{1,2}")
KEY = re.compile(r"^\s*(\w+)\s*=")
ITEM = re.compile(r"^\s*\{")
QUOTES = '"""'


def lines_of(text: str) -> Mapping[Path, int]:
    """The line of each table, key and inline item by its path, such as ("section", 0, "question", 2, "text")."""
    found: dict[Path, int] = {(): 1}
    here: Path = ()
    key, item, inside = "", -1, False
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside:
            if header := HEADER.match(line):
                here = _path(header[2], found, listed=header[1] == "[[")
                found.setdefault(here, number)
            elif named := KEY.match(line):
                key, item = named[1], -1
                found.setdefault((*here, key), number)
            elif ITEM.match(line) and key:
                item += 1
                found.setdefault((*here, key, item), number)
        if line.count(QUOTES) % 2:
            inside = not inside
    return found


def line_at(lines: Mapping[Path, int], path: Path) -> int:
    """The line of the value, or of the nearest thing around it."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _path(name: str, found: Mapping[Path, int], *, listed: bool) -> Path:
    """`section.question` inside the section that was begun last."""
    path: Path = ()
    *outer, last = name.split(".")
    for part in outer:
        path = (*path, part)
        count = _count(found, path)
        if count:
            path = (*path, count - 1)
    return (*path, last, _count(found, (*path, last))) if listed else (*path, last)


def _count(found: Mapping[Path, int], path: Path) -> int:
    """How many items of a list were begun."""
    return sum(1 for each in found if len(each) == len(path) + 1 and each[:-1] == path and isinstance(each[-1], int))
