"""How telemetry's reads ask the database."""

from typing import Any

from services.probation.database import DB
from shared.db.engine import transaction

Row = dict[str, Any]


async def many(statement: str, *values: Any) -> list[Row]:
    """Every row."""
    async with transaction(DB):
        return [dict(row) for row in await DB.connection().fetch(statement, *values)]


async def one(statement: str, *values: Any) -> Row | None:
    """The first row, or None."""
    rows = await many(statement, *values)
    return rows[0] if rows else None
