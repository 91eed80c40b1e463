"""Rows of queries as typed values: mypy finds a misspelled column, a missing one fails at the first row."""

import json
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import field, fields
from functools import cache
from typing import Any, Protocol, TypeVar, cast

from piccolo.columns import Column

from shared.db.engine import Connection, SafeEngine

T = TypeVar("T")
JSON, APART = "json", "apart"
ColumnValues = dict[Column | str, Any]
"""The columns that a Piccolo statement writes, with their values."""


class Columns(Protocol):
    """One row as the driver or Piccolo gives it: values by their columns' names."""

    def __getitem__(self, name: str, /) -> Any: ...

    def values(self) -> Iterable[Any]: ...


def from_json() -> Any:
    """A field whose column is JSON: decoded, an empty object where it is NULL."""
    return field(metadata={JSON: True})


def read_apart() -> Any:
    """A field that is not a column but comes from another statement: empty until it is set with `dataclasses.replace`."""
    return field(default=(), metadata={APART: True})


def decode(kind: type[T], row: Columns) -> T:
    """A row as a frozen dataclass whose fields are named as columns; further columns are ignored. Raises KeyError for a missing one."""
    return kind(**{name: _from_json(row[name]) if is_json else row[name] for name, is_json in _columns(cast("Any", kind))})


async def fetch_rows(source: SafeEngine | Connection, kind: type[T], statement: str, *values: Any) -> list[T]:
    """Every row of a statement, run on a connection, or on an engine: in its open transaction, else on its pool."""
    return [decode(kind, row) for row in await _fetch(source, statement, values)]


async def fetch_row(source: SafeEngine | Connection, kind: type[T], statement: str, *values: Any) -> T | None:
    """The first row, or None."""
    rows = await fetch_rows(source, kind, statement, *values)
    return rows[0] if rows else None


async def fetch_values(source: SafeEngine | Connection, statement: str, *values: Any) -> list[Any]:
    """The first column of every row, for a statement with one column."""
    return [next(iter(row.values())) for row in await _fetch(source, statement, values)]


async def fetch_sort_keys(source: SafeEngine | Connection, statement: str, *values: Any) -> list[Any]:
    """The first row's values in the order of its columns, to be arguments of another statement; empty where there is no row."""
    rows = list(await _fetch(source, statement, values))
    return list(rows[0].values()) if rows else []


async def select_rows(kind: type[T], query: Awaitable[Iterable[Any]]) -> list[T]:
    """Every row of a statement of Piccolo's, such as `Task.select().where(…)`."""
    return [decode(kind, row) for row in await query]


async def select_row(kind: type[T], query: Awaitable[Any]) -> T | None:
    """The row of a statement of Piccolo's that ends in `.first()`, or None."""
    row = await query
    return None if row is None else decode(kind, row)


async def _fetch(source: SafeEngine | Connection, statement: str, values: Sequence[Any]) -> Iterable[Columns]:
    return await source.fetch(statement, *values)


@cache
def _columns(kind: type[Any]) -> tuple[tuple[str, bool], ...]:
    return tuple((each.name, JSON in each.metadata) for each in fields(kind) if APART not in each.metadata)


def _from_json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value or {}
