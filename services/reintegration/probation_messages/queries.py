"""Reads of what probation was told. Call `case` first: it checks who may read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.sealing.keys import key_of
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows

TOLD = """SELECT id, type, sealed, at FROM reintegration.probation_message WHERE person = $1 AND ($3::uuid IS NULL
    OR (at, id) < (SELECT at, id FROM reintegration.probation_message WHERE id = $3)) ORDER BY at DESC, id DESC LIMIT $2"""


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    type: str
    sealed: bytes = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """A message as it was sent. `fields`: everything in it beside the person, by name; none where the person's key was destroyed."""

    id: UUID
    type: str
    fields: Mapping[str, str] = field(repr=False)
    at: datetime


async def told_about(person: UUID, *, size: int, after: UUID | None = None) -> KeysetPage[Told]:
    """The latest first; `after` is a message."""
    rows = await fetch_rows(DB, _Row, TOLD, person, size + 1, after)
    key = await key_of(person) if rows else None

    def opened(row: _Row) -> Told:
        said = key.open(row.sealed, f"probation_message/{row.id}") if key else {}
        return Told(row.id, row.type, {name: str(text) for name, text in said.items()}, row.at)

    return page_of(rows, size, begins_after=after).map(opened)
