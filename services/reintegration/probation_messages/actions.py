"""Telling probation something about a person."""

from datetime import datetime
from uuid import uuid4

from services.reintegration.cases.domain import CaseRow
from services.reintegration.cases.tables import Case
from services.reintegration.database import MESSAGING
from services.reintegration.probation_messages.domain import least, may_go
from services.reintegration.probation_messages.tables import ProbationMessage
from services.reintegration.sealing.keys import key_for
from shared.db.rows import select_row
from shared.messages.base import Message
from shared.messaging.outbox import send


async def tell_probation(message: Message, *, now: datetime) -> bool:
    """Inside the caller's transaction, with the case's lock held: send the least, and keep what was sent; False where nothing may go."""
    case = await select_row(CaseRow, Case.select().where(Case.person == message.person).first())
    if case is None or not may_go(message, known=case.known_to_probation, supervised=case.supervised):
        return False
    told = least(message)
    number, key = uuid4(), await key_for(case.person, now)
    fields = {name: str(value) for name, value in told.model_dump(mode="json", exclude={"person"}).items()}
    sealed = key.seal(fields, f"probation_message/{number}")
    await ProbationMessage.insert(ProbationMessage(id=number, person=case.person, type=told.type, sealed=sealed, at=now))
    await send(MESSAGING, told)
    return True
