"""Organisations that a consent may name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.reintegration.database import DB
from shared.db.rows import fetch_rows

MOST = 20
FOUND = """SELECT o.id, o.name FROM reintegration.organisation o WHERE o.id = ANY ($3) OR ($1 <> '' AND
    starts_with(o.name_key, public.name_key($1))) OR ($1 = '' AND cardinality($3::uuid[]) = 0 AND o.region = $2)
    ORDER BY NOT o.id = ANY ($3), o.name_key, o.id LIMIT $4"""


@dataclass(frozen=True, slots=True)
class Recipient:
    """An organisation."""

    id: UUID
    name: str


async def found_organisations(name: str, region: str, always: Sequence[UUID]) -> list[Recipient]:
    """Organisations whose name begins like that, or those of the region; those in `always` first. At most MOST, which the page says."""
    return await fetch_rows(DB, Recipient, FOUND, name.strip(), region, list(always), MOST + len(always))
