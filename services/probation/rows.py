"""Pages and counts of probation's lists."""

from typing import Any
from uuid import UUID

from services.probation.database import DB
from shared.db.rows import fetch_sort_keys

Row = dict[str, Any]


async def fetch_all(statement: str, *values: Any) -> list[Row]:
    """Every row of a statement, each as column: value; inside a transaction what it has written, too."""
    opened = DB.opened
    if opened is not None:
        return [dict(row) for row in await opened.connection.fetch(statement, *values)]
    assert DB.pool is not None
    return [dict(row) for row in await DB.pool.fetch(statement, *values)]


async def fetch_one(statement: str, *values: Any) -> Row | None:
    """The first row, or None."""
    rows = await fetch_all(statement, *values)
    return rows[0] if rows else None


async def keys_behind(statement: str, after: UUID | None, keys: str, place: int) -> tuple[str, list[Any]]:
    """A condition that a list goes on behind the row `after`, with its arguments from `$place`; nothing for the first page."""
    found = await fetch_sort_keys(DB, statement, after) if after else []
    places = ", ".join(f"${place + number}" for number in range(len(found)))
    return (f"AND {keys} > ({places})", found) if found else ("", [])


async def count_rows(statement: str, *values: Any) -> int:
    """How many rows a statement of the caller's own constants finds."""
    assert DB.pool is not None
    return int(await DB.pool.fetchval(f"SELECT count(*) FROM ({statement}) counted", *values))  # noqa: S608 - constants of the caller
