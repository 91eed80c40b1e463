"""What other services learn about a person's duties: the kiosk shows them to the person."""

from uuid import UUID

from services.probation.cases.actions import locked_registrations
from services.probation.conditions import queries
from services.probation.conditions.domain import rendering
from services.probation.conditions.queries import ShownCondition
from services.probation.database import DB, MESSAGING
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from shared.messages.probation import DutiesForBiometrics, DutyText
from shared.messaging.outbox import send


async def tell_duties(person: UUID) -> None:
    """Inside the caller's transaction: the kiosk shows what binds the person now."""
    async with beyond_scope(DB, "the duties of every registration of the person, whichever authority supervises: the kiosk shows them all"):
        rows = await queries.in_force_of(person)
    told = [duty for row in rows if (duty := _told(row))]
    await send(MESSAGING, DutiesForBiometrics(person=person, duties=told))


async def tell_everybody() -> int:
    """The same for everybody on the register, one after the other; returns how many. Some were registered before the kiosk was told."""
    people = await fetch_values(DB, "SELECT DISTINCT person FROM probation.registration WHERE state = 'open' ORDER BY person")
    for person in people:
        async with transaction(DB):
            await locked_registrations(person)  # so that nobody changes a duty between reading and telling
            await tell_duties(person)
    return len(people)


def _told(row: ShownCondition) -> DutyText | None:
    """A duty as its own version of the template has it; one in free words by the template's first version, which has no inputs."""
    norm = queries.norm_of(row)
    return DutyText(code=row.code, text=rendering.public_texts(norm, row.filled)) if norm else None
