"""Which version of a monitoring order is in force."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from services.probation.closing.actions import close_registration
from services.probation.telemetry.orders.actions import change_order, set_order
from services.probation.telemetry.orders.queries import order_in_force, order_version, order_versions, orders_between
from tests.builders.actors import OFFICER
from tests.builders.alerts import fetch
from tests.builders.moments import NOW
from tests.builders.orders import home_without_curfew

LATER = NOW + timedelta(hours=1)


@pytest.fixture
async def closed(worn: datetime, person: UUID) -> UUID:
    """The person, whose registration was closed and opened again: the earlier order is no longer in force."""
    await close_registration(person, reason="term_ended", by=OFFICER, now=NOW)
    await fetch("UPDATE probation.registration SET state = 'open' WHERE person = $1", person)
    return person


@pytest.mark.usefixtures("worn")
async def test_the_newest_version_alone_is_in_force(person: UUID) -> None:
    await set_order(person, home_without_curfew(radius_m=150), by=OFFICER, now=NOW)
    assert [(each.version, each.in_force) for each in await order_versions(person)] == [(1, False), (2, True)]
    found = await order_in_force(person)
    assert found is not None
    assert (found.version, found.body["zones"]["features"][0]["properties"]["radius_m"]) == (2, 150)


async def test_no_version_from_before_a_closing_is_in_force(closed: UUID) -> None:
    assert await order_in_force(closed) is None
    first = await order_version(closed, 1)
    assert first is not None
    assert not first.in_force


async def test_the_first_order_after_a_closing_begins_with_nothing_and_takes_the_next_number(closed: UUID) -> None:
    given = []

    def begin(before: object) -> dict[str, object]:
        given.append(before)
        return home_without_curfew(radius_m=150)

    assert await change_order(closed, begin, by=OFFICER, now=LATER) == 2
    assert given == [None]
    found = await order_in_force(closed)
    assert found is not None
    assert found.version == 2


async def test_the_versions_of_a_time_begin_with_the_one_that_held_at_its_beginning(worn: datetime, person: UUID) -> None:
    for radius, at in ((150, NOW), (200, LATER)):
        await set_order(person, home_without_curfew(radius_m=radius), by=OFFICER, now=at)
    assert [each.version for each in await orders_between(person, NOW + timedelta(minutes=1), NOW + timedelta(minutes=2))] == [2]
    assert [each.version for each in await orders_between(person, worn + timedelta(minutes=1), LATER + timedelta(minutes=1))] == [1, 2, 3]
