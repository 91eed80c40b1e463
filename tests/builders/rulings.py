"""Rulings of a court by what they change, and carried out by an officer."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.breaches.actions.effects.applying import Confirmed, apply_ruling
from services.probation.breaches.domain.consequences import Step
from services.probation.cases.domain.categories import Category
from services.probation.cases.tables import Registration
from services.probation.register.actions import NewRegistration, Registered
from tests.builders.actors import OFFICER
from tests.builders.breaches import DAY, MISSED, a_warning, at_court, seen
from tests.builders.registrations import Register, registration

IMPRISONED: dict[str, Any] = {"effect": "replace", "months": None, "replaced_by": "imprisonment"}
ELSE: dict[str, Any] = {"effect": "replace", "months": None, "replaced_by": "other"}
CANCELLED: dict[str, Any] = {"effect": "cancel", "months": None}
DUTIES: dict[str, Any] = {"effect": "conditions", "months": None, "result": "in_part"}


async def applied(number: UUID, *, now: datetime = MISSED, **confirmed: Any) -> str:
    """An officer carries the ruling out."""
    return await apply_ruling(number, Confirmed("As ruled", **confirmed), seen=await seen(number), by=OFFICER, now=now)


async def asked_to_cancel(register: Register) -> tuple[Registered, UUID]:
    """A second breach of a suspended sentence; the court is asked to cancel it."""
    made = await register()
    await a_warning(made.person)
    return made, await at_court(made.person, Step.CANCEL, months=None)


async def asked_to_replace(register: Register) -> tuple[Registered, UUID]:
    """A second breach of a restriction of liberty; the court is asked to replace it."""
    made = await register()
    await Registration.update({Registration.category: "restriction_of_liberty"}).where(Registration.person == made.person)
    await a_warning(made.person)
    return made, await at_court(made.person, Step.REPLACE, months=None)


def other_penalty() -> NewRegistration:
    """Corrective work by the ruling."""
    what = registration(DAY + timedelta(days=3), basis=None, category=Category.CORRECTIVE_WORK, since=DAY)
    return replace(what, override_reason="The ruling came late")


async def state_of(made: Registered) -> str:
    """Whether a registration is open or closed."""
    row = await Registration.select(Registration.state).where(Registration.id == made.registration).first()
    assert row is not None
    return str(row["state"])
