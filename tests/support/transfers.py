"""A case that is offered to another office."""

from uuid import UUID

from services.probation.database import DB
from services.probation.officers.moving import Owner
from services.probation.queue.actions import open_item
from services.probation.register.actions import Registered
from services.probation.timeline.notes import add_note
from services.probation.transfers.actions import offer_case
from shared.db.rows import fetch_values
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SYSTEM
from tests.builders.moments import NOW
from tests.builders.people import IIN, person
from tests.builders.registrations import Register
from tests.builders.staff import SENIOR_ELSEWHERE, make_account

WHY, DOCUMENT, NOTE = "Moved to Astana on a permission", "Permission 12 of 20.11.2026", "He told me in confidence"
TO = Owner(OFFICER_ELSEWHERE.id, OFFICER_ELSEWHERE.name, "71")


async def to_offer(register: Register) -> Registered:
    """A case of the demo officer with a note and an item in the queue, and accounts in the other office."""
    made = await register(person(IIN), by=OFFICER)
    await add_note(made.person, NOTE, by=OFFICER, now=NOW)
    await open_item(kind="residence", person=made.person, subject_id=made.person, reason="residence", now=NOW, by=SYSTEM)
    for who in (OFFICER_ELSEWHERE, SENIOR_ELSEWHERE):
        await make_account(who)
    return made


async def offered(made: Registered) -> UUID:
    return await offer_case(made.person, "71", WHY, DOCUMENT, by=OFFICER, now=NOW)


async def told(person: UUID, kind: str) -> int:
    """How many messages of this kind were sent about a person."""
    return int((await fetch_values(DB, "SELECT count(*) FROM probation.outbox WHERE person = $1 AND type LIKE $2", person, f"%{kind}%"))[0])
