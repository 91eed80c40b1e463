"""What the person objects to, and the answer."""

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.queue.actions import close_item, open_item
from services.probation.risk.actions.calculating import compute
from services.probation.risk.actions.common import locked_lead
from services.probation.risk.domain.steps import Step
from services.probation.risk.tables import RiskObjection
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction
from shared.db.rows import ColumnValues

OBJECTION = "risk_objection"
Outcome = Literal["corrected", "stays"]


async def object_to(person: UUID, authority: str, step: Step, words: str, token: UUID, *, by: Actor, now: datetime) -> UUID:
    """Keep the person's words; the officer of the case is asked. Raises NotFound, AlreadyClosed."""
    async with transaction(DB):
        case = await locked_lead(person, authority)
        known = await RiskObjection.select(RiskObjection.id).where(RiskObjection.form_token == token).first()
        if known is not None:
            found: UUID = known["id"]
            return found
        number = uuid4()
        await RiskObjection.insert(
            RiskObjection(
                id=number, person=person, registration=case.id, authority=authority, step=step, words=words, recorded_by=by.id,
                recorded_by_name=by.name, recorded_at=now, form_token=token,
            )
        )  # fmt: skip
        details: audit.Details = {"objection": str(number), "step": str(step)}
        await audit.record(Audit, by=by, action="risk_objected", about=person, details=details, at=now)
        await open_item(kind=OBJECTION, person=person, subject_id=number, reason=OBJECTION, now=now, by=by, registration=case.id)
    return number


async def answer(objection: UUID, person: UUID, authority: str, outcome: Outcome, words: str, *, by: Actor, now: datetime) -> None:
    """Say what became of it; the tier is computed anew. Raises NotFound, AlreadyClosed, AlreadyDecided."""
    async with transaction(DB):
        await locked_lead(person, authority)
        mine = (RiskObjection.id == objection) & (RiskObjection.person == person) & (RiskObjection.authority == authority)
        row = await RiskObjection.select(RiskObjection.answered_at).where(mine).first()
        if row is None:
            raise NotFound
        if row["answered_at"] is not None:
            raise AlreadyDecided
        values: ColumnValues = {
            RiskObjection.answer: words, RiskObjection.outcome: outcome, RiskObjection.answered_by: by.id,
            RiskObjection.answered_by_name: by.name, RiskObjection.answered_at: now,
        }  # fmt: skip
        await RiskObjection.update(values).where(mine)
        await close_item(kind=OBJECTION, subject_id=objection, by=by, now=now, outcome=outcome)
        details: audit.Details = {"objection": str(objection), "outcome": outcome}
        await audit.record(Audit, by=by, action="risk_objection_answered", about=person, details=details, at=now)
        await compute(person, authority, OBJECTION, by=by, now=now)
