"""Rows with their sealed texts opened, as whoever holds the keys reads them."""

from services.reintegration.database import DB
from services.reintegration.sealing.keys import keys_of
from services.reintegration.sealing.texts import Texts
from shared.values import JsonObject


async def opened_rows(texts: Texts, **where: object) -> list[JsonObject]:
    """Every row of the table whose columns have these values, with every column and its texts in words; None where nothing was said."""
    rows = await DB.fetch(f"SELECT t.*, {texts.person} AS person FROM reintegration.{texts.table} t ORDER BY t.id")
    keys = await keys_of({row["person"] for row in rows})
    found = []
    for row in rows:
        said = texts.said(keys.get(row["person"]), row["id"], row["sealed"])
        found.append({**row, **{name: said.get(name, row[name]) for name in texts.names}})
    return [row for row in found if all(row[name] == value for name, value in where.items())]


async def words_in(texts: Texts, **where: object) -> list[str | None]:
    """What was said in the first text of these rows."""
    return [row[texts.names[0]] for row in await opened_rows(texts, **where)]
