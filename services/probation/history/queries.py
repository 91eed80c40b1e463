"""Reads of the history, field by field. Call `case` first: it checks who may read."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.history.domain import Kind, Value
from services.probation.record_links.queries import records_of
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_row, fetch_rows, fetch_values

COLUMNS = """SELECT c.id, c.person, c.registration, c.field, c.entry, c.old::text AS old_json, c.new::text AS new_json, c.kind,
    c.valid_from, c.why, c.document, c.by_id, c.by_name, c.at, c.undoes, u.id AS undone_by,
    r.case_number
    FROM probation.field_change c LEFT JOIN probation.field_change u ON u.undoes = c.id
    LEFT JOIN probation.registration r ON r.id = c.registration"""


@dataclass(frozen=True, slots=True)
class FieldChangeRow:
    """One change of one field. `undone_by` is the later change that took it back; `case_number` of a registration's field."""

    id: UUID
    person: UUID
    registration: UUID | None
    field: str
    entry: UUID | None
    old_json: str
    new_json: str
    kind: Kind
    valid_from: date
    why: str
    document: str
    by_id: UUID
    by_name: str
    at: datetime
    undoes: UUID | None
    undone_by: UUID | None
    case_number: str | None

    @property
    def old(self) -> Value:
        """The value before."""
        return _value(self.old_json)

    @property
    def new(self) -> Value:
        """The value after."""
        return _value(self.new_json)


async def changes(person: UUID, field: str | None = None, *, size: int = 100, after: UUID | None = None) -> KeysetPage[FieldChangeRow]:
    """What changed about a person, also in records that were merged into this one, the latest first; of one field where it is named."""
    rows = await fetch_rows(
        DB,
        FieldChangeRow,
        f"""{COLUMNS} WHERE c.person = ANY ($1) AND ($2::text IS NULL OR c.field = $2) AND ($4::uuid IS NULL OR (c.at, c.id) <
            (SELECT at, id FROM probation.field_change WHERE id = $4)) ORDER BY c.at DESC, c.id DESC LIMIT $3""",  # noqa: S608 - constants
        *(await records_of(person), field, size + 1, after),
    )
    return page_of(rows, size, begins_after=after)


async def all_changes(person: UUID) -> list[FieldChangeRow]:
    """Everything that changed about a person, the earliest first."""
    return await fetch_rows(DB, FieldChangeRow, f"{COLUMNS} WHERE c.person = ANY ($1) ORDER BY c.at, c.id", await records_of(person))


async def change_of(person: UUID, change: UUID) -> FieldChangeRow | None:
    """One change of this person's record."""
    return await fetch_row(DB, FieldChangeRow, f"{COLUMNS} WHERE c.person = $1 AND c.id = $2", person, change)


async def fields_changed(person: UUID) -> list[str]:
    """The fields that have a history."""
    statement = "SELECT DISTINCT field FROM probation.field_change WHERE person = ANY ($1) ORDER BY field"
    return await fetch_values(DB, statement, await records_of(person))


def _value(text: str) -> Value:
    value: Value = json.loads(text)
    return value
