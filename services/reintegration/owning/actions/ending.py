"""What becomes of the ownership when a case closes or goes to another office."""

from datetime import datetime
from uuid import UUID

from services.reintegration.cases.tables import Case
from services.reintegration.owning.actions.rows import end, end_any
from services.reintegration.owning.domain import Ended, works_at
from services.reintegration.owning.queries.owners import owner_of
from services.reintegration.timeline.actions import write_entry
from shared.actors import Actor


async def close_ownership(person: UUID, *, by: Actor, now: datetime) -> None:
    """With the case's lock held: it closes, and nobody has it any more."""
    await end_any(person, Ended.CLOSED, by=by, now=now)


async def leave_other_office(person: UUID, *, office: str, region: str, by: Actor, now: datetime) -> None:
    """With the case's lock held: it belongs to another office now. A worker whose desk does not have it any more loses it."""
    owner = await owner_of(person)
    if owner is None:
        return
    row = await Case.select(Case.restricted).where(Case.person == person).first()
    if not works_at(owner.office, office, region, restricted=bool(row and row["restricted"])):
        await end(owner, Ended.MOVED, by=by, now=now)
        await write_entry(person, "worker_left_behind", by=by, now=now, before=owner.name)
