"""Keeping what probation says about a person's duties, and forgetting it."""

import json
from datetime import datetime
from uuid import UUID

from services.biometrics.database import DB
from services.biometrics.duties.tables import DutyList
from services.biometrics.subjects.queries import locked_subject
from shared.db.engine import transaction
from shared.messages.probation import DutiesForBiometrics


async def receive_duties(message: DutiesForBiometrics, *, now: datetime) -> None:
    """What binds the person from now on; it replaces what was told before. Of somebody who is not on the register nothing is kept."""
    async with transaction(DB):
        subject = await locked_subject(message.person)
        if subject is None or subject.state == "closed":
            return
        duties = json.dumps([each.model_dump() for each in message.duties], ensure_ascii=False)
        row = DutyList(person=message.person, duties=duties, told_at=now)
        columns = [DutyList.duties, DutyList.told_at]
        await DutyList.insert(row).on_conflict(target=DutyList.person, action="DO UPDATE", values=columns)


async def forget_duties_of(person: UUID) -> None:
    """The person left the register. Inside the caller's transaction."""
    await DutyList.delete().where(DutyList.person == person)
