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

    person: UUID
    state: str
    receipt: str
    recorded_at: datetime
    next_check_in: datetime | None


async def questions_of(check_in: UUID) -> list[Question]:
    """The questions of a check-in, in their order."""
    row = await CheckInDue.select(CheckInDue.questions).where(CheckInDue.check_in == check_in).first()
    return [Question.model_validate(question) for question in json.loads(row["questions"])] if row else []


async def receipt_of(check_in: UUID) -> ReceiptRow | None:
    """Probation's answer, once it came."""
    columns = [Receipt.person, Receipt.state, Receipt.receipt, Receipt.recorded_at, Receipt.next_check_in]
    return await select_row(ReceiptRow, Receipt.select(*columns).where(Receipt.check_in == check_in).first())


async def closing_of(person: UUID, opens_at: datetime) -> datetime | None:
    """Until when the check-in that opens then may be given; None where it is not known here yet."""
    row = await CheckInDue.select(CheckInDue.closes_at).where(CheckInDue.person == person, CheckInDue.opens_at == opens_at).first()
    closes_at: datetime | None = row["closes_at"] if row else None
    return closes_at
