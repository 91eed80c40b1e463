"""Rows of our tables by their HSDS names and types, in one language where there are texts in several."""

# ruff: noqa: S608 - statements are put together from the names of our own tables and columns; values travel as arguments

from collections.abc import Sequence
from typing import Any

from services.reintegration.database import DB
from services.reintegration.hsds.loading.columns import LEFT_OUT
from services.reintegration.hsds.spec import Entity, HsdsField, entities
from services.reintegration.hsds.writing.cells import HsdsRow, as_weeks, required, value_of
from shared.db.rows import Columns

LIVE = {
    "organization": "t.ended_at IS NULL",
    "service": """t.ended_at IS NULL AND EXISTS (
        SELECT FROM reintegration.organisation o WHERE o.id = t.organisation AND o.ended_at IS NULL)""",
    "location": "t.ended_at IS NULL AND NOT t.protected",
}
"""What is shown of an entity; what belongs to others is shown with them, and with a protected place nothing that belongs to it."""
NOT_PUBLISHED = {("address", "organization_id")}


def published_fields(entity: Entity) -> list[HsdsField]:
    """The fields of an entity that HSDS 3.0 has and that have a column here."""
    left_out = LEFT_OUT.get(entity.name, set())
    return [field for field in entity.fields.values() if field.name not in left_out and (entity.name, field.name) not in NOT_PUBLISHED]


async def fetch_entity(name: str, language: str, condition: str = "true", *values: Any, tail: str = "") -> list[HsdsRow]:
    """Rows of an entity; `condition` and `tail` (order, limit) are about the table `t`."""
    entity = entities()[name]
    fields = published_fields(entity)
    columns = ", ".join(f't."{field.column}" AS "{field.name}"' for field in fields)
    shown = LIVE.get(name, "true")
    statement = f"SELECT {columns} FROM reintegration.{entity.table} t WHERE {shown} AND ({condition}) {tail or 'ORDER BY t.id'}"
    return [_row(entity, fields, row, language) for row in await DB.fetch(statement, *values)]


def _row(entity: Entity, fields: Sequence[HsdsField], row: Columns, language: str) -> HsdsRow:
    found: HsdsRow = {}
    for field in fields:
        value = value_of(row[field.name], field, language)
        if value is None and field.required and field.names is None:
            value = required(entity.name, field, found, language)
        if value is not None:
            found[field.name] = value
    if entity.name == "schedule":
        as_weeks(found)
    return found
