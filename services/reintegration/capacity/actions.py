"""Free places, as the provider reports them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.reintegration.capacity import domain as rules
from services.reintegration.capacity.permissions import CapacityPermission
from services.reintegration.capacity.tables import Capacity
from services.reintegration.database import DB, Audit
from services.reintegration.directory.tables import ServiceOffer
from services.reintegration.errors import NotThere
from shared import audit
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.engine import transaction

TAKE_OVER = """INSERT INTO reintegration.capacity AS k (offer, available, maximum, updated_at, unit)
    SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[], $5::text[])
    ON CONFLICT (offer) DO UPDATE SET available = EXCLUDED.available, maximum = EXCLUDED.maximum, updated_at = EXCLUDED.updated_at,
        unit = EXCLUDED.unit WHERE k.updated_by IS NULL"""


@dataclass(frozen=True, slots=True)
class ImportedCapacity:
    """Free places by another directory; nobody of ours reported them."""

    offer: UUID
    available: int
    maximum: int | None
    updated_at: datetime | None
    unit: str | None


async def update_capacity(offer: UUID, *, available: int, maximum: int, by: Actor, now: datetime) -> None:
    """Set the figures of the provider's own offer. Raises NotThere for another's, ValueError for impossible figures."""
    rules.Capacity(available, maximum, now)
    async with transaction(DB):
        found = await ServiceOffer.select(ServiceOffer.organisation).where(ServiceOffer.id == offer).lock_rows("UPDATE").first()
        if found is None or not may(by, CapacityPermission.REPORT) or by.provider is None or found["organisation"] != by.provider:
            raise NotThere
        await Capacity.insert(Capacity(offer=offer, available=available, maximum=maximum, updated_at=now, updated_by=by.id)).on_conflict(
            target=Capacity.offer,
            action="DO UPDATE",
            values=[Capacity.available, Capacity.maximum, Capacity.updated_at, Capacity.updated_by],
        )
        details: dict[str, audit.Detail] = {"available": available, "maximum": maximum}
        await audit.record(Audit, by=by, action="capacity_updated", about=offer, details=details, at=now)


async def take_over(rows: Sequence[ImportedCapacity]) -> None:
    """Inside the caller's transaction: figures of another directory. What a provider reported here is newer and stays."""
    columns = [
        list(column) for column in zip(*((row.offer, row.available, row.maximum, row.updated_at, row.unit) for row in rows), strict=True)
    ]
    if columns:
        await DB.connection().execute(TAKE_OVER, *columns)
