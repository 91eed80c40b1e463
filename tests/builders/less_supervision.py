"""Answers about less supervision, and somebody who meets every criterion for it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from services.probation.cases.tables import Person, Registration
from services.probation.risk.actions.answering import NewAnswer
from services.probation.risk.actions.facts import record_facts
from services.probation.risk.domain.answers import Choice
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.risk import facts

PROBATION = "probation"
TO = TODAY + timedelta(days=60)


def put_off(until: date | None = TO, reason: str | None = "recent_change", **changed: Any) -> NewAnswer:
    """Put off for two months."""
    return NewAnswer(Choice.PUT_OFF, "A trial runs", fresh(), reason, until, **changed)


def prepare(**changed: Any) -> NewAnswer:
    """A proposal is prepared."""
    return NewAnswer(Choice.PREPARE, "Everything speaks for it", fresh(), **changed)


async def almost_eligible(person: UUID) -> None:
    """Work alone is not known."""
    since = TODAY - timedelta(days=300)
    await Registration.update({Registration.registered_on: since, Registration.term_ends_on: TODAY + timedelta(days=200)}).where(
        Registration.person == person
    )
    await record_facts(person, PROBATION, facts(), by=OFFICER, now=NOW)


async def eligible(person: UUID) -> None:
    """Every criterion is met."""
    await Person.update({Person.occupation: "works"}).where(Person.id == person)
    await almost_eligible(person)
