"""Check-ins on the register: a person's first one, and a doubtful one that was handed in."""

from typing import Any
from uuid import UUID

from services.probation.check_ins.actions import record_check_in
from services.probation.check_ins.tables import CheckIn
from services.probation.database import BY
from services.probation.register.actions import NewPerson
from shared.actors import Actor
from tests.builders.actors import OFFICER
from tests.builders.hand_ins import verified
from tests.builders.moments import NOW
from tests.builders.registrations import registered


async def the_check_in(person: UUID) -> dict[str, Any]:
    """The person's first check-in, as it is stored."""
    row = await CheckIn.select().where(CheckIn.person == person).order_by(CheckIn.due_on).first()
    assert row is not None
    return row


async def check_in_in_doubt(by: Actor = OFFICER, who: NewPerson | None = None, **result: Any) -> tuple[UUID, UUID]:
    """Somebody on the register of `by` whose first check-in waits for an officer; the ids of the person and of the check-in."""
    made = await registered(who, by=by)
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"], **({"match": "review", "calibrated": False} | result)), by=BY, now=NOW)
    return made.person, row["id"]
