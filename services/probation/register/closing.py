"""The end of a registration."""

from datetime import datetime
from uuid import UUID

from services.probation.cases.actions import change_registration, locked_open_case
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


async def close_registration(person: UUID, *, reason: str, by: Actor, now: datetime) -> None:
    """Take the person off the register: every capability ends what it does for the case, the queue is cleared, and the other services are
    told.

    Raises AlreadyClosed.
    """
    async with transaction(DB):
        case = await locked_open_case(person)
        await change_registration(case.id, state="closed", closed_at=now, closing_reason=reason)
        await registry("probation").case_closed(CaseClosed(person, case.id, by, now))
        await close_item(person=person, by=by, now=now, outcome="registration_closed")
        details = {"reason": reason}
        await audit.record(Audit, by=by, action="registration_closed", about=person, details=details, at=now)
        await add_entry(person=person, kind="closed", details=details, at=now, by=by)
        await send(MESSAGING, RegistrationClosedForBiometrics(person=person, registration=case.id, closed_at=now))
        await send(MESSAGING, RegistrationClosedForReintegration(person=person, registration=case.id, closed_at=now))
