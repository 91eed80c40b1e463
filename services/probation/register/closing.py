"""The end of a registration."""

from datetime import datetime
from uuid import UUID

from services.probation.cases.actions import change_registration, locked_open_case
from services.probation.cases.leading import hand_over_lead
from services.probation.cases.queries import is_last_open
from services.probation.database import DB, MESSAGING, Audit
from services.probation.queue.actions import close_item
from services.probation.timeline.actions import add_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.messages.probation import RegistrationClosedForBiometrics, RegistrationClosedForReintegration
from shared.messaging.outbox import send
from shared.registry import CaseClosed, registry

CLOSING_REASONS = ("term_ended", "cancelled_by_court", "transferred", "died", "other")


async def close_registration(person: UUID, *, reason: str, by: Actor, now: datetime, registration: UUID | None = None) -> None:
    """Close the leading registration, or the one named. With the last open one the person leaves the register: every capability ends what
    it does for the case, the queue is cleared, and the other services are told. With others open, what is the person's goes on.

    Raises NotFound, AlreadyClosed.
    """
    async with transaction(DB):
        case = await locked_open_case(person, registration)
        await change_registration(case.id, state="closed", closed_at=now, closing_reason=reason)
        last, heir = await is_last_open(person), await hand_over_lead(case)
        await registry("probation").case_closed(CaseClosed(person, case.id, by, now, last, heir))
        if heir is None:
            authority = None if last else case.supervising_authority
            await close_item(person=person, authority=authority, by=by, now=now, outcome="registration_closed")
        details = {"reason": reason, "case_number": case.case_number}
        await audit.record(Audit, by=by, action="registration_closed", about=person, details=details, at=now)
        await add_entry(person=person, kind="closed", details=details, at=now, by=by)
        if not last:
            return
        await send(MESSAGING, RegistrationClosedForBiometrics(person=person, registration=case.id, closed_at=now))
        await send(MESSAGING, RegistrationClosedForReintegration(person=person, registration=case.id, closed_at=now))
