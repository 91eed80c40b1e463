"""Two records of one person, and a merge of them."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.cases.queries import case
from services.probation.database import DB
from services.probation.merging.actions import answer, ask_undo, differing, propose
from shared.actors import Actor
from shared.db.acting import SYSTEM as EVERYTHING
from shared.db.acting import acting
from shared.db.engine import transaction
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import registered

REASON = "Both identity cards were compared"
LATER = NOW + timedelta(hours=1)


async def twice(**given: Any) -> tuple[UUID, UUID]:
    """One fictional person with two records of one officer: their names, birth dates and phones differ."""
    one = await registered(person(None, family_name="Akhmetova", given_name="Aigul"))
    told: dict[str, Any] = {"family_name": "Ahmetova", "given_name": "Ayguly", "phone": "+77010000002", "birth_date": date(2000, 1, 2)}
    two = await registered(person(None, **(told | given)))
    return one.person, two.person


async def proposed(survivor: UUID, retired: UUID, *taken: str, by: Actor = OFFICER, now: datetime = NOW) -> UUID:
    """A proposal; the fields `taken` are those of the other record."""
    one, two = await case(by, survivor), await case(by, retired)
    assert one is not None
    assert two is not None
    return await propose(survivor, retired, taken, await differing(one, two), REASON, by=by, now=now)


async def merged(survivor: UUID, retired: UUID, *taken: str, asked_by: Actor = OFFICER, by: Actor = SENIOR, now: datetime = NOW) -> UUID:
    """A merge that a second officer confirmed."""
    merge = await proposed(survivor, retired, *taken, by=asked_by, now=now)
    await answer(merge, "confirm", "", by=by, now=now)
    return merge


async def unmerged(merge: UUID, moves: dict[str, list[UUID]] | None = None, *, now: datetime = LATER, by: Actor = SENIOR) -> None:
    """It is taken apart again."""
    await ask_undo(merge, "Twins: the documents differ", moves or {}, by=OFFICER, now=now)
    await answer(merge, "confirm", "", by=by, now=now)


async def rows(statement: str, *values: Any) -> list[Any]:
    """The first column, whoever may see it."""
    with acting(EVERYTHING):
        async with transaction(DB):
            return [next(iter(row.values())) for row in await DB.connection().fetch(statement, *values)]
