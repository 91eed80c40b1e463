"""Rows of queries as typed values: a misspelled column is seen by mypy, a missing one fails at the first row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import field, fields
from functools import cache
from typing import Any, TypeVar, cast

from shared.db.engine import SafeEngine

T = TypeVar("T")
JSON = "json"


def from_json() -> Any:
    """A field whose column is JSON: decoded, an empty object where it is NULL."""
    return field(metadata={JSON: True})


def decode(kind: type[T], row: Mapping[str, Any]) -> T:
    """A row as a frozen dataclass whose fields are named as columns; further columns are left. Raises KeyError for a missing one."""
    return kind(**{name: _from_json(row[name]) if is_json else row[name] for name, is_json in _columns(cast("Any", kind))})


async def fetch_rows(db: SafeEngine, kind: type[T], statement: str, *values: Any) -> list[T]:
    """Every row of a statement; inside a transaction what it has written, too."""
    source = db.opened.connection if db.opened is not None else db.pool
    assert source is not None, f"The pool of {db.role} is open while the service runs."
    rows = cast("Sequence[Mapping[str, Any]]", await source.fetch(statement, *values))
    return [decode(kind, row) for row in rows]


async def fetch_row(db: SafeEngine, kind: type[T], statement: str, *values: Any) -> T | None:
    """The first row, or None."""
    rows = await fetch_rows(db, kind, statement, *values)
    return rows[0] if rows else None


@cache
def _columns(kind: type[Any]) -> tuple[tuple[str, bool], ...]:
    return tuple((each.name, JSON in each.metadata) for each in fields(kind))


def _from_json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value or {}
