"""Accepting a case that another office offers: the one moment at which it changes its owner."""

from datetime import datetime
from uuid import UUID

from services.probation.cases.actions import change_registration
from services.probation.cases.domain.because import Because
from services.probation.cases.rows import Case, MovedRegistration
from services.probation.database import DB, Audit
from services.probation.local_time import local_today
from services.probation.officers.moving import Owner, move_case
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from services.probation.transfers.actions import ASKED, OFFER, locked
from services.probation.transfers.domain import NotPossible
from services.probation.transfers.queries import offered_case
from services.probation.transfers.words import CLOSED, MOVED
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_values

RECEIVED = "transfer_received"
LOCK = """SELECT r.office FROM probation.registration r WHERE r.current AND r.supervising_authority = $2
    AND r.person = (SELECT t.person FROM probation.transfer t WHERE t.id = $1) FOR UPDATE"""
SET_ACCEPTED = """UPDATE probation.transfer SET state = 'accepted', to_officer = $2, to_officer_name = $3, decided_at = $4, decided_by = $5,
    decided_by_name = $6, answer = '', history_from = $7 WHERE id = $1"""
FOLLOW = """UPDATE probation.transfer SET from_office = $2, from_officer = $3, from_officer_name = $4
    WHERE person = $1 AND state = 'asked' AND to_office <> $2 RETURNING id"""
ANSWERED = """UPDATE probation.transfer SET state = 'withdrawn', decided_at = $3, decided_by = $4, decided_by_name = $5, answer = ''
    WHERE person = $1 AND state = 'asked' AND to_office = $2 RETURNING id"""


async def accept(number: UUID, to: Owner, *, by: Actor, now: datetime) -> bool:
    """Take the case over for this officer of the receiving office. Returns whether it is open; a closed one can be registered anew.

    Raises NotFound, NotPossible (somebody decided meanwhile, or the time to answer is over).
    """
    async with transaction(DB):
        async with beyond_scope(DB, "the lock on the case that is offered, which comes before every other lock"):
            offices = await fetch_values(DB, LOCK, number, by.authority)
        known = await locked(number, "accept", by=by)
        assert known.person is not None, "an offer names a person"
        if now >= known.due_at or to.office != known.to_office:
            raise NotPossible
        async with beyond_scope(DB, "a case that its office offered and the reader's office accepts"):
            found, _ = await offered_case(by, known)
            if offices != [known.from_office]:
                raise NotPossible
            because = Because("change", known.reason or "", local_today(now), known.document or "")
            moved = await _take_over(found, to, because, by=by, now=now)
            history_from = min((each.created_at for each in moved), default=now)
            await DB.connection().execute(SET_ACCEPTED, number, to.id, to.name, now, by.id, by.name, history_from)
            await close_item(kind=OFFER, subject_id=number, by=by, now=now, outcome="accepted")
            for request in await fetch_values(DB, ANSWERED, known.person, to.office, now, by.id, by.name):
                await close_item(kind=ASKED, subject_id=request, by=by, now=now, outcome="accepted")
            if moved:
                await fetch_values(DB, FOLLOW, known.person, to.office, to.id, to.name)
            await _write_down(number, found, to, moved, by=by, now=now)
    return bool(moved)


async def _take_over(found: Case, to: Owner, because: Because, *, by: Actor, now: datetime) -> list[MovedRegistration]:
    """The open registrations move; a closed one stays with its office, which lets this one register the person anew."""
    if found.is_open:
        authority, office = found.supervising_authority, found.office
        return await move_case(found.person, authority, to, from_office=office, because=because, by=by, now=now)
    await change_registration(found.registration, released_to=to.office)
    return []


async def _write_down(number: UUID, found: Case, to: Owner, moved: list[MovedRegistration], *, by: Actor, now: datetime) -> None:
    details: audit.Details = {
        "transfer": str(number),
        "from": found.office,
        "to": to.office,
        "officer": str(to.id),
        "registrations": " ".join(str(each.id) for each in moved),
    }
    await audit.record(Audit, by=by, action="transfer_accepted", about=found.person, details=details, at=now)
    entry = {"from": found.office, "to": to.office, "officer": to.name}
    await add_entry(person=found.person, kind="transfer_accepted", details=entry, at=now, by=by)
    reason = f"{MOVED if moved else CLOSED} {to.office if not moved else found.office}"
    await open_item(kind=RECEIVED, person=found.person, subject_id=number, reason=reason, now=now, by=by)
