"""Where the entries of the law's data come from: the files of a folder, or the rows that rule them, or a draft that is tried out.

The files are what an installation begins with; once a service has loaded its rows (shared.law_versions), these are read instead. Whoever
reads the law asks for a folder and a section and never learns which of the three it was.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

SourcedT = TypeVar("SourcedT", bound=BaseModel)
Entry = Mapping[str, Any]
"""One entry as it stands in a file, or as the JSON of a row."""


class Source:
    """The entries of one folder by section. Compared as an object: what was made of one source is kept with it."""

    def __init__(self, sections: Mapping[str, tuple[Entry, ...]]) -> None:
        self.sections = sections


_installed: dict[Path, Source] = {}
_tried: ContextVar[Mapping[Path, Source]] = ContextVar("law_tried", default={})  # noqa: B039 - never changed


def source_of(folder: Path) -> Source:
    """What rules the folder now: the draft that is tried out here, else the loaded rows, else the files."""
    return _tried.get().get(folder) or _installed.get(folder) or files_of(folder)


@cache
def files_of(folder: Path) -> Source:
    """The entries of a folder's TOML files, in the order of the files' names."""
    sections: dict[str, list[Entry]] = {}
    for file in sorted(folder.glob("*.toml")):
        for section, entries in tomllib.loads(file.read_text(encoding="utf-8")).items():
            sections.setdefault(section, []).extend(entries)
    return Source({section: tuple(entries) for section, entries in sections.items()})


def install(folder: Path, source: Source | None) -> None:
    """From now on this process reads these entries of the folder; None: the files again."""
    if source is None:
        _installed.pop(folder, None)
    else:
        _installed[folder] = source


@contextmanager
def tried(folder: Path, source: Source) -> Iterator[None]:
    """Inside, in this task alone, the folder has these entries: to see what a draft would change."""
    token = _tried.set({**_tried.get(), folder: source})
    try:
        yield
    finally:
        _tried.reset(token)


@lru_cache(maxsize=256)
def read(source: Source, section: str, model: type[SourcedT]) -> tuple[SourcedT, ...]:
    """Every entry of a section, in order. Raises pydantic.ValidationError if one is incomplete."""
    return tuple(model.model_validate(dict(entry)) for entry in source.sections.get(section, ()))
