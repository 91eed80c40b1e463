"""The questions of a check-in, and probation's answer to it."""

import json
from uuid import UUID

from services.biometrics.check_ins.tables import CheckInDue, Receipt
from services.biometrics.rows import Row
from shared.messages.probation import Question


async def questions_of(check_in: UUID) -> list[Question]:
    """The questions of a check-in, in their order."""
    row = await CheckInDue.select(CheckInDue.questions).where(CheckInDue.check_in == check_in).first()
    return [Question.model_validate(question) for question in json.loads(row["questions"])] if row else []


async def receipt_of(check_in: UUID) -> Row | None:
    """Probation's answer, once it came."""
    row: Row | None = await Receipt.select().where(Receipt.check_in == check_in).first()
    return row
