"""Which row of another directory a row of ours is."""

from dataclasses import dataclass
from uuid import UUID

from services.reintegration.database import DB
from shared.db.rows import fetch_rows

KNOWN = "SELECT id, entity, external_id, hash FROM reintegration.directory_source_row WHERE source = $1"


@dataclass(frozen=True, slots=True)
class SourceName:
    """A row that was read: our id, its entity and id there, and a hash of what it said."""

    id: UUID
    entity: str
    external_id: str
    hash: str


async def known_names(source: UUID) -> dict[UUID, SourceName]:
    """Every row of this directory that was read before, by our id."""
    return {row.id: row for row in await fetch_rows(DB, SourceName, KNOWN, source)}
