"""What an officer reads in a document about one input."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from services.probation.database import DB, Audit
from services.probation.errors import AlreadyDecided
from services.probation.risk import queries
from services.probation.risk.actions.calculating import compute
from services.probation.risk.actions.common import locked_lead
from services.probation.risk.domain.inputs import RECORDED
from services.probation.risk.domain.steps import Step
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


def token_of(form_token: str, step: Step) -> UUID:
    """The token of one fact of a form."""
    return uuid5(NAMESPACE_URL, f"{form_token}:{step}")


async def was_recorded(person: UUID, form_token: str) -> bool:
    """Whether this form was sent before: a button pressed twice."""
    tokens = [token_of(form_token, step) for step in RECORDED]
    return await RiskFact.exists().where(RiskFact.person == person, RiskFact.form_token.is_in(tokens))


async def record_facts(person: UUID, authority: str, new: Sequence[NewFact], *, seen: str | None = None, by: Actor, now: datetime) -> None:
    """Keep them and compute anew. The same form sent again changes nothing. `seen`: the calculation that the form showed, empty for none.

    Raises NotFound, AlreadyClosed, and AlreadyDecided where another calculation came since the form was opened: its fields are old.
    """
    async with transaction(DB):
        await locked_lead(person, authority)
        latest = await queries.latest(person, authority)
        known = await RiskFact.exists().where(RiskFact.form_token.is_in([fact.token for fact in new]))
        if seen is not None and seen != (str(latest.id) if latest else "") and not known:
            raise AlreadyDecided
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
