"""Free places by HSDS 3.1: service_capacity, and the units in which they are counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from services.reintegration.database import DB
from services.reintegration.hsds.spec import entities
from services.reintegration.hsds.writing.cells import HsdsRow
from shared.db.rows import fetch_rows
from shared.values import JsonObject

PLACES = """SELECT k.offer, k.available, k.maximum, k.updated_at, coalesce(k.unit, 'place') AS unit FROM reintegration.capacity k
    WHERE k.available IS NOT NULL AND k.updated_at IS NOT NULL ORDER BY k.offer"""
ENTITIES = ("unit", "service_capacity")


@dataclass(frozen=True, slots=True)
class _Places:
    offer: UUID
    available: int
    maximum: int | None
    updated_at: datetime
    unit: str


async def free_places(services: Sequence[HsdsRow]) -> dict[str, list[HsdsRow]]:
    """The rows of both tables for these services."""
    shown = {str(row["id"]) for row in services}
    found = [row for row in await fetch_rows(DB, _Places, PLACES) if str(row.offer) in shown]
    units: list[HsdsRow] = [{"id": _id(f"unit:{name}"), "name": name} for name in sorted({row.unit for row in found})]
    return {"unit": units, "service_capacity": [_capacity(row) for row in found]}


def resources() -> list[JsonObject]:
    """Their descriptions for a datapackage."""
    shared = {"profile": "tabular-data-resource"}
    return [{"name": name, "path": entities()[name].file, **shared, "schema": {"fields": _fields(name)}} for name in ENTITIES]


def _fields(name: str) -> list[JsonObject]:
    kinds = {"date-time": "datetime"}
    return [{"name": field.name, "type": kinds.get(field.format or "", field.kind)} for field in entities()[name].fields.values()]


def _capacity(row: _Places) -> HsdsRow:
    found: HsdsRow = {
        "id": _id(f"capacity:{row.offer}"), "service_id": str(row.offer), "unit_id": _id(f"unit:{row.unit}"), "available": row.available,
        "updated": row.updated_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }  # fmt: skip
    return found if row.maximum is None else {**found, "maximum": row.maximum}


def _id(key: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"oralu:hsds:{key}"))
