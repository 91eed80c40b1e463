"""A checked row as a row of its table, in JSON as PostgreSQL reads it."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from services.reintegration.directory.domain import by_language
from services.reintegration.directory.values.wrong import Value
from services.reintegration.hsds.checking.checked import CheckedRow
from services.reintegration.hsds.loading.ids import own_id
from services.reintegration.hsds.spec import REFERENCES, entities
from shared.values import JsonObject

KATO = re.compile(r"[1-7]\d{1,8}")
ACCESS = {
    "wheelchair": r"wheel\s?chair|коляск|арба|ramp|пандус", "lift": r"elevator|\blift\b|лифт",
    "toilet": r"restroom|toilet|туалет|дәретхана",    "parking": r"parking|парков|тұрақ",
    "hearing": r"hearing|deaf|\btty\b|глух|слух|есту", "vision": r"braille|blind|брайл|слеп|көру",
}  # fmt: skip
"""Our codes of accessibility, and words by which other directories say the same."""
INSERTED: dict[str, JsonObject] = {
    "organization": {"region": ""},
    "service": {"need": "other", "place": {}, "languages": [], "needs": []},
}
"""Columns of a new row that a directory does not have; they are computed afterwards."""


def columns_of(source: UUID, number: UUID, row: CheckedRow, now: datetime) -> JsonObject:
    """The columns of the row's table by name; all that the entity has, so that what a directory no longer says is removed."""
    entity = entities()[row.entity]
    found: JsonObject = {"id": str(number), "source": str(source)}
    for name, field in entity.fields.items():
        if name == "id" or field.column in LEFT_OUT.get(row.entity, ()):
            continue
        if name in REFERENCES or name == "link_id":
            found[field.column] = _named(source, row, name)
        else:
            value = row.values.get(name)
            found[field.column] = by_language(str(value)) if field.by_language and value is not None else _json(value)
    if "confirmed_on" in found and row.entity == "service" and "assured_date" not in row.values:
        del found["confirmed_on"]
    return found | _more(row, now)


LEFT_OUT = {
    "contact": {"name"}, "address": {"attention"}, "service": {"fees", "assurer_email"}, "service_capacity": {"unit_id", "updated"},
}  # fmt: skip
"""Fields without a column."""


def _named(source: UUID, row: CheckedRow, name: str) -> str | None:
    if name not in row.names:
        return None
    entity = str(row.values["link_entity"]) if name == "link_id" else REFERENCES[name]
    return str(own_id(source, entity, row.names[name]))


def _more(row: CheckedRow, now: datetime) -> JsonObject:
    if row.entity == "organization":
        return {"changed_at": now.isoformat()}
    if row.entity == "service":
        return {"changed_at": str(row.values.get("last_modified") or now)}
    if row.entity == "location":
        return {"changed_at": now.isoformat()}
    if row.entity == "service_area":
        return {"kato": _kato(row)}
    if row.entity == "accessibility":
        said = f"{row.values.get('description', '')} {row.values.get('details', '')}".casefold()
        return {"code": next((code for code, words in ACCESS.items() if re.search(words, said)), None)}
    return {}


def _kato(row: CheckedRow) -> str | None:
    kind, extent = str(row.values.get("extent_type") or "").casefold(), str(row.values.get("extent") or "").strip()
    return extent if kind in {"kato", "като"} and KATO.fullmatch(extent) else None


def _json(value: Value) -> object:
    return value.isoformat() if isinstance(value, date | time | datetime) else str(value) if isinstance(value, Decimal) else value
