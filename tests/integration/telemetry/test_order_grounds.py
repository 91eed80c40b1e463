"""An order names the duties on which it rests; when one ends or changes, the officer is asked and nothing is switched off."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.closing.actions import close_registration
from services.probation.conditions import actions as conditions
from services.probation.conditions.actions import OnWhat
from services.probation.decisions.actions import register_decision
from services.probation.queue.tables import QueueItem
from services.probation.register.actions import Registered, register_person
from services.probation.telemetry.orders.actions import change_order, set_order
from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.grounds import NotGrounded, grounds
from services.probation.telemetry.orders.queries import MonitoringOrder, order_in_force
from tests.builders.actors import OFFICER
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.orders import NIGHT, home_with_curfew, home_without_curfew, order_body
from tests.builders.people import person as somebody
from tests.builders.registrations import registration
from tests.builders.zones import Json, round_zone
from tests.support.clients import SignedIn
from tests.support.forms import submit

pytestmark = pytest.mark.usefixtures("fixed_clock", "engines")
HOURS = {"hours": ("22:00", "06:00")}
HOME_FORM: Json = {"latitude": "43.2380", "longitude": "76.9450", "radius_m": "100", "curfew": "yes", "start": "22:00", "end": "06:00"}
EVERY_DAY: Json = {"days": [str(day) for day in range(7)]}


def ruling() -> OnWhat:
    return OnWhat("court", "Ruling 1-25", TODAY, TODAY, "The court ruled", fresh())


@pytest.fixture
async def made(engines: object) -> Registered:
    """Somebody whom the court has set no hours at home."""
    what = replace(registration(), conditions=(("notify_residence", ""),))
    return await register_person(somebody(), what, by=OFFICER, now=NOW)


@pytest.fixture
async def nights(made: Registered) -> UUID:
    """The court's duty to be at home from ten to six."""
    return await conditions.add(made.person, "stay_home_at_hours", HOURS, ruling(), registration=None, by=OFFICER, now=NOW)


