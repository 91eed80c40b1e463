"""An officer sets first night, exceptions, permissions, visits and hours; each change is one version of the order."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.telemetry.orders.domain.order import parse
from services.probation.telemetry.orders.queries import order_in_force
from tests.builders.alerts import fetch
from tests.builders.moments import TODAY
from tests.builders.zones import Json
from tests.support.clients import SignedIn
from tests.support.forms import post

DAY, NEXT_DAY = (TODAY + timedelta(days=2)).isoformat(), (TODAY + timedelta(days=3)).isoformat()
FIRST_NIGHT = {"first_date": DAY, "first_start": "18:00", "first_end": "08:00", "first_reason": "Order 12"}
EXCEPTION = {"off_day": NEXT_DAY, "off_reason": "Wedding of a sister"}
PERMISSION = {
    "from_date": DAY, "from_time": "10:00", "until_date": DAY, "until_time": "15:00", "permission_reason": "Hospital",
    "permission_zones": ["home"],
}  # fmt: skip
VISIT = {
    "visit_name": "Employment centre", "visit_latitude": "43,25", "visit_longitude": "76.95", "visit_radius": "100",
    "visit_start": "09:00", "visit_end": "11:00", "visit_minutes": "60", "visit_reason": "Programme", "visit_days": ["0", "2"],
}  # fmt: skip


@dataclass(frozen=True)
class Timetable:
    """The page of the person's hours, opened by their officer."""

    officer: httpx.AsyncClient
    person: UUID

    @property
    def page(self) -> str:
        return f"/people/{self.person}/timetable"

    async def save(self, what: str, **fields: Any) -> int:
        """Send one of its forms; the status."""
        return (await post(self.officer, f"{self.page}/{what}", fields)).status_code

    async def order(self) -> Json:
        """The order in force; fails if the rules cannot read it."""
        found = await order_in_force(self.person)
        assert found is not None
        parse(found.body)
        return dict(found.body)


@pytest.fixture
async def timetable(worn: datetime, person: UUID, signed_in: SignedIn) -> Timetable:
    """Of somebody with a home and a curfew."""
    return Timetable(await signed_in("probation", "officer"), person)


@pytest.fixture
async def filled(timetable: Timetable) -> Timetable:
    """With a first night, an exception, a permission and a visit."""
    forms: tuple[tuple[str, Json], ...] = (
        ("first-night", FIRST_NIGHT),
        ("exception", EXCEPTION),
        ("permission", PERMISSION),
        ("visit", VISIT),
    )
    for what, fields in forms:
        assert await timetable.save(what, **fields) == 303, what
    return timetable


async def test_a_first_night_has_hours_of_its_own_and_a_reason(timetable: Timetable) -> None:
    assert await timetable.save("first-night", **{**FIRST_NIGHT, "first_reason": ""}) == 422
    assert await timetable.save("first-night", **FIRST_NIGHT) == 303
    assert (await timetable.order())["first_night"] == {"date": DAY, "start": "18:00", "end": "08:00", "zone": "home"}


async def test_a_day_without_the_curfew_is_an_exception_of_it(timetable: Timetable) -> None:
    assert await timetable.save("exception", **EXCEPTION) == 303
    assert (await timetable.order())["curfew"][0]["except"] == [NEXT_DAY]


async def test_a_permission_ends_after_it_begins_and_names_its_zones(timetable: Timetable) -> None:
    assert await timetable.save("permission", **{**PERMISSION, "until_time": "09:00", "permission_zones": []}) == 422
    assert await timetable.save("permission", **PERMISSION) == 303
    (given,) = (await timetable.order())["permissions"]
    assert (given["from"], given["until"], given["zones"]) == (f"{DAY}T10:00:00", f"{DAY}T15:00:00", ["home"])


async def test_a_visit_needs_its_days(timetable: Timetable) -> None:
    assert await timetable.save("visit", **{**VISIT, "visit_days": []}) == 422
    assert await timetable.save("visit", **VISIT) == 303
    assert [each["properties"]["id"] for each in (await timetable.order())["zones"]["features"]] == ["home", "visit-1"]


async def test_the_hours_of_a_zone_are_whole_and_of_a_zone_that_is_there(timetable: Timetable) -> None:
    half = {"hours_zone": "home", "hours_when": "hours", "hours_start": "08:00", "hours_reason": "Court"}
    assert await timetable.save("hours", **half) == 422
    assert await timetable.save("hours", hours_zone="moon", hours_when="always", hours_reason="Court") == 409
    assert await timetable.save("hours", hours_zone="home", hours_when="always", hours_reason="Court") == 303


async def test_a_form_that_does_not_exist_is_not_found(timetable: Timetable) -> None:
    assert await timetable.save("nonsense") == 404


async def test_a_new_home_keeps_what_the_timetable_holds(filled: Timetable) -> None:
    zone = {"latitude": "43.238", "longitude": "76.945", "radius_m": "150", "curfew": "yes", "start": "21:00", "end": "06:00"}
    changed = await post(filled.officer, f"/people/{filled.person}/zones", {**zone, "days": ["0", "1"]})
    assert changed.status_code == 303
    kept = await filled.order()
    assert (kept["first_night"]["date"], kept["curfew"][0]["except"], len(kept["permissions"])) == (DAY, [NEXT_DAY], 1)
    assert [each["properties"]["id"] for each in kept["zones"]["features"]] == ["home", "visit-1"]


async def test_the_page_shows_what_is_set(filled: Timetable) -> None:
    shown = (await filled.officer.get(filled.page)).text
    assert all(word in shown for word in ("Employment centre", "Hospital", "09:00–11:00"))


async def test_everything_that_was_set_can_be_taken_back(filled: Timetable) -> None:
    (given,) = (await filled.order())["permissions"]
    assert await filled.save("end-permission", permission=given["id"], sure="yes") == 303
    assert await filled.save("no-visit", zone="home", sure="yes") == 409, "only visits are lifted here"
    assert await filled.save("no-visit", zone="visit-1", sure="yes") == 303
    assert await filled.save("no-exception", day=NEXT_DAY, sure="yes") == 303
    assert await filled.save("no-first-night", sure="yes") == 303
    bare = await filled.order()
    assert (bare.get("permissions"), bare.get("first_night"), bare["curfew"][0].get("except")) == ([], None, None)


async def test_a_change_is_on_record_without_its_reason(filled: Timetable) -> None:
    rows = await fetch("SELECT details FROM probation.audit WHERE action = 'monitoring_order_made' ORDER BY sequence")
    said = [json.loads(row["details"]) for row in rows]
    assert {"changed": "permission_given", "from": f"{DAY}T10:00:00", "until": f"{DAY}T15:00:00"}.items() <= said[3].items()
    assert not any("Hospital" in row["details"] for row in rows)
