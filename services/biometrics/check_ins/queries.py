"""The questions of a check-in, and probation's answer to it."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.biometrics.check_ins.tables import CheckInDue, Receipt
from shared.db.rows import select_row
from shared.messages.probation import Question


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """Probation's answer to a check-in."""

    state: str
    receipt: str
    recorded_at: datetime
    next_check_in: datetime | None


async def questions_of(check_in: UUID) -> list[Question]:
    """The questions of a check-in, in their order."""
    row = await CheckInDue.select(CheckInDue.questions).where(CheckInDue.check_in == check_in).first()
    return [Question.model_validate(question) for question in json.loads(row["questions"])] if row else []


async def receipt_of(check_in: UUID) -> ReceiptRow | None:
    """Probation's answer, when it has arrived."""
    columns = [Receipt.state, Receipt.receipt, Receipt.recorded_at, Receipt.next_check_in]
    return await select_row(ReceiptRow, Receipt.select(*columns).where(Receipt.check_in == check_in).first())
