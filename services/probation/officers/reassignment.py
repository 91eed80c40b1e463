"""Giving a whole caseload to others: one decision, carried out in batches, undone within a day.

The decision names every case with its new officer. A batch is one transaction: after a crash its cases still wait, and the next run moves
them. A case that has another officer or office by then is left alone and counted as skipped.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from services.probation.cases.domain.because import Because
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.officers.domain import split
from services.probation.officers.moving import Owner, move_case
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values

BATCH = 50
OPEN_CASES = """SELECT person FROM probation.registration WHERE officer = $1 AND office = $2 AND supervising_authority = $3 AND current
    AND state = 'open' ORDER BY person"""
DECIDE = """INSERT INTO probation.reassignment
    (id, office, officer, officer_name, authority, reason, decided_at, decided_by, decided_by_name)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id"""
NAME = """INSERT INTO probation.reassigned_case (reassignment, person, to_officer, to_officer_name)
    SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::text[])"""
DECISION = "SELECT * FROM probation.reassignment WHERE id = $1 AND office = $2 FOR UPDATE"
UNDO = "UPDATE probation.reassignment SET undone_at = $2, undone_by = $3, undone_by_name = $4 WHERE id = $1"
WAITING = """SELECT c.*, r.office, r.authority, r.reason, r.officer, r.officer_name, r.decided_by, r.decided_by_name, r.undone_by,
        r.undone_by_name, r.undone_at
    FROM probation.reassigned_case c JOIN probation.reassignment r ON r.id = c.reassignment
    WHERE ($1::uuid IS NULL OR r.id = $1) AND CASE WHEN r.undone_at IS NULL THEN c.moved_at IS NULL
        ELSE c.outcome = 'moved' AND c.returned_at IS NULL END
    ORDER BY c.reassignment, c.person LIMIT $2 FOR UPDATE OF c SKIP LOCKED"""
HELD = """SELECT officer FROM probation.registration WHERE person = $1 AND office = $2 AND supervising_authority = $3 AND current
    AND state = 'open' FOR UPDATE"""
MOVED = "UPDATE probation.reassigned_case SET moved_at = $3, outcome = $4 WHERE reassignment = $1 AND person = $2"
RETURNED = "UPDATE probation.reassigned_case SET returned_at = $3, outcome = $4 WHERE reassignment = $1 AND person = $2"


class TooLate(Exception):
    """The time in which a reassignment can be undone is over."""


@dataclass(frozen=True, slots=True)
class Known:
    """A stored decision."""

    officer: UUID
    decided_at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Step:
    """A case that waits to be given to its new officer, or, after the decision was undone, back."""

    reassignment: UUID
    person: UUID
    to_officer: UUID
    to_officer_name: str
    office: str
    authority: str
    reason: str
    officer: UUID
    officer_name: str
    decided_by: UUID
    decided_by_name: str
    undone_by: UUID | None
    undone_by_name: str | None
    undone_at: datetime | None

    @property
    def holder(self) -> UUID:
        """Who has the case while this step waits."""
        return self.to_officer if self.undone_at else self.officer

    @property
    def to(self) -> Owner:
        """Who gets it."""
        chosen = (self.officer, self.officer_name) if self.undone_at else (self.to_officer, self.to_officer_name)
        return Owner(*chosen, self.office)

    @property
    def by(self) -> Actor:
        """Who decided it."""
        who = (self.undone_by or self.decided_by, self.undone_by_name or self.decided_by_name)
        return Actor(*who, "system", self.office)


async def open_cases(officer: UUID, *, by: Actor) -> list[UUID]:
    """The people of an officer's open cases in the actor's office."""
    return list(await fetch_values(DB, OPEN_CASES, officer, by.office or "", by.authority))


async def decide(number: UUID, leaving: tuple[UUID, str], free: Mapping[Owner, int], reason: str, *, by: Actor, now: datetime) -> None:
    """Divide the officer's open cases among others by their room. `number` is the form's token: sent twice, it takes effect once.

    Raises AlreadyDecided where no case is left.
    """
    officer, name = leaving
    async with transaction(DB):
        await DB.connection().execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"reassignment {officer}")
        if await fetch_values(DB, "SELECT id FROM probation.reassignment WHERE id = $1", number):
            return
        people = await open_cases(officer, by=by)
        if not people:
            raise AlreadyDecided
        names = {each.id: each.name for each in free}
        given = split(people, {each.id: room for each, room in free.items()})
        await DB.connection().execute(DECIDE, number, by.office or "", officer, name, by.authority, reason, now, by.id, by.name)
        await DB.connection().execute(NAME, number, list(given), list(given.values()), [names[to] for to in given.values()])
        details: audit.Details = {
            "reassignment": str(number),
            "cases": len(given),
            "to": " ".join(sorted({str(to) for to in given.values()})),
        }
        await audit.record(Audit, by=by, action="caseload_reassigned", about=officer, details=details, at=now)


async def undo(number: UUID, *, by: Actor, now: datetime) -> None:
    """Give the cases back that the new officers still have. Raises NotFound, AlreadyDecided, TooLate."""
    async with transaction(DB):
        known = await fetch_row(DB, Known, DECISION, number, by.office or "")
        if known is None:
            raise NotFound
        if known.undone_at is not None:
            raise AlreadyDecided
        if not may_undo(known.decided_at, now):
            raise TooLate
        await DB.connection().execute(UNDO, number, now, by.id, by.name)
        details: audit.Details = {"reassignment": str(number)}
        await audit.record(Audit, by=by, action="caseload_reassignment_undone", about=known.officer, details=details, at=now)


def may_undo(decided_at: datetime, now: datetime) -> bool:
    """Whether a decision of that moment can still be undone."""
    return now < decided_at + timedelta(hours=law.number("reassignment.undo", decided_at.date()))


async def carry_out(number: UUID | None = None, *, size: int = BATCH, now: datetime) -> int:
    """Move one batch of waiting cases, of one decision or of all; returns how many were looked at. 0: nothing waits."""
    async with transaction(DB):
        steps = await fetch_rows(DB, Step, WAITING, number, size)
        for step in steps:
            await _move(step, now=now)
    return len(steps)


async def _move(step: Step, *, now: datetime) -> None:
    held = await fetch_values(DB, HELD, step.person, step.office, step.authority)
    mine = bool(held) and held[0] == step.holder
    if mine:
        because = Because("change", step.reason, local_today(now))
        await move_case(step.person, step.authority, step.to, from_office=step.office, because=because, by=step.by, now=now)
        kind = "officer_changed_back" if step.undone_at else "officer_changed"
        entry = {"from": step.to_officer_name if step.undone_at else step.officer_name, "to": step.to.name, "reason": step.reason}
        await add_entry(person=step.person, kind=kind, details=entry, at=now, by=step.by)
        details: audit.Details = {"from": str(step.holder), "to": str(step.to.id), "reassignment": str(step.reassignment)}
        await audit.record(Audit, by=step.by, action=kind, about=step.person, details=details, at=now)
    if step.undone_at:
        await DB.connection().execute(RETURNED, step.reassignment, step.person, now, "returned" if mine else "moved")
    else:
        await DB.connection().execute(MOVED, step.reassignment, step.person, now, "moved" if mine else "skipped")
