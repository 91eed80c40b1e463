"""A suspicion that two people on the register are one: raised by a machine, decided by an officer, followed by nothing on its own."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from services.probation.cases.tables import Registration
from services.probation.database import DB, Audit
from services.probation.duplicates.domain import Decision, worth_asking
from services.probation.duplicates.tables import DuplicateSuspicion
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction

KINDS = ("duplicate", "duplicate_elsewhere")
Row = dict[str, Any]


async def raise_suspicion(person: UUID, other: UUID, *, suspected_at: datetime, by: Actor, now: datetime) -> UUID | None:
    """Ask an officer about a pair; None where one of them is not on the register (any more), or the pair is open or settled already."""
    async with transaction(DB):
        sides = [await locked_open_case(one) for one in sorted((person, other))]
        cases = {side["person"]: side for side in sides if side is not None}
        if len(cases) != 2 or not worth_asking([row["decision"] for row in await _of_pair(person, other)]):
            return None
        suspicion = uuid4()
        await DuplicateSuspicion.insert(DuplicateSuspicion(id=suspicion, person=person, other=other, suspected_at=suspected_at))
        await audit.record(Audit, by=by, action="duplicate_suspected", about=person, details={"suspicion": str(suspicion)}, at=now)
        await _ask("duplicate", cases[person], cases[other], suspicion, suspected_at, by=by, now=now)
        if cases[other]["office"] != cases[person]["office"]:
            await _ask("duplicate_elsewhere", cases[other], cases[person], suspicion, suspected_at, by=by, now=now)
    return suspicion


async def decide_suspicion(suspicion: UUID, decision: Decision, reason: str, *, by: Actor, now: datetime) -> None:
    """What an officer found out, with the reason. Nothing is merged, closed or changed by it. Raises AlreadyDecided."""
    async with transaction(DB):
        row: Row | None = await DuplicateSuspicion.select().where(DuplicateSuspicion.id == suspicion).lock_rows("UPDATE").first()
        if row is None:
            raise NotFound
        if row["decided_at"] is not None:
            raise AlreadyDecided
        await DuplicateSuspicion.update(
            {
                DuplicateSuspicion.decision: decision,
                DuplicateSuspicion.reason: reason,
                DuplicateSuspicion.decided_by: by.id,
                DuplicateSuspicion.decided_by_name: by.name,
                DuplicateSuspicion.decided_at: now,
            }
        ).where(DuplicateSuspicion.id == suspicion)
        details = {"suspicion": str(suspicion), "decision": decision}
        for person in (row["person"], row["other"]):
            await audit.record(Audit, by=by, action="duplicate_decided", about=person, details=details, at=now)
            await add_entry(person=person, kind="duplicate_decided", details=details, at=now, by=by)
        for kind in KINDS:
            await close_item(kind=kind, subject_id=suspicion, by=by, now=now, outcome=decision)


async def drop_suspicions(person: UUID, *, by: Actor, now: datetime) -> None:
    """The person leaves the register: open questions about them are over, inside the caller's transaction."""
    concerns = (DuplicateSuspicion.person == person) | (DuplicateSuspicion.other == person)
    values: dict[Any, Any] = {DuplicateSuspicion.decision: "left", DuplicateSuspicion.decided_at: now}
    for row in (
        await DuplicateSuspicion.update(values).where(concerns, DuplicateSuspicion.decided_at.is_null()).returning(DuplicateSuspicion.id)
    ):
        for kind in KINDS:
            await close_item(kind=kind, subject_id=row["id"], by=by, now=now, outcome="registration_closed")


async def _ask(kind: str, case: Row, other: Row, suspicion: UUID, at: datetime, *, by: Actor, now: datetime) -> None:
    await open_item(kind=kind, person=case["person"], subject_id=suspicion, reason="duplicate", now=now, by=by)
    elsewhere = other["office"] if other["office"] != case["office"] else None
    details = {"suspicion": str(suspicion), "office": elsewhere}
    await add_entry(person=case["person"], kind="duplicate_suspected", details=details, at=at, by=by)


async def locked_open_case(person: UUID) -> Row | None:
    row: Row | None = (
        await Registration.select(Registration.person, Registration.office)
        .where(Registration.person == person, Registration.state == "open")
        .lock_rows("UPDATE")
        .first()
    )
    return row


async def _of_pair(one: UUID, other: UUID) -> list[Row]:
    pair = ((DuplicateSuspicion.person == one) & (DuplicateSuspicion.other == other)) | (
        (DuplicateSuspicion.person == other) & (DuplicateSuspicion.other == one)
    )
    rows: list[Row] = await DuplicateSuspicion.select(DuplicateSuspicion.decision).where(pair)
    return rows
