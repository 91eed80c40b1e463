"""What somebody corrected here stays: a newer row of another directory never overwrites it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.hsds.checking.checked import CheckedRow
from services.reintegration.hsds.loading.ids import own_id
from services.reintegration.hsds.spec import REFERENCES
from shared.db.rows import fetch_values

CORRECTED = """SELECT DISTINCT subject FROM reintegration.directory_change
    WHERE state = 'accepted' AND kind IN ('correct', 'merge') AND entity IN ('organisation', 'service', 'location')"""
ENTRIES = {"organization": "organisation", "service": "service", "location": "location"}
"""The entries by their HSDS names, and by ours."""


async def corrected_here() -> list[UUID]:
    """The entries that somebody corrected."""
    return await fetch_values(DB, CORRECTED)


def kept_as_corrected(source: UUID, changed: Mapping[UUID, CheckedRow], held: Sequence[UUID]) -> set[UUID]:
    """Of the changed rows those that belong to a corrected entry, or are one."""
    corrected = set(held)
    return {number for number, row in changed.items() if number in corrected or (corrected and _owners(source, row) & corrected)}


def _owners(source: UUID, row: CheckedRow) -> set[UUID]:
    """The entries to which a row belongs; an entry belongs to itself alone."""
    if row.entity in ENTRIES:
        return set()
    return {own_id(source, REFERENCES[name], number) for name, number in row.names.items() if REFERENCES.get(name) in ENTRIES}
