"""After a closing: undone within a day, or final. Only then do the other services end what they do for the person."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.probation.cases.actions import change_registration
from services.probation.cases.queries import is_last_open
from services.probation.cases.rows import BasisKind
from services.probation.cases.telling import tell_supervision
from services.probation.closing.domain import Closing
from services.probation.closing.queries import COLUMNS, LATEST
from services.probation.closing.tables import Closing as ClosingTable
from services.probation.database import DB, MESSAGING, Audit
from services.probation.errors import AlreadyDecided
from services.probation.queue.actions import reopen_items
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_row, fetch_rows, fetch_values
from shared.messages.base import Language
from shared.messages.probation import (
    BiometricBasis,
    RegistrationClosedForBiometrics,
    RegistrationClosedForReintegration,
    RegistrationOpenedForBiometrics,
)
from shared.messaging.outbox import send
from shared.registry import CaseReopened, registry

LOCKED = """SELECT r.id, r.person, r.case_number, r.officer, r.office, r.state, r.card_code, r.pin_hash, r.basis_kind, r.basis_reference,
    r.basis_given_on, r.basis_copy, p.language FROM probation.registration r JOIN probation.person p ON p.id = r.person
    WHERE r.id = $1 FOR UPDATE OF r"""
OF_PERSON = f"""{COLUMNS} WHERE person = $1 AND closed_at IS NOT NULL AND undone_at IS NULL AND final_at IS NULL"""
OTHERS_UNDOABLE = """SELECT id FROM probation.closing WHERE person = $1 AND id <> $2 AND closed_at IS NOT NULL AND undone_at IS NULL
    AND final_at IS NULL LIMIT 1"""
BY_ID = f"{COLUMNS} WHERE id = $1"  # constants of ours


@dataclass(frozen=True, slots=True)
class ClosedRegistration:
    """A registration that was closed, locked until commit, with what the kiosk must learn again."""

    id: UUID
    person: UUID
    case_number: str
    officer: UUID
    office: str
    state: str
    card_code: str
    pin_hash: str
    basis_kind: BasisKind | None
    basis_reference: str | None
    basis_given_on: date | None
    basis_copy: UUID | None
    language: Language

    @property
    def basis(self) -> BiometricBasis | None:
        """The legal basis for using the face."""
        if self.basis_kind is None or self.basis_reference is None or self.basis_given_on is None:
            return None
        return BiometricBasis(
            kind=self.basis_kind, reference=self.basis_reference, given_on=self.basis_given_on.isoformat(), language=self.language,
            signed_copy=self.basis_copy,
        )  # fmt: skip

    def opened(self) -> RegistrationOpenedForBiometrics:
        """What makes the card work again."""
        return RegistrationOpenedForBiometrics(
            person=self.person, registration=self.id, case_number=self.case_number, language=self.language, officer=self.officer,
            office=self.office, card_code=self.card_code, pin_hash=self.pin_hash, basis=self.basis,
        )  # fmt: skip


async def undo_closing(registration: UUID, words: str, *, by: Actor, now: datetime) -> None:
    """The person is on the register as before: every capability takes up what it ended, the card works again.

    Raises AlreadyDecided if the day is over, if it was undone already, or if the person was registered anew.
    """
    async with transaction(DB):
        closed = await fetch_row(DB, ClosedRegistration, LOCKED, registration)
        closing = await fetch_row(DB, Closing, LATEST, registration)
        if closed is None or closing is None or closing.closed_at is None or not closing.can_be_undone(now):
            raise AlreadyDecided
        if closed.state != "closed":
            raise AlreadyDecided
        held = await is_last_open(closed.person)
        await change_registration(closed.id, state="open", closed_at=None, closing_reason=None)
        await ClosingTable.update(
            {
                ClosingTable.undone_at: now, ClosingTable.undone_by: by.id, ClosingTable.undone_by_name: by.name,
                ClosingTable.undone_words: words,
            }
        ).where(ClosingTable.id == closing.id)  # fmt: skip
        if held:  # with another registration open, the card and the face were never held
            await send(MESSAGING, closed.opened())
        await tell_supervision(closed.person)
        await registry("probation").case_reopened(CaseReopened(closed.person, closed.id, closing.closed_at, by, now))
        await reopen_items(closed.person, closed_at=closing.closed_at, outcome="registration_closed", by=by, now=now)
        details: audit.Details = {"reason": closing.reason, "words": words}
        await audit.record(Audit, by=by, action="closing_undone", about=closed.person, details=details, at=now)
        await add_entry(person=closed.person, kind="closing_undone", details=details, at=now, by=by)


async def finish_closing(closing: UUID, *, by: Actor, now: datetime) -> bool:
    """The closing is final: the face is erased and the desk's case ends. False if it is final or undone already."""
    async with transaction(DB):
        known = await fetch_row(DB, Closing, BY_ID, closing)
        if known is None or await fetch_row(DB, ClosedRegistration, LOCKED, known.registration) is None:
            return False
        found = await fetch_row(DB, Closing, BY_ID, closing)  # again, under the lock
        if found is None or found.closed_at is None or found.undone_at is not None or found.final_at is not None:
            return False
        await ClosingTable.update({ClosingTable.final_at: now}).where(ClosingTable.id == closing)
        details: audit.Details = {"reason": found.reason}
        await audit.record(Audit, by=by, action="closing_final", about=found.person, details=details, at=now)
        if await is_last_open(found.person) and not await _others_undoable(found):
            ended = {"person": found.person, "registration": found.registration, "closed_at": found.closed_at}
            await send(MESSAGING, RegistrationClosedForBiometrics.model_validate(ended))
            await send(MESSAGING, RegistrationClosedForReintegration.model_validate(ended))
    return True


async def finish_closings_of(person: UUID, *, by: Actor, now: datetime) -> None:
    """Inside the caller's transaction: the person is registered anew, so what was closed before cannot be undone any more."""
    for one in await fetch_rows(DB, Closing, OF_PERSON, person):
        await finish_closing(one.id, by=by, now=now)


async def _others_undoable(closing: Closing) -> bool:
    """Whether another closing of the person can still be undone: the face and the desk's case end with the last one."""
    async with beyond_scope(DB, "the face is the person's: it ends with the last closing of any authority"):
        return bool(await fetch_values(DB, OTHERS_UNDOABLE, closing.person, closing.id))
