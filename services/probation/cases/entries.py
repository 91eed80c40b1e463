"""Entries of the lists about a person: identity documents, ways to reach them, representatives of a minor."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from services.probation.cases.domain.because import Because
from services.probation.cases.tables import PersonEntry
from services.probation.database import DB
from services.probation.errors import NotFound
from services.probation.history.actions import write_changes
from services.probation.history.domain import NewChange
from shared.actors import Actor
from shared.db.rows import ColumnValues, fetch_row, fetch_rows, from_json
from shared.values import JsonObject

EntryKind = Literal["documents", "contacts", "representatives"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `details` are its fields as JSON values."""

    id: UUID
    kind: EntryKind
    removed_at: datetime | None
    details: JsonObject = from_json()


async def entries(person: UUID) -> list[Entry]:
    """The entries that hold now, in the order in which they were written down."""
    return await fetch_rows(
        DB, Entry, "SELECT * FROM probation.person_entry WHERE person = $1 AND removed_at IS NULL ORDER BY created_at, id", person
    )


async def entry_of(person: UUID, entry: UUID) -> Entry | None:
    """One entry of this person, also one that was removed."""
    return await fetch_row(DB, Entry, "SELECT * FROM probation.person_entry WHERE person = $1 AND id = $2", person, entry)


async def add_entry(person: UUID, kind: EntryKind, details: JsonObject, *, because: Because, by: Actor, now: datetime) -> UUID:
    """A new entry, which the history begins with."""
    entry = uuid4()
    await PersonEntry.insert(PersonEntry(id=entry, person=person, kind=kind, details=json.dumps(details), created_at=now))
    await _write(person, kind, entry, None, details, because, by=by, now=now)
    return entry


async def change_entry(person: UUID, entry: UUID, details: JsonObject | None, *, because: Because, by: Actor, now: datetime) -> None:
    """Change an entry, remove it (None), or bring a removed one back; the history keeps what it was. Raises NotFound."""
    known = await entry_of(person, entry)
    if known is None:
        raise NotFound
    before = None if known.removed_at else known.details
    if before == details:
        return
    if details is None:
        await PersonEntry.update({PersonEntry.removed_at: now}).where(PersonEntry.id == entry)
    else:
        values: ColumnValues = {PersonEntry.details: json.dumps(details), PersonEntry.removed_at: None}
        await PersonEntry.update(values).where(PersonEntry.id == entry)
    await _write(person, known.kind, entry, before, details, because, by=by, now=now)


async def _write(
    person: UUID,
    kind: EntryKind,
    entry: UUID,
    before: JsonObject | None,
    after: JsonObject | None,
    because: Because,
    *,
    by: Actor,
    now: datetime,
) -> None:
    change = NewChange(
        person, None, kind, before, after, because.kind, because.valid_from, because.why, because.document, entry=entry,
        undoes=because.undoes,
    )  # fmt: skip
    await write_changes([change], by=by, now=now)
