"""Rows of our tables by their HSDS names and types, in one language where there are texts in several."""

# ruff: noqa: S608 - statements are put together from the names of our own tables and columns; values travel as arguments

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.directory.domain import chosen
from services.reintegration.hsds.loading.columns import LEFT_OUT
from services.reintegration.hsds.spec import Entity, HsdsField, entities
from shared.db.rows import Columns

HsdsRow = dict[str, object]
NOT_KNOWN = {"kk": "белгісіз", "ru": "неизвестно", "en": "not known"}
"""Stands where HSDS requires a text that nobody has given."""
FREQUENCIES = {"DAILY": ("WEEKLY", "MO,TU,WE,TH,FR,SA,SU"), "WEEKLY": ("WEEKLY", None), "MONTHLY": ("MONTHLY", None)}
LIVE = {
    "organization": "t.ended_at IS NULL",
    "service": """t.ended_at IS NULL AND EXISTS (
        SELECT FROM reintegration.organisation o WHERE o.id = t.organisation AND o.ended_at IS NULL)""",
    "location": "t.ended_at IS NULL",
}
"""What is shown of an entity; what belongs to others is shown with them."""
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
        value = _value(row[field.name], field, language)
        if value is None and field.required and field.names is None:
            value = _required(entity.name, field, found, language)
        if value is not None:
            found[field.name] = value
    if entity.name == "schedule":
        _frequency(found)
    return found


def _value(value: Any, field: HsdsField, language: str) -> object:
    if value is None:
        return None
    if field.by_language:
        texts = json.loads(value) if isinstance(value, str) else value
        return chosen(texts, language)[0] or None
    return _plain(value, field)


def _plain(value: Any, field: HsdsField) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    if field.kind == "number":
        number = float(value)
        return int(number) if number.is_integer() else number
    return value


def _required(entity: str, field: HsdsField, row: HsdsRow, language: str) -> object:
    if field.name == "description" and "name" in row:
        return row["name"]
    if (entity, field.name) == ("address", "country"):
        return "KZ" if language in {"kk", "ru"} and not str(row.get("address_1", "")).isascii() else NOT_KNOWN[language]
    return field.allowed[0] if field.allowed else NOT_KNOWN[language]


def _frequency(row: HsdsRow) -> None:
    """3.0 knows weeks and months alone: every day is a week of seven, once a year is told by the description."""
    if "freq" not in row:
        return
    frequency, days = FREQUENCIES.get(str(row["freq"]), (None, None))
    if frequency is None:
        del row["freq"]
    else:
        row["freq"] = frequency
        if days:
            row.setdefault("byday", days)
