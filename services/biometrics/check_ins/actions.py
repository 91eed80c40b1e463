"""Probation says that a check-in may be taken."""

import json

from services.biometrics.check_ins.tables import CheckInDue
from services.biometrics.database import DB
from shared.db.engine import transaction
from shared.messages.probation import CheckInDue as CheckInDueMessage


async def due(message: CheckInDueMessage) -> None:
    """The kiosk may take this check-in; a later message about the same one replaces its window and questions."""
    questions = json.dumps([question.model_dump() for question in message.questions])
    async with transaction(DB):
        row = CheckInDue(
            check_in=message.check_in,
            person=message.person,
            opens_at=message.opens_at,
            closes_at=message.closes_at,
            questions=questions,
            state="due",
        )
        await CheckInDue.insert(row).on_conflict(
            target=CheckInDue.check_in, action="DO UPDATE", values=[CheckInDue.opens_at, CheckInDue.closes_at, CheckInDue.questions]
        )