@pytest.fixture
async def tablet(signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


async def in_force(made: Registered) -> MonitoringOrder:
    order = await order_in_force(made.person)
    assert order is not None
    return order


async def waiting(made: Registered) -> list[tuple[str, UUID]]:
    """What the officer is asked about duties under the order: (reason, duty)."""
    rows = await QueueItem.select().where(QueueItem.person == made.person, QueueItem.kind == "order_ground", QueueItem.closed_at.is_null())
    return [(row["reason"], row["subject_id"]) for row in rows]


async def test_hours_without_a_duty_of_the_court_are_refused_with_what_it_must_have_decided(
    tablet: httpx.AsyncClient, made: Registered
) -> None:
    zones = f"/people/{made.person}/zones"
    assert "so no hours can be asked for here" in (await tablet.get(zones)).text
    refused = await submit(tablet, zones, HOME_FORM | EVERY_DAY)
    assert refused.status_code == 422
    assert "Hours at home need a decision of the court" in refused.text
    assert 'value="22:00"' in refused.text, "what was typed stays"
    assert await order_in_force(made.person) is None
    with pytest.raises(NotGrounded):
        await set_order(made.person, home_with_curfew(time(22), time(6)), by=OFFICER, now=NOW)
    assert (await submit(tablet, zones, HOME_FORM | {"curfew": "no"})).status_code == 303, "monitoring itself has its own ground"


async def test_the_order_names_the_duty_with_its_version(tablet: httpx.AsyncClient, made: Registered, nights: UUID) -> None:
    zones = f"/people/{made.person}/zones"
    assert "Be at home at these hours: 22:00–06:00." in (await tablet.get(zones)).text
    assert (await submit(tablet, zones, HOME_FORM | EVERY_DAY | {"ground": str(nights)})).status_code == 303
    order = await in_force(made)
    assert grounds(order.body) == {"curfew": {"condition": str(nights), "version": 1}}
    beyond = await submit(tablet, zones, HOME_FORM | EVERY_DAY | {"ground": str(nights), "start": "20:00"})
    assert beyond.status_code == 422
    assert "does not reach so far (22:00–06:00" in beyond.text
    assert (await in_force(made)).version == order.version


async def test_the_same_form_again_is_no_new_version(tablet: httpx.AsyncClient, made: Registered, nights: UUID) -> None:
    for _ in range(2):
        await submit(tablet, f"/people/{made.person}/zones", HOME_FORM | EVERY_DAY | {"ground": str(nights)})
    assert (await in_force(made)).version == 1


async def test_a_duty_that_ends_asks_the_officer_and_switches_nothing_off(
    tablet: httpx.AsyncClient, made: Registered, nights: UUID
) -> None:
    await set_order(made.person, home_with_curfew(time(22), time(6)), by=OFFICER, now=NOW)
    before = await in_force(made)
    await conditions.end(nights, ruling(), seen_version=1, by=OFFICER, now=NOW + timedelta(minutes=1))
    assert await in_force(made) == before
    assert await waiting(made) == [("order_duty_ended", nights)]
    assert "The duty has ended. The order still asks for it" in (await tablet.get(f"/people/{made.person}")).text
    assert "or one that has changed: Hours at home." in (await tablet.get(f"/people/{made.person}/zones")).text
    page = (await tablet.get(f"/people/{made.person}/grounds")).text
    assert "This duty is not in force any more" in page
    assert "No duty in force allows these hours" in page
    at = NOW + timedelta(minutes=2)
    await change_order(made.person, lambda order: edits.with_exception(order, TODAY), by=OFFICER, now=at)
    assert await waiting(made) == [("order_duty_ended", nights)], "a free night is no answer"
    assert (await submit(tablet, f"/people/{made.person}/zones", HOME_FORM | {"curfew": "no"})).status_code == 303
    assert await waiting(made) == []


async def test_a_changed_duty_is_confirmed_on_the_page_of_grounds(tablet: httpx.AsyncClient, made: Registered, nights: UUID) -> None:
    await set_order(made.person, home_with_curfew(time(23), time(5)), by=OFFICER, now=NOW)
    await conditions.change(nights, {"hours": ("23:00", "05:00")}, ruling(), seen_version=1, by=OFFICER, now=NOW)
    assert await waiting(made) == [("order_duty_changed", nights)]
    address = f"/people/{made.person}/grounds"
    assert "This duty has changed since" in (await tablet.get(address)).text
    form = {"on-0": str(nights), "seen": "another order", "why": "Compared with the ruling"}
    assert (await submit(tablet, address, form)).status_code == 409
    assert 'href="#why"' in (await submit(tablet, address, form | {"why": ""})).text
    seen = (await tablet.get(address)).text.split('name="seen" value="')[1].split('"')[0]
    assert (await submit(tablet, address, form | {"seen": seen})).status_code == 303
    assert grounds((await in_force(made)).body)["curfew"]["version"] == 2
    assert await waiting(made) == []


async def test_a_zone_rests_on_a_duty_or_on_a_decision_of_its_own(tablet: httpx.AsyncClient, made: Registered, nights: UUID) -> None:
    body = order_body(round_zone("home", when="curfew"), round_zone("bar", "exclusion", name="Bar Altyn"), curfew=[NIGHT])
    await set_order(made.person, body, by=OFFICER, now=NOW)
    address = f"/people/{made.person}/grounds"
    page = (await tablet.get(address)).text
    assert "Names nothing yet: choose below" in page
    for map_or_home in ("zones/map", "zones"):
        assert "or one that has changed: Bar Altyn." in (await tablet.get(f"/people/{made.person}/{map_or_home}")).text
    form = {"on-1": "decision", "decision-1": "", "seen": page.split('name="seen" value="')[1].split('"')[0], "why": "As decided"}
    wrong = await submit(tablet, address, form)
    assert (wrong.status_code, 'href="#decision-1"' in wrong.text) == (422, True)
    assert (await submit(tablet, address, form | {"decision-1": "Decision 7 of 3 December"})).status_code == 303
    assert grounds((await in_force(made)).body)["bar"] == {"decision": "Decision 7 of 3 December"}
    places = {"places": ("Bar Altyn, Abay 1",)}
    duty = await conditions.add(made.person, "avoid_places", places, ruling(), registration=None, by=OFFICER, now=NOW)
    seen = (await tablet.get(address)).text.split('name="seen" value="')[1].split('"')[0]
    assert (await submit(tablet, address, form | {"seen": seen, "on-1": str(duty)})).status_code == 303
    assert grounds((await in_force(made)).body)["bar"] == {"condition": str(duty), "version": 1}


async def test_an_order_without_hours_asks_nothing(made: Registered, nights: UUID) -> None:
    await set_order(made.person, home_without_curfew(), by=OFFICER, now=NOW)
    await conditions.end(nights, ruling(), seen_version=1, by=OFFICER, now=NOW)
    assert await waiting(made) == []


async def test_a_registration_that_ends_takes_its_duties_along_and_the_other_officer_is_asked(made: Registered) -> None:
    hours = ("stay_home_at_hours", "")
    further = replace(registration(TODAY + timedelta(days=1), basis=None), court="Another Court", conditions=(hours,))
    second = await register_decision(made.person, replace(further, inputs={hours[0]: HOURS}), by=OFFICER, now=NOW)
    await set_order(made.person, home_with_curfew(time(22), time(6)), by=OFFICER, now=NOW)
    (ground,) = grounds((await in_force(made)).body).values()
    before = await in_force(made)
    at = NOW + timedelta(minutes=1)
    await close_registration(made.person, reason="term_ended", registration=second.registration, by=OFFICER, now=at)
    assert await waiting(made) == [("order_duty_ended", UUID(ground["condition"]))]
    assert await in_force(made) == before
