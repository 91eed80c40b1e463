"""Encrypting what was written before texts were encrypted."""

from datetime import datetime

from services.reintegration.database import DB
from services.reintegration.sealing.keys import key_for, keys_of
from services.reintegration.sealing.texts import Texts
from shared.db.engine import transaction
from shared.db.rows import fetch_values

AT_ONCE = 200
PLAIN = "SELECT t.id, {person} AS person, {columns} FROM reintegration.{table} t WHERE {plain} AND t.sealed IS NULL ORDER BY t.id LIMIT $1"
WRITE = "SELECT reintegration.seal_older($1, $2, $3)"


async def seal_batch(texts: Texts, *, now: datetime, size: int = AT_ONCE) -> int:
    """Encrypt some rows of a table; returns how many were found, 0 when none is left.

    It may be interrupted at any time, and two may do it at once: a row that is encrypted meanwhile stays as it is.
    """
    rows = await DB.fetch(_plain(texts), size)
    keys = await keys_of({row["person"] for row in rows})
    for person in {row["person"] for row in rows} - keys.keys():
        async with transaction(DB):  # by itself: nobody waits for a key while rows are locked
            keys[person] = await key_for(person, now)
    contents = [texts.sealed_under(keys[row["person"]], row["id"], {name: row[name] for name in texts.names}) for row in rows]
    if rows:
        async with transaction(DB):
            await fetch_values(DB, WRITE, texts.table, [row["id"] for row in rows], contents)
    return len(rows)


def plain_condition(texts: Texts) -> str:
    """Which rows of `t` have a text in plain words; the index `…_plain` of the table is made with it."""
    return " || ".join(f"coalesce(t.{name}, '')" for name in texts.names) + " <> ''"


def _plain(texts: Texts) -> str:
    columns = ", ".join(f"t.{name}" for name in texts.names)
    return PLAIN.format(person=texts.person, columns=columns, table=texts.table, plain=plain_condition(texts))
