"""Pages and counts of probation's lists."""

from typing import Any
from uuid import UUID

from services.probation.database import DB
from shared.db.rows import fetch_sort_keys, fetch_values


async def keys_behind(statement: str, after: UUID | None, keys: str, place: int) -> tuple[str, list[Any]]:
    """The condition for a list to continue after the row `after`, with its arguments from `$place`; nothing for the first page."""
    found = await fetch_sort_keys(DB, statement, after) if after else []
    places = ", ".join(f"${place + number}" for number in range(len(found)))
    return (f"AND {keys} > ({places})", found) if found else ("", [])


async def count_rows(statement: str, *values: Any) -> int:
    """How many rows a statement finds; the statement must consist of the caller's constants."""
    (number,) = await fetch_values(DB, f"SELECT count(*) FROM ({statement}) counted", *values)  # noqa: S608 - constants of the caller
    return int(number)
