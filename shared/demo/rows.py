"""Rows for loading by COPY, and records for an audit log."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from piccolo.table import Table

from shared.actors import Actor
from shared.audit import Detail, Record


class UnknownColumn(Exception):
    """A row names a column that its table does not have."""


class Rows:
    """Rows of one table. The columns are the names with which rows are added: for a new column, add its name where the row is made."""

    def __init__(self, table: type[Table] | str) -> None:
        known = None if isinstance(table, str) else frozenset(column._meta.db_column_name for column in table._meta.columns)
        name = table if isinstance(table, str) else table._meta.get_formatted_tablename().replace('"', "")
        self.schema, self.table = name.split(".")
        self.columns: tuple[str, ...] = ()
        self.records: list[tuple[Any, ...]] = []
        self.copied = 0
        self._known = known

    def add(self, **values: Any) -> None:
        """One row: every row of a table names the same columns in the same order."""
        if tuple(values) != self.columns:
            self._begin(values)
        self.records.append(tuple(values.values()))

    def taken(self) -> list[tuple[Any, ...]]:
        """The rows since the last call; they are counted as copied."""
        records, self.records = self.records, []
        self.copied += len(records)
        return records

    def _begin(self, values: Mapping[str, Any]) -> None:
        if self.columns:
            raise UnknownColumn(f"{self.schema}.{self.table}: not {', '.join(values)} but {', '.join(self.columns)}")
        if self._known is not None and (strange := set(values) - self._known):
            raise UnknownColumn(f"{self.schema}.{self.table} has no {', '.join(sorted(strange))}")
        self.columns = tuple(values)


class AuditTrail:
    """Records of one service's audit log, not linked yet."""

    def __init__(self, table: type[Table]) -> None:
        self.table = table
        self.records: list[Record] = []
        self.copied = 0

    def add(self, at: datetime, by: Actor, action: str, about: UUID | None, details: Mapping[str, Detail] | str) -> None:
        """One record, as `shared.audit.record` would write it; `details` contain no fractions, or are JSON already.

        A test reads them all back: `shared.audit.canonical` would have written the same, four times as slowly.
        """
        text = details if isinstance(details, str) else orjson.dumps(details, option=orjson.OPT_SORT_KEYS).decode()
        self.records.append(Record(at, by.id, by.role, action, about, text))

    def taken(self) -> list[Record]:
        """The records since the last call, in the order of time."""
        records, self.records = sorted(self.records, key=lambda record: record.at), []
        self.copied += len(records)
        return records


def packed(details: object) -> str:
    """Details of a timeline entry as JSON."""
    return orjson.dumps(details).decode()


def count(tables: Iterable[Rows], trails: Iterable[AuditTrail]) -> dict[str, int]:
    """How many rows were copied, by table."""
    counts = {f"{rows.schema}.{rows.table}": rows.copied for rows in tables}
    return counts | {trail.table._meta.get_formatted_tablename().replace('"', ""): trail.copied for trail in trails}
