"""The duties of a decision that is being registered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from services.probation.cases.actions import insert_condition
from services.probation.conditions.actions import OnWhat, first_version
from services.probation.conditions.domain.inputs import Inputs
from services.probation.conditions.domain.templates import in_force
from services.probation.law import rules as law
from services.probation.local_time import local_today
from shared.actors import Actor


@dataclass(frozen=True, slots=True)
class DecisionDays:
    """The court, the day of its decision, and the day of the registration, from which its duties hold."""

    court: str
    decided_on: date
    registered_on: date


async def write_conditions(
    registration: UUID, conditions: Iterable[tuple[str, str]], inputs: Mapping[str, Inputs], on: DecisionDays, *, by: Actor, now: datetime
) -> None:
    """Each duty (code, the court's own words); those with inputs by their template. Call it in the transaction of the registration."""
    for code, words in conditions:
        source = next((one.source for one in law.conditions() if one.code == code), "")
        duty = await insert_condition(registration=registration, code=code, words=words, source=source, created_at=now)
        if code in inputs:
            imposed_by = in_force(code, local_today(now)).duty
            rests = OnWhat(imposed_by, on.court, on.decided_on, on.registered_on, "", uuid4())
            await first_version(duty, registration, code, inputs[code], rests, by=by, now=now)
