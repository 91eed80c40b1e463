"""Groups, and the verbs that tests repeat."""

from datetime import datetime, timedelta
from uuid import UUID

from services.reintegration.group_programmes.actions import planning, taking_part
from services.reintegration.group_programmes.actions.planning import Details
from services.reintegration.group_programmes.actions.taking_part import Said
from services.reintegration.group_programmes.domain.states import Act
from services.reintegration.group_programmes.queries import SessionRow, participation_of, sessions_of
from shared.actors import Actor
from tests.builders.actors import SOCIAL
from tests.builders.ids import fresh
from tests.builders.moments import NOW

FIRST = NOW + timedelta(days=1)
"""The first session; the others follow week by week."""


def details(*, seats: int = 8, by: Actor = SOCIAL, place: str = "Room 3") -> Details:
    """Where a group meets, led by the worker."""
    return Details(place, by.id, by.name, "kk", seats)


async def a_group(programme: str = "gambling", *, seats: int = 8, by: Actor = SOCIAL, first_at: datetime = FIRST) -> UUID:
    """A planned group."""
    return await planning.plan_group(programme, first_at, details(seats=seats, by=by), token=fresh(), by=by, now=NOW)


async def invited(person: UUID, group: UUID, *, by: Actor = SOCIAL, note: str = "") -> UUID:
    """Somebody who was invited."""
    return await taking_part.invite(person, group, Said(note=note), token=fresh(), by=by, now=NOW)


async def step(participation: UUID, act: Act, said: Said | None = None, *, by: Actor = SOCIAL, now: datetime = NOW) -> None:
    """The next step, as the page was seen last."""
    row = await participation_of(participation, by)
    await taking_part.act_on(participation, act, said or Said(), seen_version=row.version, by=by, now=now)


async def agreed(person: UUID, group: UUID, *, by: Actor = SOCIAL) -> UUID:
    """Somebody who agreed to come."""
    made = await invited(person, group, by=by)
    await step(made, Act.AGREE, Said(agreed_form="in_person"), by=by)
    return made


async def enrolled(person: UUID, group: UUID, *, by: Actor = SOCIAL) -> UUID:
    """Somebody with a seat."""
    made = await agreed(person, group, by=by)
    await step(made, Act.ENROL, by=by)
    return made


async def session_number(group: UUID, number: int) -> SessionRow:
    """The last one with this number, as it stands."""
    return [each for each in await sessions_of(group) if each.number == number][-1]
