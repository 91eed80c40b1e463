"""What an officer reads in a document about one input."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from services.probation.database import DB, Audit
from services.probation.risk.actions.calculating import compute
from services.probation.risk.actions.common import locked_lead
from services.probation.risk.domain.norms import Step
from services.probation.risk.tables import RiskFact
from shared import audit
from shared.actors import Actor
from shared.db.engine import transaction

TRIGGER = "fact"


@dataclass(frozen=True, slots=True)
class NewFact:
    """One fact with the document in which it stands; `value` None takes back what was recorded."""

    step: Step
    value: str | None
    document: str
    token: UUID


async def record_facts(person: UUID, authority: str, new: Sequence[NewFact], *, by: Actor, now: datetime) -> None:
    """Keep them and compute anew. The same form sent again changes nothing. Raises NotFound, AlreadyClosed."""
    async with transaction(DB):
        await locked_lead(person, authority)
        for fact in new:
            if await RiskFact.exists().where(RiskFact.form_token == fact.token):
                continue
            await RiskFact.insert(
                RiskFact(
                    id=uuid4(), person=person, kind=fact.step, value=fact.value, document=fact.document, form_token=fact.token, by_id=by.id,
                    by_name=by.name, at=now,
                )
            )  # fmt: skip
            details: audit.Details = {"kind": str(fact.step), "value": fact.value}
            await audit.record(Audit, by=by, action="risk_fact_recorded", about=person, details=details, at=now)
        await compute(person, authority, TRIGGER, by=by, now=now)
