"""The officer's pages for the bracelet, the zones and their map: they accept valid input and explain errors."""

import json
import re
from datetime import datetime, time
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.telemetry.orders.actions import set_order
from services.probation.telemetry.orders.queries import order_in_force
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW
from tests.builders.orders import home_with_curfew
from tests.builders.vendors import VENDOR, enter_vendor
from tests.builders.zones import collection, round_zone
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

HOME_ZONE: dict[str, Any] = {
    "latitude": "43.238", "longitude": "76.945", "radius_m": "120", "curfew": "yes", "start": "22:00", "end": "06:00",
    "days": ["0", "1", "2", "3", "4", "5", "6"],
}  # fmt: skip
BOUND = {"vendor": VENDOR, "connection": "http:request_signature", "without": "A court asks for it"}
BAR = round_zone("bar", "exclusion", north_m=-4000, name="Bar", instruction="Call first")


@pytest.fixture
async def officer(signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("probation", "officer")


async def test_a_device_with_a_wrong_name_is_refused_and_a_right_one_is_shown(person: UUID, officer: httpx.AsyncClient) -> None:
    page = f"/people/{person}/bracelet"
    await enter_vendor()
    assert (await post(officer, page, {**BOUND, "device_id": "№ 5"})).status_code == 422
    assert (await post(officer, page, {**BOUND, "device_id": "NEW-77"})).status_code == 303
    assert "NEW-77" in (await officer.get(page)).text


async def test_a_home_that_is_too_small_or_a_curfew_of_no_length_is_refused(person: UUID, officer: httpx.AsyncClient) -> None:
    page = f"/people/{person}/zones"
    assert (await post(officer, page, {**HOME_ZONE, "radius_m": "3"})).status_code == 422
    assert (await post(officer, page, {**HOME_ZONE, "end": "22:00"})).status_code == 422
    assert (await post(officer, page, HOME_ZONE)).status_code == 303
    assert "120" in (await officer.get(page)).text


async def test_the_page_of_movements_opens_for_any_day(person: UUID, officer: httpx.AsyncClient) -> None:
    await put_home(person)
    await enter_vendor()
    await post(officer, f"/people/{person}/bracelet", {**BOUND, "device_id": "NEW-77"})
    assert (await officer.get(f"/people/{person}/movements?day=yesterday")).status_code == 200
    assert 'class="chart"' in (await officer.get(f"/people/{person}/movements?day=2026-01-05")).text


async def test_zones_that_were_drawn_are_a_new_version_with_its_reason(person: UUID, officer: httpx.AsyncClient) -> None:
    page, form = await zone_map(person, officer)
    assert (await post(officer, page, form)).status_code == 303
    assert (await post(officer, page, form)).status_code == 409, "the order is not the one that was drawn on"
    after = (await officer.get(page)).text
    assert "Added: Bar (not to enter)" in after
    assert "Court ruling" in after
    order = await order_in_force(person)
    assert order is not None
    assert (order.version, len(order.body["curfew"])) == (2, 1)
    assert (await officer.get(f"{page}?compare=1")).status_code == 200


async def test_zones_without_a_reason_or_a_home_are_refused(person: UUID, officer: httpx.AsyncClient) -> None:
    page, form = await zone_map(person, officer)
    assert (await post(officer, page, {**form, "reason": ""})).status_code == 422
    assert (await post(officer, page, {**form, "zones": "{"})).status_code == 422
    assert (await post(officer, page, {**form, "zones": json.dumps(collection(BAR))})).status_code == 422


async def put_home(person: UUID) -> None:
    """The first version of the order."""
    await set_order(person, home_with_curfew(time(22), time(6), radius_m=120), by=OFFICER, now=NOW)


async def zone_map(person: UUID, officer: httpx.AsyncClient) -> tuple[str, dict[str, Any]]:
    """The address of the map, and its form with a bar drawn beside the home."""
    await put_home(person)
    page = f"/people/{person}/zones/map"
    seen = re.search(r'name="seen" value="(\w+)"', (await officer.get(page)).text)
    assert seen is not None
    exported = (await officer.get(f"/people/{person}/zones/export")).json()
    drawn = {**exported, "features": [exported["features"][0], BAR]}
    return page, {"seen": seen[1], "reason": "Court ruling", "zones": json.dumps(drawn)}


async def test_a_bracelet_is_taken_off_after_asking(worn: datetime, person: UUID, signed_in: SignedIn) -> None:
    officer, page = await signed_in("probation", "officer"), f"/people/{person}/bracelet"
    asked = await submit(officer, page, to=f"{page}/remove")
    assert (asked.status_code, "Take the bracelet off: " in asked.text) == (200, True)
    assert "data-device" in (await officer.get(page)).text
    assert (await submit(officer, page, {"sure": "yes"}, to=f"{page}/remove")).status_code == 303
    assert "data-device" not in (await officer.get(page)).text
