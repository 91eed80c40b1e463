"""How many cases a worker may have."""

from datetime import date, datetime
from uuid import uuid4

from services.reintegration.database import DB, Audit
from services.reintegration.errors import ReasonMissing
from services.reintegration.owning.domain import Worker
from services.reintegration.owning.tables import WorkerCapacity
from shared import audit
from shared.access.scope import region_of
from shared.actors import Actor
from shared.db.engine import transaction


async def set_capacity(worker: Worker, cases: int, valid_from: date, why: str, *, by: Actor, now: datetime) -> None:
    """From that day on the worker may have so many cases; what was set before stays in the history. Raises ReasonMissing."""
    if not why.strip():
        raise ReasonMissing
    async with transaction(DB):
        row = WorkerCapacity(
            id=uuid4(), account=worker.id, office=worker.office, region=region_of(worker.office), cases=cases, valid_from=valid_from,
            why=why, set_at=now, set_by=by.id, set_by_name=by.name,
        )  # fmt: skip
        await WorkerCapacity.insert(row)
        details: audit.Details = {"cases": cases, "valid_from": valid_from.isoformat()}
        await audit.record(Audit, by=by, action="worker_capacity_set", about=worker.id, details=details, at=now)
