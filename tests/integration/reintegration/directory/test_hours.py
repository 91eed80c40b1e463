"""The condition of SQL and the pure rule say the same of every schedule at every moment."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from services.reintegration.directory.opening.domain import DAYS, Moment, Opening, state
from services.reintegration.directory.opening.queries import hours_of
from services.reintegration.directory.place_tables import Location, OpeningSchedule, ServiceAtLocation
from services.reintegration.directory.queries import offers
from services.reintegration.directory.search.wanted import Wanted
from services.reintegration.directory.tables import ServiceOffer
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.referrals import HOUSING

CLOCKS = [None, *(time(hour, minute) for hour in (0, 7, 9, 12, 20, 23) for minute in (0, 30))]
FIRST = date(2026, 11, 16)


def some_opening(rng: Random) -> Opening:
    days = ",".join(rng.sample(DAYS, rng.randrange(1, 4))) if rng.random() < 0.9 else None
    begins = rng.choice([None, None, FIRST + timedelta(rng.randrange(10))])
    ends = rng.choice([None, None, begins, FIRST + timedelta(rng.randrange(10))])
    return Opening(days, rng.choice(CLOCKS), rng.choice(CLOCKS), begins, ends)


def some_special_day(rng: Random, near: date) -> Opening:
    begins = near - timedelta(rng.randrange(3))
    ends = begins + timedelta(rng.choice([0, 0, 2]))
    if rng.random() < 0.4:
        return Opening(None, None, None, begins, ends, "closed")
    return Opening(None, rng.choice(CLOCKS[1:]), rng.choice(CLOCKS[1:]), begins, ends, "hours")


async def write(opening: Opening, owner: str, number: UUID) -> None:
    row = OpeningSchedule(
        id=fresh(), freq=None if opening.special else "WEEKLY", byday=opening.days, opens_at=opening.opens_at, closes_at=opening.closes_at,
        valid_from=opening.valid_from, valid_to=opening.valid_to, occurrences=0 if opening.special == "closed" else None,
        service=number if owner == "service" else None, location=number if owner == "location" else None,
    )  # fmt: skip
    await OpeningSchedule.insert(row)


async def a_place() -> UUID:
    """A place at which the service is given."""
    row = await ServiceOffer.select(ServiceOffer.organisation).where(ServiceOffer.id == HOUSING).first()
    assert row is not None
    place = fresh()
    await Location.insert(Location(id=place, organisation=row["organisation"]))
    await ServiceAtLocation.insert(ServiceAtLocation(id=fresh(), service=HOUSING, location=place))
    return place


async def test_sql_and_rule_agree(desk: Desk) -> None:
    rng, met = Random(7), set()
    places = [await a_place(), await a_place()]
    for _ in range(200):
        await OpeningSchedule.delete(force=True)
        local = datetime(2026, 11, 16 + rng.randrange(9), rng.randrange(24), rng.choice([0, 29, 30]), tzinfo=UTC)
        owners = [("service", HOUSING), *(("location", place) for place in places)][rng.randrange(2) :]
        for opening in [some_opening(rng) for _ in range(rng.randrange(1, 3))]:
            await write(opening, *rng.choice(owners))
        for opening in [some_special_day(rng, local.date()) for _ in range(rng.randrange(3))]:
            await write(opening, *rng.choice([("service", HOUSING), *owners]))
        moment = Moment(local, rng.random() < 0.2, rng.random() < 0.2)
        said = state((await hours_of([HOUSING]))[HOUSING], moment)
        found = await offers(Wanted("housing", None, "75", NOW, open_at=moment), without_full=False, size=50)
        assert (HOUSING in [row.id for row in found]) == (said == "open")
        met.add(said)
    assert met == {"open", "closed", "unknown"}
