"""What probation says about check-ins: due, recorded, cancelled."""

import json
from uuid import UUID

from services.biometrics.check_ins.tables import CheckInDue, Receipt
from services.biometrics.database import DB
from shared.db.engine import transaction
from shared.messages.probation import CheckInDue as CheckInDueMessage
from shared.messages.probation import CheckInRecorded, CheckInWithdrawn


async def receive_due(message: CheckInDueMessage) -> None:
    """The kiosk may take this check-in; a later message about the same one replaces its window and questions, and brings back one that
    was withdrawn."""
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
            target=CheckInDue.check_in,
            action="DO UPDATE",
            values=[CheckInDue.person, CheckInDue.opens_at, CheckInDue.closes_at, CheckInDue.questions],
        )
        await CheckInDue.update({CheckInDue.state: "due"}).where(CheckInDue.check_in == message.check_in, CheckInDue.state == "cancelled")


async def withdraw_due(message: CheckInWithdrawn) -> None:
    """The kiosk does not take this check-in any more; a visit that has begun goes on, and what it hands in is kept."""
    await CheckInDue.update({CheckInDue.state: "cancelled"}).where(CheckInDue.check_in == message.check_in, CheckInDue.state == "due")


async def keep_receipt(message: CheckInRecorded) -> None:
    """Keep what the kiosk shows for a recorded check-in, which can no longer be taken. Inside the caller's transaction."""
    row = Receipt(
        check_in=message.check_in,
        person=message.person,
        state=message.state,
        receipt=message.receipt,
        recorded_at=message.recorded_at,
        next_check_in=message.next_check_in,
    )
    columns = [Receipt.state, Receipt.receipt, Receipt.recorded_at, Receipt.next_check_in]
    await Receipt.insert(row).on_conflict(target=Receipt.check_in, action="DO UPDATE", values=columns)
    await CheckInDue.update({CheckInDue.state: "handed_in"}).where(CheckInDue.check_in == message.check_in, CheckInDue.state == "due")


async def cancel_due(person: UUID) -> None:
    """This person has no due check-ins any more. Inside the caller's transaction."""
    await CheckInDue.update({CheckInDue.state: "cancelled"}).where(CheckInDue.person == person, CheckInDue.state == "due")
