"""Plans: steps as an action takes them, the form that makes one, and what a person says to it."""

from datetime import datetime, timedelta
from uuid import UUID

from services.reintegration.plans.actions import NewStep
from services.reintegration.plans.actions.agreeing import Given, record_answer
from services.reintegration.plans.queries import ShownPlan, plans_of
from services.reintegration.plans.stored.versions import revision_of, terms_of
from services.reintegration.sealing.keys import key_of
from shared.actors import Actor
from tests.builders.actors import SOCIAL
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

IN_TWO_DAYS = TODAY + timedelta(days=2)
AGREED = Given("agreed", "kk", signed="paper", signed_on=TODAY, seen_by="Demo Witness")


def steps(*texts: str) -> list[NewStep]:
    """Steps that are due in two days."""
    return [NewStep(text, IN_TWO_DAYS) for text in texts or ("Visit the centre",)]


def plan_form(**changed: str) -> dict[str, str]:
    """A housing plan of one step, without a mistake."""
    return {"need": "housing", "goal": "A home of my own", "step_1": "Visit the centre", "due_1": str(IN_TWO_DAYS)} | changed


async def answered(
    person: UUID, given: Given = AGREED, *, revision: str | None = None, token: UUID | None = None, by: Actor = SOCIAL, now: datetime = NOW
) -> int:
    """The person answers to the plan as it is; returns the version's number."""
    seen = revision or revision_of(await terms_of(person, await key_of(person)))
    return await record_answer(person, given, revision=seen, token=token or fresh(), by=by, now=now)


async def shown(person: UUID) -> ShownPlan:
    """A person's only plan, as a social worker reads it."""
    (plan,) = await plans_of(person, sensitive=True)
    return plan
