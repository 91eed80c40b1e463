"""Merge two organisations, say that they are two, and part them again."""

from datetime import datetime
from uuid import UUID, uuid4

import orjson

from services.reintegration.database import DB, Audit
from services.reintegration.directory.changes.rows import change_of
from services.reintegration.directory.loading.computed import write_computed
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.errors import EntryChanged, NotThere
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction
from shared.values import Details

OWNED = (
    "service_offer",
    "location",
    "programme",
    "provider_phone",
    "provider_contact",
    "location_address",
    "organisation_identifier",
    "funding",
)
"""What moves with an organisation."""
LOCK = "SELECT id, ended_at FROM reintegration.organisation WHERE id = ANY($1) ORDER BY id FOR UPDATE"
END = "UPDATE reintegration.organisation SET ended_at = $2, merged_into = $3, changed_at = $2 WHERE id = $1"
REOPEN = "UPDATE reintegration.organisation SET ended_at = NULL, merged_into = NULL, changed_at = $2 WHERE id = $1"
NOTE = """INSERT INTO reintegration.directory_change (id, entity, subject, organisation, kind, after, origin, proposed_by, proposed_by_name,
        proposed_by_role, proposed_at, undoes, state, decided_at, decided_by, decided_by_name)
    VALUES ($1, 'organisation', $2, $3, $4, $5::jsonb, 'person', $6, $7, $8, $9, $10, 'accepted', $9, $6, $7)"""


async def merge(keep: UUID, other: UUID, *, by: Actor, now: datetime) -> None:
    """What belongs to `other` belongs to `keep`, and `other` is ended. Sent twice, nothing happens twice. Raises NotThere, EntryChanged."""
    async with transaction(DB):
        rows = {row["id"]: row["ended_at"] for row in await DB.fetch(LOCK, [keep, other])}
        if not may(by, DirectoryPermission.WRITE) or keep == other or len(rows) < 2:
            raise NotThere
        if rows[keep] is not None or rows[other] is not None:
            raise EntryChanged
        moved = {table: await _move(table, other, keep) for table in OWNED}
        await DB.connection().execute(END, other, now, keep)
        after: Details = {"merged_into": str(keep), "other": str(keep), "moved": {table: ids for table, ids in moved.items() if ids}}
        await _note("merge", other, keep, after, None, by, now)
        await write_computed([keep, other])


async def part(change: UUID, *, by: Actor, now: datetime) -> None:
    """Take a merge back: what moved belongs to the other one again. Raises NotThere, EntryChanged where it was taken back already."""
    async with transaction(DB):
        found = await change_of(change, lock=True)
        if found.kind != "merge" or not may(by, DirectoryPermission.WRITE):
            raise NotThere
        keep, other = UUID(str(found.after["merged_into"])), found.subject
        if await DB.fetch("SELECT 1 FROM reintegration.directory_change WHERE undoes = $1", change):
            raise EntryChanged
        await DB.fetch(LOCK, [keep, other])
        for table, ids in found.after.get("moved", {}).items():
            if table in OWNED:
                statement = f"UPDATE reintegration.{table} SET organisation = $2 WHERE id = ANY($1::uuid[]) AND organisation = $3"  # noqa: S608
                await DB.connection().execute(statement, ids, other, keep)
        await DB.connection().execute(REOPEN, other, now)
        await _note("unmerge", other, keep, {"other": str(keep)}, change, by, now)
        await write_computed([keep, other])


async def keep_apart(one: UUID, other: UUID, *, by: Actor, now: datetime) -> None:
    """They are two: the pair is not proposed again. Raises NotThere."""
    async with transaction(DB):
        rows = await DB.fetch(LOCK, [one, other])
        if not may(by, DirectoryPermission.WRITE) or len(rows) < 2:
            raise NotThere
        await _note("apart", one, one, {"other": str(other)}, None, by, now)


async def _move(table: str, other: UUID, keep: UUID) -> list[str]:
    statement = f"UPDATE reintegration.{table} SET organisation = $2 WHERE organisation = $1 RETURNING id"  # noqa: S608
    return [str(row["id"]) for row in await DB.fetch(statement, other, keep)]


async def _note(kind: str, subject: UUID, organisation: UUID, after: Details, undoes: UUID | None, by: Actor, now: datetime) -> None:
    number = uuid4()
    values = (orjson.dumps(after).decode(), by.id, by.name, str(by.role), now, undoes)
    await DB.connection().execute(NOTE, number, subject, organisation, kind, *values)
    details: audit.Details = {"other": str(after["other"]), "change": str(number)}
    await audit.record(Audit, by=by, action=f"directory_{kind}", about=subject, details=details, at=now)
