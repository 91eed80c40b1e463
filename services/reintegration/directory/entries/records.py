"""Read an entry as one JSON object, and write it from one: only what differs is written."""

# ruff: noqa: S608 - statements are put together from the names of our own tables and columns; values travel as arguments

from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

import orjson

from services.reintegration.database import DB
from services.reintegration.directory.entries.parts import COLUMNS, PARTS, TABLES, Part
from services.reintegration.directory.loading.computed import write_computed
from shared.values import JsonObject

NEW: dict[str, JsonObject] = {
    "organisation": {"region": ""},
    "service": {"place": {}, "languages": [], "status": "active"},
    "location": {"location_type": "physical", "protected": False},
}


async def snapshot(entity: str, subject: UUID, *, lock: bool = False) -> JsonObject | None:
    """The entry as it is; None where there is none. `ended` says whether it is ended. `lock`: nobody else changes it meanwhile."""
    columns = ", ".join(f"'{name}', t.{name}" for name in COLUMNS[entity])
    parts = ", ".join(f"'{name}', {_list(part)}" for name, part in PARTS[entity].items())
    statement = (
        f"SELECT jsonb_strip_nulls(jsonb_build_object({columns}))"
        f" || jsonb_build_object({parts}, 'ended', t.ended_at IS NOT NULL) AS entry"
        f" FROM reintegration.{TABLES[entity]} t WHERE t.id = $1 {'FOR UPDATE' if lock else ''}"
    )
    rows = await DB.fetch(statement, subject)
    return orjson.loads(rows[0]["entry"]) if rows else None


def version_of(entry: JsonObject) -> str:
    """Changes whenever the entry does: a form sends it along, so that a stale page is told."""
    return sha256(orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)).hexdigest()[:32]


async def write(entity: str, subject: UUID, before: JsonObject | None, after: JsonObject, *, now: datetime) -> None:
    """Inside the caller's transaction: make the entry what `after` says."""
    table, columns = TABLES[entity], COLUMNS[entity]
    own = {name: after.get(name) for name in columns} | {"id": str(subject), "changed_at": now.isoformat()}
    own["ended_at"] = now.isoformat() if after.get("ended") else None
    if before is None:
        own |= {name: value for name, value in NEW[entity].items() if own.get(name) is None}
        own |= {"created_at": now.isoformat(), "confirmed_on": now.date().isoformat()} if entity == "organisation" else {}
        names = ", ".join(own)
        select = f"SELECT {names} FROM jsonb_populate_record(NULL::reintegration.{table}, $1::jsonb)"
        await DB.connection().execute(f"INSERT INTO reintegration.{table} ({names}) {select}", orjson.dumps(own).decode())
    else:
        names = ", ".join(name for name in own if name != "id" and (name != "ended_at" or before.get("ended") != after.get("ended")))
        select = f"SELECT {names} FROM jsonb_populate_record(NULL::reintegration.{table}, $2::jsonb)"
        await DB.connection().execute(
            f"UPDATE reintegration.{table} SET ({names}) = ({select}) WHERE id = $1", subject, orjson.dumps(own).decode()
        )
    for name, part in PARTS[entity].items():
        if name in after and (before or {}).get(name, []) != after[name]:
            await _write_list(part, subject, after[name])
    await write_computed([UUID(str(after["organisation"]))] if entity != "organisation" and after.get("organisation") else [subject])


def _list(part: Part) -> str:
    return (
        f"(SELECT coalesce(jsonb_agg({part.read} ORDER BY {part.order}), '[]'::jsonb) FROM reintegration.{part.table} x"
        f" WHERE x.{part.owner} = t.id AND {part.only})"
    )


async def _write_list(part: Part, subject: UUID, items: list[object]) -> None:
    await DB.connection().execute(f"DELETE FROM reintegration.{part.table} x WHERE x.{part.owner} = $1 AND {part.only}", subject)
    first = uuid4().int  # ids in the order of the list, by which it is read again
    rows = [
        {"id": str(UUID(int=(first + number) % 2**128)), part.owner: str(subject), **part.row(item)} for number, item in enumerate(items)
    ]
    if not rows:
        return
    names = ", ".join(rows[0])
    select = f"SELECT {names} FROM jsonb_populate_recordset(NULL::reintegration.{part.table}, $1::jsonb)"
    await DB.connection().execute(f"INSERT INTO reintegration.{part.table} ({names}) {select}", orjson.dumps(rows).decode())
