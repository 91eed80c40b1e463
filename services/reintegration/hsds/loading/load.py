"""Load checked rows: one transaction, and nothing that has not changed since the last reading."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import orjson

from services.reintegration.capacity.actions import ImportedCapacity, take_over
from services.reintegration.database import BY, DB, Audit
from services.reintegration.directory.changes.importing import Newer, propose_newer
from services.reintegration.directory.loading.computed import write_computed
from services.reintegration.directory.loading.names import SourceName, known_names
from services.reintegration.directory.loading.sources import Source, add_import, lock_source
from services.reintegration.directory.loading.statements import remove_rows, write_names, write_rows
from services.reintegration.directory.needs.of_services import describe_services
from services.reintegration.hsds.checking.checked import CheckedRow
from services.reintegration.hsds.checking.references import By
from services.reintegration.hsds.loading.columns import INSERTED, columns_of
from services.reintegration.hsds.loading.corrected import ENTRIES, corrected_here, kept_as_corrected
from services.reintegration.hsds.loading.ids import all_ids, content_hash, own_id
from services.reintegration.hsds.spec import PARENTS, TABLES
from shared import audit
from shared.db.engine import transaction

CHILDREN = (*PARENTS, "service_at_location", "cost_option", "organization_identifier", "attribute")
"""Rows that are replaced as a whole: one that a directory no longer has is removed. What people are referred to is ended by people."""


@dataclass(slots=True)
class Loaded:
    """How many rows of each entity were added or changed; `same` were as before, `removed` gone, `kept` corrected here and left so.

    `proposed`: of these, how many wait for the coordinator now.
    """

    rows: dict[str, int] = field(default_factory=dict)
    same: int = 0
    removed: int = 0
    kept: int = 0
    proposed: int = 0
    no_longer: int = 0

    @property
    def anything(self) -> bool:
        """Whether anything changed."""
        return any(self.rows.values()) or self.removed > 0


async def load(by: By, source: Source, *, file_hash: str, defects: int, personal: int, need: str | None, now: datetime) -> Loaded:
    """Write what is new or has changed. Two at once: the second waits for the first."""
    loaded = Loaded()
    async with transaction(DB):
        await lock_source(source, now=now)
        before, rows = await known_names(source.id), all_ids(source.id, by)
        hashes = {number: content_hash(row) for number, row in rows.items()}
        changed = {number: row for number, row in rows.items() if number not in before or before[number].hash != hashes[number]}
        held = await corrected_here()
        kept = kept_as_corrected(source.id, changed, held)
        written = await _write(source.id, changed, kept, by, loaded, now)
        loaded.proposed = await _propose(source, changed, kept, now)
        await write_names(source.id, [SourceName(number, row.entity, row.id, hashes[number]) for number, row in written.items()], now)
        await _remove(before, rows, by, loaded)
        loaded.same, loaded.kept = len(rows) - len(changed), len(kept)
        if loaded.anything:
            organisations = [own_id(source.id, "organization", number) for number in by["organization"]]
            await describe_services(organisations, need)
            await write_computed(organisations)
            await add_import(source, file_hash, loaded.rows, defects, personal, now=now)
            details: audit.Details = {"source": source.name, "loaded": orjson.dumps(loaded.rows).decode(), "defects": defects}
            await audit.record(Audit, by=BY, action="directory_imported", about=source.id, details=details, at=now)
    return loaded


async def _write(
    source: UUID, changed: dict[UUID, CheckedRow], kept: set[UUID], by: By, loaded: Loaded, now: datetime
) -> dict[UUID, CheckedRow]:
    """Write the rows; returns those that were written."""
    written: dict[UUID, CheckedRow] = {}
    for entity, table in TABLES.items():
        rows = {number: row for number, row in changed.items() if row.entity == entity and number not in kept}
        loaded.rows[entity] = len(rows)
        written |= rows
        if entity == "service_capacity":
            await take_over([_capacity(source, row, by) for row in rows.values()])
        elif entity != "unit":
            columns = [columns_of(source, number, row, now) for number, row in rows.items()]
            new = {"created_at": now.isoformat()} if entity == "organization" else {}
            await write_rows(table, columns, INSERTED.get(entity, {}) | new)
    return written


async def _propose(source: Source, changed: dict[UUID, CheckedRow], kept: set[UUID], now: datetime) -> int:
    """What the directory now says about entries that were corrected here."""
    entries = [(number, row) for number, row in changed.items() if number in kept and row.entity in ENTRIES]
    asked = [Newer(ENTRIES[row.entity], number, columns_of(source.id, number, row, now)) for number, row in entries]
    return sum([await propose_newer(each, source=source.name, now=now) for each in asked])


async def _remove(before: dict[UUID, SourceName], rows: dict[UUID, CheckedRow], by: By, loaded: Loaded) -> None:
    gone = [name for number, name in before.items() if number not in rows]
    for entity in CHILDREN:
        ids = [name.id for name in gone if name.entity == entity and by[entity]]
        if ids:
            await remove_rows(TABLES[entity], ids)
            loaded.removed += len(ids)
    loaded.no_longer = sum(name.entity not in CHILDREN and bool(by.get(name.entity)) for name in gone)


def _capacity(source: UUID, row: CheckedRow, by: By) -> ImportedCapacity:
    unit = by["unit"].get(row.names.get("unit_id", ""))
    available, maximum, updated = row.values["available"], row.values.get("maximum"), row.values.get("updated")
    assert isinstance(available, int)
    return ImportedCapacity(
        own_id(source, "service", row.names["service_id"]),
        available,
        maximum if isinstance(maximum, int) else None,
        updated if isinstance(updated, datetime) else None,
        str(unit.values["name"])[:100] if unit else None,
    )
