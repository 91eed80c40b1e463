"""The statements that write what was read elsewhere: one for each table, however many rows."""

# ruff: noqa: S608 - statements are put together from the names of our own tables and columns; values travel as arguments

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import orjson

from services.reintegration.database import DB
from services.reintegration.directory.loading.names import SourceName
from shared.values import JsonObject

NAMES = """INSERT INTO reintegration.directory_source_row (id, source, entity, external_id, hash, read_at)
    SELECT id, $1, entity, external_id, hash, $2 FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[])
        AS found (id, entity, external_id, hash)
    ON CONFLICT (id) DO UPDATE SET hash = EXCLUDED.hash, read_at = EXCLUDED.read_at"""
FORGET = "DELETE FROM reintegration.directory_source_row WHERE id = ANY($1)"
AT_ONCE = 5_000


async def write_rows(table: str, rows: Sequence[JsonObject], new: JsonObject) -> None:
    """Add or change rows of a table; all have the same columns. `new`: what only a new row gets."""
    if not rows:
        return
    written = sorted({name for row in rows for name in row} - {"id"})
    statement = _insert(table, [*new, *written], written)
    for first in range(0, len(rows), AT_ONCE):
        batch = [new | row for row in rows[first : first + AT_ONCE]]
        await DB.connection().execute(statement, orjson.dumps(batch).decode())


async def remove_rows(table: str, ids: Sequence[UUID]) -> None:
    """Remove rows that another directory no longer has, and that they were read."""
    await DB.connection().execute(f"DELETE FROM reintegration.{table} WHERE id = ANY($1)", list(ids))
    await DB.connection().execute(FORGET, list(ids))


async def write_names(source: UUID, names: Sequence[SourceName], now: datetime) -> None:
    """Remember which row of another directory each row of ours is, and what it said."""
    columns = [list(column) for column in zip(*((name.id, name.entity, name.external_id, name.hash) for name in names), strict=True)]
    if columns:
        await DB.connection().execute(NAMES, source, now, *columns)


def _insert(table: str, columns: Sequence[str], changed: Sequence[str]) -> str:
    names = ", ".join(f'"{name}"' for name in ["id", *columns])
    change = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in changed)
    return (
        f"INSERT INTO reintegration.{table} ({names}) SELECT {names} FROM jsonb_populate_recordset(NULL::reintegration.{table}, $1::jsonb)"
        f" ON CONFLICT (id) DO UPDATE SET {change}"
    )
