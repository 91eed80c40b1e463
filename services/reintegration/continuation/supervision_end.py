"""The end of supervision. Help does not end with it: the person is asked, and what was begun goes on meanwhile.

See infra/adr/0071-help-outlives-the-register.md.
"""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.reintegration.cases.domain import CaseRow, Ground, ground_after
from services.reintegration.cases.locking import locked_case, set_ground
from services.reintegration.cases.merging import others_of
from services.reintegration.cases.tables import Case
from services.reintegration.continuation.actions import end_resting
from services.reintegration.continuation.deadlines import consent_due
from services.reintegration.database import DB, Audit
from services.reintegration.notifications import notify_desk
from services.reintegration.settings import settings
from services.reintegration.timeline.actions import write_entry
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import select_row
from shared.messages.probation import RegistrationClosedForReintegration


async def end_supervision(message: RegistrationClosedForReintegration, *, by: Actor, now: datetime) -> None:
    """The registration ended, for this case and for a second one of the same person. Told twice, nothing changes.

    Of a person with two cases the registration that ended last may be that of either.
    """
    async with transaction(DB):
        case = await locked_case(message.person, by=by, must_be_open=False)
        others = await others_of(message.person)
        if not case.supervised or (case.registration != message.registration and not others):
            return
        await _end(case, message.closed_at, by=by, now=now)
        for other in others:
            beside = await select_row(CaseRow, Case.select().where(Case.person == other).lock_rows("UPDATE").first())
            if beside is not None and beside.supervised:
                await _end(beside, message.closed_at, by=by, now=now)


async def _end(case: CaseRow, ended_at: datetime, *, by: Actor, now: datetime) -> None:
    if case.rests is not None:
        await end_resting(case, ended_at=ended_at, by=by, now=now)
        return
    agreed = await _agreed_before(case.person)
    ground = ground_after(Ground(case.ground), agreed_before=agreed)
    due_on = None if agreed else consent_due(ended_at, ZoneInfo(settings().timezone))
    await set_ground(case.person, {"ground": ground.value, "supervision_ended_at": ended_at, "consent_due_on": due_on})
    await write_entry(case.person, "supervision_ended", by=by, now=now, agreed=agreed)
    await audit.record(Audit, by=by, action="supervision_ended", about=case.person, details={"ground": ground.value}, at=now)
    await notify_desk(case)


async def _agreed_before(person: UUID) -> bool:
    row = await Case.select(Case.agreed_at).where(Case.person == person).first()
    return row is not None and row["agreed_at"] is not None
