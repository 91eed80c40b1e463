"""A suspicion that two people on the register are the same: raised by software, decided by an officer, without automatic consequences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from piccolo.custom_types import Combinable

from services.probation.cases.tables import Registration
from services.probation.database import DB, Audit
from services.probation.duplicates.domain import Decision, Source, worth_asking
from services.probation.duplicates.tables import DuplicateSuspicion
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import select_row, select_rows

KINDS = ("duplicate", "duplicate_elsewhere")


@dataclass(frozen=True, slots=True)
class LockedSide:
    """An open case of one of the two, locked until commit."""

    person: UUID
    office: str


@dataclass(frozen=True, slots=True)
class LockedSuspicion:
    """A suspicion, locked until commit."""

    person: UUID
    other: UUID
    decided_at: datetime | None


async def raise_suspicion(
    person: UUID, other: UUID, *, suspected_at: datetime, by: Actor, now: datetime, source: Source = "face"
) -> UUID | None:
    """Ask an officer about a pair; None if one of them is not on the register (any more), or the pair is open or decided already.

    Alike faces are evidence of their own: they join an open question, and a pair that was said to be two people without them is asked about
    once more.
    """
    async with transaction(DB):
        sides = [await _locked_side(one) for one in sorted((person, other))]
        cases = {side.person: side for side in sides if side is not None}
        if source == "face":
            await _note_face(person, other, at=suspected_at)
        if len(cases) != 2 or not worth_asking(await _earlier_decisions(person, other, source)):
            return None
        suspicion = uuid4()
        await DuplicateSuspicion.insert(
            DuplicateSuspicion(id=suspicion, person=person, other=other, suspected_at=suspected_at, source=source)
        )
        await audit.record(Audit, by=by, action="duplicate_suspected", about=person, details={"suspicion": str(suspicion)}, at=now)
        asked = {"suspicion": str(suspicion), "source": source}
        await _ask("duplicate", cases[person], cases[other], asked, suspected_at, by=by, now=now)
        if cases[other].office != cases[person].office:
            await _ask("duplicate_elsewhere", cases[other], cases[person], asked, suspected_at, by=by, now=now)
    return suspicion


async def decide_suspicion(suspicion: UUID, decision: Decision, reason: str, *, by: Actor, now: datetime) -> None:
    """What an officer found out, with the reason. Nothing is merged, closed or changed by it. Raises AlreadyDecided."""
    async with transaction(DB):
        asked = DuplicateSuspicion.select().where(DuplicateSuspicion.id == suspicion).lock_rows("UPDATE").first()
        found = await select_row(LockedSuspicion, asked)
        if found is None:
            raise NotFound
        if found.decided_at is not None:
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
        async with beyond_scope(DB, "what was found out about a pair is told to both offices"):
            for person in (found.person, found.other):
                await audit.record(Audit, by=by, action="duplicate_decided", about=person, details=details, at=now)
                await add_entry(person=person, kind="duplicate_decided", details=details, at=now, by=by)
            for kind in KINDS:
                await close_item(kind=kind, subject_id=suspicion, by=by, now=now, outcome=decision)


async def drop_suspicions(person: UUID, *, by: Actor, now: datetime) -> None:
    """The person leaves the register: close open questions about them, inside the caller's transaction."""
    concerns = (DuplicateSuspicion.person == person) | (DuplicateSuspicion.other == person)
    values: dict[Any, Any] = {DuplicateSuspicion.decision: "left", DuplicateSuspicion.decided_at: now}
    asked = DuplicateSuspicion.update(values).where(concerns, DuplicateSuspicion.decided_at.is_null()).returning(DuplicateSuspicion.id)
    dropped = await asked
    async with beyond_scope(DB, "the other office is not asked about a pair any more either"):
        for row in dropped:
            for kind in KINDS:
                await close_item(kind=kind, subject_id=row["id"], by=by, now=now, outcome="registration_closed")


async def ask_again(person: UUID, *, dropped_at: datetime) -> None:
    """The closing that dropped them is undone: the questions are open again. Inside the caller's transaction."""
    concerns = (DuplicateSuspicion.person == person) | (DuplicateSuspicion.other == person)
    values: dict[Any, Any] = {DuplicateSuspicion.decision: None, DuplicateSuspicion.decided_at: None}
    await DuplicateSuspicion.update(values).where(
        concerns, DuplicateSuspicion.decision == "left", DuplicateSuspicion.decided_at == dropped_at
    )


