"""Asking another office for the transfer of a case."""

from datetime import datetime
from uuid import UUID

from services.probation.cases.tables import Person, Registration
from services.probation.database import DB, Audit
from services.probation.queue.actions import open_item
from services.probation.timeline.actions import add_entry
from services.probation.transfers.words import WANTED
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction

KIND = "transfer"


async def ask_for_transfer(iin: str, *, by: Actor, now: datetime) -> None:
    """Tell the office that keeps, or kept, the case of this ИИН who asks for it. Does nothing where there is none elsewhere.

    The caller learns nothing: an unknown number, a case of one's own office and one of another office are all the same. Asked again while
    the office has not answered, nothing is added.
    """
    office = by.office or ""
    async with transaction(DB), beyond_scope(DB, "the case of another office, which is asked for it"):
        known = await Person.select(Person.id).where(Person.iin == iin).lock_rows("UPDATE").first()
        details: audit.Details = {"office": office, "known": known is not None}
        about = known["id"] if known else None
        await audit.record(Audit, by=by, action="transfer_asked", about=about, details=details, at=now)
        if known is None or not await _kept_elsewhere(known["id"], office):
            return
        waiting = await DB.connection().fetchval(
            "SELECT true FROM probation.queue_item WHERE kind = $1 AND subject_id = $2 AND closed_at IS NULL", KIND, known["id"]
        )
        if waiting:
            return
        await open_item(kind=KIND, person=known["id"], subject_id=known["id"], reason=f"{WANTED} {office}", now=now, by=by)
        await add_entry(person=known["id"], kind="transfer_asked", details={"office": office}, at=now, by=by)


async def _kept_elsewhere(person: UUID, office: str) -> bool:
    latest = await Registration.select(Registration.office).where(Registration.person == person, Registration.current.eq(True)).first()
    return latest is not None and latest["office"] != office
