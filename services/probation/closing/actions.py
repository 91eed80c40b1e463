"""Closing a registration: proposed where a second officer must confirm, else done at once; undone within a day; then final.

Until it is final biometrics only holds the person: no card works and no picture is taken, but nothing of the face is erased.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from services.probation.cases.actions import change_registration, locked_open_case
from services.probation.cases.leading import hand_over_lead
from services.probation.cases.queries import is_last_open
from services.probation.cases.telling import tell_supervision
from services.probation.closing.domain import Answer, Closing, needs_second, undo_until
from services.probation.closing.queries import LATEST
from services.probation.closing.tables import Closing as ClosingTable
from services.probation.database import DB, MESSAGING, Audit
from services.probation.errors import AlreadyDecided, SecondOfficerNeeded
from services.probation.local_time import local_today
from services.probation.queue.actions import close_item, open_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues, fetch_row
from shared.messages.probation import RegistrationHeldForBiometrics
from shared.messaging.outbox import send
from shared.registry import CaseClosed, ClosingWanted, registry

PROPOSED = "closing_proposed"
REMOVAL = "removal"
"""The draft of a removal (terms), which any closing answers."""
Outcome = Literal["closed", "proposed"]


class ReasonRefused(Exception):
    """The registration cannot end for this reason yet; `words` say why."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Why:
    """The reason, the document that says so (title, number, date), and words of the officer."""

    reason: str
    document: str = ""
    words: str = ""


async def ask_to_close(person: UUID, why: Why, *, by: Actor, now: datetime, registration: UUID | None = None) -> Outcome:
    """Close the registration, or put it before a second officer where the reason wants one.

    Raises NotFound, AlreadyClosed; ReasonRefused; AlreadyDecided where a closing waits for its second officer already.
    """
    if not needs_second(why.reason, local_today(now)):
        await _close(person, why, registration=registration, by=by, now=now)
        return "closed"
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        if await _waiting(case.id):
            raise AlreadyDecided
        await _refuse(person, case.id, why, now)
        closing = await _insert(person, case.id, why, by=by, now=now)
        details: audit.Details = {"reason": why.reason, "document": why.document}
        await open_item(
            kind=PROPOSED, person=person, subject_id=closing, registration=case.id, reason=PROPOSED, now=now, by=by, excluded_officer=by.id
        )
        await audit.record(Audit, by=by, action="closing_proposed", about=person, details=details, at=now)
        await add_entry(person=person, kind="closing_proposed", details=details, at=now, by=by)
    return "proposed"


async def answer_proposal(person: UUID, answer: Answer, words: str, *, by: Actor, now: datetime, registration: UUID | None = None) -> None:
    """A second officer confirms, which closes the registration, or refuses; who proposed may take it back, which is a refusal.

    Raises NotFound, AlreadyClosed; AlreadyDecided where nothing waits any more; SecondOfficerNeeded if one officer would do both;
    ReasonRefused where the reason does not hold any more.
    """
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        closing = await _waiting(case.id)
        if closing is None:
            raise AlreadyDecided
        if answer == "confirmed" and closing.proposed_by == by.id:
            raise SecondOfficerNeeded
        values: ColumnValues = {
            ClosingTable.answer: answer, ClosingTable.answered_at: now, ClosingTable.answered_by: by.id,
            ClosingTable.answered_by_name: by.name, ClosingTable.answer_words: words,
        }  # fmt: skip
        await ClosingTable.update(values).where(ClosingTable.id == closing.id)
        await close_item(kind=PROPOSED, subject_id=closing.id, by=by, now=now, outcome=answer)
        details: audit.Details = {"answer": answer, "reason": closing.reason, "words": words}
        await audit.record(Audit, by=by, action="closing_answered", about=person, details=details, at=now)
        if answer == "refused":
            await add_entry(person=person, kind="closing_refused", details=details, at=now, by=by)
        else:
            why = Why(closing.reason, closing.document, closing.words)
            await _close(person, why, registration=case.id, closing=closing.id, by=by, now=now)


async def close_registration(person: UUID, *, reason: str, by: Actor, now: datetime, registration: UUID | None = None) -> None:
    """Close the leading registration, or the one named, without a second officer. Raises NotFound, AlreadyClosed."""
    await _close(person, Why(reason), registration=registration, by=by, now=now)


async def _close(
    person: UUID, why: Why, *, registration: UUID | None = None, closing: UUID | None = None, by: Actor, now: datetime
) -> None:
    """With the last open registration the person leaves the register: every capability ends what it does for the case, the queue is
    cleared, and biometrics holds the person. With others open, what is the person's goes on.
    """
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        await _refuse(person, case.id, why, now)
        if closing is None and (left := await _waiting(case.id)):  # another reason came first
            await ClosingTable.update({ClosingTable.answer: "refused", ClosingTable.answered_at: now}).where(ClosingTable.id == left.id)
            await close_item(kind=PROPOSED, subject_id=left.id, by=by, now=now, outcome="registration_closed")
        done = closing or await _insert(person, case.id, why, by=by, now=now)
        await change_registration(case.id, state="closed", closed_at=now, closing_reason=why.reason)
        until = undo_until(now, local_today(now))
        await ClosingTable.update({ClosingTable.closed_at: now, ClosingTable.undo_until: until}).where(ClosingTable.id == done)
        last, heir = await is_last_open(person), await hand_over_lead(case)
        await registry("probation").case_closed(CaseClosed(person, case.id, by, now, last, heir))
        if heir is None:
            authority = None if last else case.supervising_authority
            await close_item(person=person, authority=authority, by=by, now=now, outcome="registration_closed")
        await close_item(kind=REMOVAL, subject_id=case.id, by=by, now=now, outcome="registration_closed")
        details: audit.Details = {"reason": why.reason, "case_number": case.case_number, "document": why.document}
        await audit.record(Audit, by=by, action="registration_closed", about=person, details=details, at=now)
        await add_entry(person=person, kind="closed", details=details, at=now, by=by)
        if last:
            await send(MESSAGING, RegistrationHeldForBiometrics(person=person, registration=case.id, held_at=now))
        else:
            await tell_supervision(person)


async def _refuse(person: UUID, registration: UUID, why: Why, now: datetime) -> None:
    against = await registry("probation").closing_objections(ClosingWanted(person, registration, why.reason, now))
    if against:
        raise ReasonRefused(" ".join(against))


async def _waiting(registration: UUID) -> Closing | None:
    latest = await fetch_row(DB, Closing, LATEST, registration)
    return latest if latest is not None and latest.waits else None


async def _insert(person: UUID, registration: UUID, why: Why, *, by: Actor, now: datetime) -> UUID:
    number = uuid4()
    await ClosingTable.insert(
        ClosingTable(
            id=number, registration=registration, person=person, reason=why.reason, document=why.document, words=why.words,
            proposed_at=now, proposed_by=by.id, proposed_by_name=by.name,
        )
    )  # fmt: skip
    return number