async def keep_apart(person: UUID, others: Iterable[UUID], reason: str, *, by: Actor, now: datetime) -> None:
    """An officer registered somebody else than these people: nobody is asked about them again. Inside the caller's transaction."""
    for other in others:
        row = DuplicateSuspicion(
            id=uuid4(), person=person, other=other, suspected_at=now, source="register", decision="different", reason=reason,
            decided_by=by.id, decided_by_name=by.name, decided_at=now,
        )  # fmt: skip
        await DuplicateSuspicion.insert(row)
        details = {"suspicion": str(row.id), "decision": "different"}
        await audit.record(Audit, by=by, action="duplicate_decided", about=person, details=details, at=now)


async def settle_pair(one: UUID, other: UUID, decision: Decision, reason: str, *, by: Actor, now: datetime) -> None:
    """An open question about this pair is answered by what was decided elsewhere. Inside the caller's transaction."""
    pair = (DuplicateSuspicion.person.is_in([one, other])) & (DuplicateSuspicion.other.is_in([one, other]))
    for row in await DuplicateSuspicion.select(DuplicateSuspicion.id).where(pair, DuplicateSuspicion.decided_at.is_null()):
        await decide_suspicion(row["id"], decision, reason, by=by, now=now)


async def withdraw_suspicion(suspicion: UUID, *, by: Actor, now: datetime) -> None:
    """The records were corrected and are not alike any more: the question is closed. Decided already, nothing changes."""
    async with transaction(DB):
        values: dict[Any, Any] = {DuplicateSuspicion.decision: "corrected", DuplicateSuspicion.decided_at: now}
        open_one = (DuplicateSuspicion.id == suspicion) & DuplicateSuspicion.decided_at.is_null()
        if await DuplicateSuspicion.update(values).where(open_one).returning(DuplicateSuspicion.id):
            for kind in KINDS:
                await close_item(kind=kind, subject_id=suspicion, by=by, now=now, outcome="corrected")


async def _ask(kind: str, case: LockedSide, other: LockedSide, asked: dict[str, str], at: datetime, *, by: Actor, now: datetime) -> None:
    reason = "duplicate_records" if asked["source"] == "records" else "duplicate"
    await open_item(kind=kind, person=case.person, subject_id=UUID(asked["suspicion"]), reason=reason, now=now, by=by)
    elsewhere = other.office if other.office != case.office else None
    details = {**asked, "office": elsewhere}
    await add_entry(person=case.person, kind="duplicate_suspected", details=details, at=at, by=by)


async def _locked_side(person: UUID) -> LockedSide | None:
    open_case = Registration.select().where(Registration.person == person, Registration.state == "open")
    rows = await select_rows(LockedSide, open_case.order_by(Registration.id).lock_rows("UPDATE"))
    return rows[0] if rows else None


async def _earlier_decisions(one: UUID, other: UUID, source: Source) -> list[str | None]:
    """How questions about a pair ended (None: open); where the faces speak now, only those about which they had spoken."""
    rows = await DuplicateSuspicion.select(DuplicateSuspicion.decision, DuplicateSuspicion.source, DuplicateSuspicion.face_alike_at).where(
        _pair(one, other)
    )
    return [
        row["decision"]
        for row in rows
        if source != "face" or row["decision"] != "different" or row["source"] == "face" or row["face_alike_at"] is not None
    ]


async def _note_face(one: UUID, other: UUID, *, at: datetime) -> None:
    open_one = _pair(one, other) & DuplicateSuspicion.decided_at.is_null() & DuplicateSuspicion.face_alike_at.is_null()
    values: dict[Any, Any] = {DuplicateSuspicion.face_alike_at: at}
    await DuplicateSuspicion.update(values).where(open_one, DuplicateSuspicion.source != "face")


def _pair(one: UUID, other: UUID) -> Combinable:
    return ((DuplicateSuspicion.person == one) & (DuplicateSuspicion.other == other)) | (
        (DuplicateSuspicion.person == other) & (DuplicateSuspicion.other == one)
    )
