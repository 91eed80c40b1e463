"""Free places, as the provider reports them."""

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
