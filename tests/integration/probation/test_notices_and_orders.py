"""What notices and permissions lift of an order, and zones at the other place."""

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from services.probation.closing.actions import close_registration
from services.probation.notices.actions import decide, record
from services.probation.notices.changes import change
from services.probation.notices.domain.lifecycle import Event
from services.probation.notices.domain.stays import Stay
from services.probation.notices.queries import any_notice
from services.probation.telemetry.orders.actions import set_order
from services.probation.telemetry.orders.domain.order import parse
from services.probation.telemetry.orders.domain.order_rules import rules
from services.probation.telemetry.orders.queries import order_in_force
from tests.builders.actors import OFFICER, POLICE
from tests.builders.moments import NOW
from tests.builders.notices import FROM, UNTIL, a_journey
from tests.builders.orders import home_without_curfew
from tests.builders.registrations import Register
from tests.builders.zones import round_zone
from tests.support.following_notices import JOURNEY_DAY, moved_on, permissions, state, version


async def required(person: UUID) -> set[str]:
    """The zones that hold in the middle of the journey."""
    order = await order_in_force(person)
    assert order is not None
    middle = (FROM + (UNTIL - FROM) / 2).timestamp()
    kept = rules(parse({**order.body}), middle - 1, middle + 1).kept
    return {rule.zone.id for rule in kept if any(begin <= middle < end for begin, end in rule.windows)}


async def stay_of(person: UUID) -> list[dict[str, Any]]:
    """The zones at another place in the order in force."""
    order = await order_in_force(person)
    assert order is not None
    return [each["properties"] for each in order.body["zones"]["features"] if each["properties"]["id"].startswith("stay-")]


async def test_zones_are_not_required_in_the_period_and_come_back(register: Register) -> None:
    made = await register(first=JOURNEY_DAY)
    await set_order(made.person, home_without_curfew(), by=OFFICER, now=NOW)
    notice = await record(made.person, a_journey(), by=OFFICER, now=NOW)
    (given,) = await permissions(made.person)
    assert (given["from"], given["until"]) == ("2026-11-26T11:00:00", "2026-11-30T11:00:00"), "local time, and it ends by itself"
    await moved_on(notice, Event.EXTEND, ends_at=UNTIL + timedelta(days=1))
    assert (await permissions(made.person))[0]["until"] == "2026-12-01T11:00:00"
    await moved_on(notice, Event.RETURN, now=FROM + timedelta(days=1))
    assert (await permissions(made.person))[0]["until"] == "2026-11-27T11:00:00"
    assert await state(notice) == "returned"


async def test_each_authority_lifts_what_it_requires_itself(register: Register) -> None:
    made = await register(first=JOURNEY_DAY)
    also = await register(first=JOURNEY_DAY, by=POLICE)
    await set_order(made.person, home_without_curfew(), by=OFFICER, now=NOW)
    order = await order_in_force(made.person)
    assert order is not None
    theirs = round_zone("town", when="always")
    both = {**order.body, "zones": {**order.body["zones"], "features": [*order.body["zones"]["features"], theirs]}}
    await set_order(made.person, both, by=POLICE, now=NOW)
    await record(made.person, a_journey(), by=OFFICER, now=NOW)
    assert await required(made.person) == {"town"}, "the police have permitted nothing yet"
    police = await record(made.person, a_journey(registration=also.registration), by=POLICE, now=NOW)
    await decide(police, Event.GRANT, "Family", "Permission 3", seen_version=1, by=POLICE, now=NOW)
    assert await required(made.person) == set()
    await change(police, Event.WITHDRAW, "Does not go", seen_version=await version(police), by=POLICE, now=NOW)
    assert await required(made.person) == {"town"}
    await close_registration(made.person, reason="died", by=POLICE, now=NOW)


async def test_a_zone_at_the_other_place_begins_and_ends_with_the_permission(register: Register) -> None:
    made = await register(first=JOURNEY_DAY)
    await set_order(made.person, home_without_curfew(), by=OFFICER, now=NOW)
    stay = Stay(51.1, 71.4, 500, 5, time(22), time(6))
    notice = await record(made.person, a_journey(stay=stay), by=OFFICER, now=NOW)
    (zone,) = await stay_of(made.person)
    (given,) = await permissions(made.person)
    assert (zone["kind"], zone["name"], given["but"]) == ("restriction", "Demo Street 7", [zone["id"]])
    first, last = zone["when"][0], zone["when"][-1]
    assert (first["dates"], first["start"], first["end"]) == (["2026-11-26"], "22:00", "06:00"), "not while on the road: that ends at 16:00"
    assert last["until"] == "2026-11-28"
    await moved_on(notice, Event.EXTEND, ends_at=UNTIL + timedelta(days=1))
    assert (await stay_of(made.person))[0]["when"][-1]["until"] == "2026-11-29"
    row = await any_notice(notice)
    assert row is not None
    assert row.stays_at == stay
    await moved_on(notice, Event.RETURN, now=FROM + timedelta(days=1))
    assert await stay_of(made.person) == []


async def test_what_is_only_asked_for_makes_no_zone_and_the_permission_does(register: Register) -> None:
    made = await register(first=JOURNEY_DAY, by=POLICE)
    await set_order(made.person, home_without_curfew(), by=POLICE, now=NOW)
    notice = await record(made.person, a_journey(stay=Stay(51.1, 71.4, 500, 0)), by=POLICE, now=NOW)
    assert await stay_of(made.person) == []
    await decide(notice, Event.GRANT, "Family", "Permission 3", seen_version=1, by=POLICE, now=NOW)
    assert len(await stay_of(made.person)) == 1
    await change(notice, Event.WITHDRAW, "Does not go", seen_version=await version(notice), by=POLICE, now=NOW)
    assert await stay_of(made.person) == []
