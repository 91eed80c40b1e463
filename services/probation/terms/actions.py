"""Entering what changes a term. The registration's last day is the computed result, and what depends on it follows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import change_registration, locked_open_case
from services.probation.cases.domain.because import Because
from services.probation.cases.rows import LockedCase
from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.queue.actions import close_item
from services.probation.terms.domain.changes import Change
from services.probation.terms.domain.derivation import Derivation, derive
from services.probation.terms.domain.events import BASES, TermEvent, in_force, withdrawable
from services.probation.terms.domain.parts import Basis, Term
from services.probation.terms.queries import term_events, term_of_case
from services.probation.terms.tables import TermEvent as TermEventTable
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.registry import TermChanged, registry

REMOVAL = "removal"
"""The kind of the queue item that drafts a removal."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What an entry about the term came to: the last day before and after; None while the term is suspended."""

    before: date | None
    after: date | None


async def enter_change(person: UUID, change: Change, *, seen: int, by: Actor, now: datetime, registration: UUID | None = None) -> Entered:
    """Record the entry, compute the last day anew, and let check-ins and monitoring follow. `registration`: not the leading one.

    `seen`: how many entries the officer saw. Raises NotFound, AlreadyClosed; AlreadyDecided if there are more by now, or if what the entry
    refers to was withdrawn or resumed already.
    """
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        events = await term_events(case.id)
        if len(events) != seen:
            raise AlreadyDecided
        number, term = len(events), term_of_case(case, events)
        before = derive(term).ends_on
        if not any(one.kind in BASES for one in events):
            number += 1
            taken = Change("taken_over", term.basis.begins_on, "", "", ends_on=case.term_ends_on)
            await _insert(case, taken, number, by=by, now=now)
        refers_to = _refers_to(change, events)
        await _insert(case, change, number + 1, refers_to=refers_to, by=by, now=now)
        found = derive(term_of_case(case, await term_events(case.id)))
        await _settle(case, change, found, by=by, now=now)
        details: audit.Details = {
            "kind": change.kind,
            "before": before.isoformat() if before else None,
            "after": found.ends_on.isoformat() if found.ends_on else None,
        }
        await audit.record(Audit, by=by, action="term_changed", about=person, details=details, at=now)
        await add_entry(person=person, kind="term_changed", details=details, at=now, by=by)
    return Entered(before, found.ends_on)


async def enter_length(registration: UUID, person: UUID, basis: Basis, *, stated: date, reason: str, by: Actor, now: datetime) -> None:
    """At registration, inside the caller's transaction: the length, and the officer's own last day where it differs from the computed."""
    number = 0
    if basis.length is not None:
        number += 1
        change = Change("length", basis.begins_on, basis.document, "", length=basis.length)
        await _row(registration, person, change, number, by=by, now=now)
    if basis.length is None or stated != derive(Term("", basis)).ends_on:
        change = Change("stated_end", basis.begins_on, basis.document, reason, ends_on=stated)
        await _row(registration, person, change, number + 1, by=by, now=now)


def _refers_to(change: Change, events: list[TermEvent]) -> UUID | None:
    """The suspension that a resumption ends, or the entry that is withdrawn. Raises AlreadyDecided, NotFound."""
    standing = in_force(events)
    if change.kind == "resumed":
        resumed = {one.refers_to for one in standing if one.kind == "resumed"}
        still = [one.id for one in standing if one.kind == "suspended" and one.id not in resumed]
        if not still:
            raise AlreadyDecided
        return still[-1]
    if change.kind != "withdrawn":
        return None
    if change.refers_to not in {one.id for one in events if one.kind != "withdrawn"}:
        raise NotFound
    if change.refers_to not in {one.id for one in standing}:
        raise AlreadyDecided
    if change.refers_to not in {one.id for one in withdrawable(events)}:
        raise NotFound
    return change.refers_to


async def _settle(case: LockedCase, change: Change, found: Derivation, *, by: Actor, now: datetime) -> None:
    """The registration gets the new last day; a suspended term keeps the one it had, which no calendar uses any more."""
    ends_on = found.ends_on or found.steps[-1].was
    suspended = next((step.since for step in found.steps if step.what == "open_suspension"), None) if found.ends_on is None else None
    because = Because("correction" if change.kind == "withdrawn" else "change", change.reason, change.on_date, change.document)
    await change_registration(case.id, because=because, by=by, now=now, term_ends_on=ends_on)
    await change_registration(case.id, term_suspended_since=suspended, term_over_at=None)
    await close_item(kind=REMOVAL, subject_id=case.id, by=by, now=now, outcome="term_changed")
    await registry("probation").term_changed(TermChanged(case.person, case.id, found.ends_on, by, now))


async def _insert(case: LockedCase, change: Change, number: int, *, refers_to: UUID | None = None, by: Actor, now: datetime) -> None:
    await _row(case.id, case.person, change, number, refers_to=refers_to, by=by, now=now)


async def _row(
    registration: UUID, person: UUID, change: Change, number: int, *, refers_to: UUID | None = None, by: Actor, now: datetime
) -> None:
    length = change.length
    await TermEventTable.insert(
        TermEventTable(
            id=uuid4(), registration=registration, person=person, number=number, kind=change.kind, on_date=change.on_date,
            amount=length.amount if length else None, unit=length.unit if length else None, ends_on=change.ends_on, refers_to=refers_to,
            document=change.document, reason=change.reason, by_id=by.id, by_name=by.name, at=now,
        )
    )  # fmt: skip
