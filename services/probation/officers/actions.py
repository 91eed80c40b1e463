"""Setting an officer's capacity, and giving one case to another officer of the office."""

from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import locked_open_case
from services.probation.cases.domain.because import Because
from services.probation.cases.queries import case
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.local_time import local_today
from services.probation.officers.moving import Owner, move_case
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction

SET = """INSERT INTO probation.officer_capacity (id, officer, office, cases, valid_from, why, set_at, set_by, set_by_name)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"""


async def set_capacity(officer: UUID, cases: int, valid_from: date, why: str, *, by: Actor, now: datetime) -> None:
    """From that day on, so many cases are this officer's capacity in the actor's office."""
    async with transaction(DB):
        await DB.connection().execute(SET, uuid4(), officer, by.office or "", cases, valid_from, why, now, by.id, by.name)
        details: audit.Details = {"cases": cases, "valid_from": valid_from.isoformat(), "why": why}
        await audit.record(Audit, by=by, action="officer_capacity_set", about=officer, details=details, at=now)


async def change_officer(person: UUID, to: Owner, reason: str, *, before: UUID, by: Actor, now: datetime) -> None:
    """Give an open case to another officer of its office. `before` is the officer whom the form named.

    Raises NotFound, AlreadyClosed, AlreadyDecided where somebody gave it to another one meanwhile.
    """
    async with transaction(DB):
        held = await locked_open_case(person)
        found = await case(by, person)
        if found is None or found.office != to.office:
            raise NotFound
        if held.officer != before:
            raise AlreadyDecided
        if held.officer == to.id:
            return
        because = Because("change", reason, local_today(now))
        await move_case(person, found.supervising_authority, to, from_office=found.office, because=because, by=by, now=now)
        details: audit.Details = {"from": str(before), "to": str(to.id), "reason": reason}
        await audit.record(Audit, by=by, action="officer_changed", about=person, details=details, at=now)
        entry = {"from": found.officer_name, "to": to.name, "reason": reason}
        await add_entry(person=person, kind="officer_changed", details=entry, at=now, by=by)
