"""An officer sets first night, exceptions, permissions, visits and hours; a senior officer a distance to a place that nobody sees."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx

from services.probation.tables import DB
from services.probation.telemetry import queries
from services.probation.telemetry.domain.order import parse
from shared import clock
from shared.db.engine import transaction
from tests.support.sign_in import csrf_token

SignedIn = Callable[[str, str], Awaitable[httpx.AsyncClient]]


async def test_an_officer_sets_what_the_clock_asks_for_one_thing_at_a_time(worn: datetime, person: UUID, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    path = f"/people/{person}/timetable"
    token = csrf_token((await officer.get(path)).text)

    async def save(what: str, **fields: Any) -> httpx.Response:
        return await officer.post(f"{path}/{what}", data={"_csrf_token": token, **fields})

    async def body() -> dict[str, Any]:
        found = await queries.order(person)
        assert found is not None
        parse(found["body"])
        return dict(found["body"])

    today = clock.now().astimezone(ZoneInfo("Asia/Almaty")).date()
    day, next_day = (today + timedelta(days=2)).isoformat(), (today + timedelta(days=3)).isoformat()
    first = {"first_date": day, "first_start": "18:00", "first_end": "08:00", "first_reason": "Order 12"}
    assert (await save("first-night", **{**first, "first_reason": ""})).status_code == 422
    assert (await save("first-night", **first)).status_code == 303
    assert (await body())["first_night"] == {"date": day, "start": "18:00", "end": "08:00", "zone": "home"}
    assert (await save("exception", off_day=next_day, off_reason="Wedding of a sister")).status_code == 303
    assert (await body())["curfew"][0]["except"] == [next_day]
    permission = {"from_date": day, "from_time": "10:00", "until_date": day, "until_time": "09:00", "permission_reason": "Hospital"}
    assert (await save("permission", **permission)).status_code == 422
    assert (await save("permission", **{**permission, "until_time": "15:00", "permission_zones": ["home"]})).status_code == 303
    (given,) = (await body())["permissions"]
    assert (given["from"], given["until"], given["zones"]) == (f"{day}T10:00:00", f"{day}T15:00:00", ["home"])
    visit = {"visit_name": "Employment centre", "visit_latitude": "43,25", "visit_longitude": "76.95", "visit_radius": "100"}
    visit |= {"visit_start": "09:00", "visit_end": "11:00", "visit_minutes": "60", "visit_reason": "Programme"}
    assert (await save("visit", **visit)).status_code == 422
    assert (await save("visit", **visit, visit_days=["0", "2"])).status_code == 303
    assert (await save("hours", hours_zone="home", hours_when="hours", hours_start="08:00", hours_reason="Court")).status_code == 422
    assert (await save("hours", hours_zone="moon", hours_when="always", hours_reason="Court")).status_code == 409
    assert (await save("hours", hours_zone="home", hours_when="always", hours_reason="Court")).status_code == 303
    zone = {"latitude": "43.238", "longitude": "76.945", "radius_m": "150", "curfew": "yes", "start": "21:00", "end": "06:00"}
    changed = await officer.post(f"/people/{person}/zones", data={"_csrf_token": token, **zone, "days": ["0", "1"]})
    assert changed.status_code == 303
    kept = await body()
    assert (kept["first_night"]["date"], kept["curfew"][0]["except"], len(kept["permissions"])) == (day, [next_day], 1)
    assert [each["properties"]["id"] for each in kept["zones"]["features"]] == ["home", "visit-1"]
    shown = (await officer.get(path)).text
    assert all(word in shown for word in ("Employment centre", "Hospital", "09:00–11:00"))
    assert (await save("end-permission", permission=given["id"])).status_code == 303
    assert (await save("no-visit", zone="home")).status_code == 409, "only visits are lifted here"
    assert (await save("no-visit", zone="visit-1")).status_code == 303
    assert (await save("no-exception", day=next_day)).status_code == 303
    assert (await save("no-first-night")).status_code == 303
    assert (await save("nonsense")).status_code == 404
    bare = await body()
    assert (bare.get("permissions"), bare.get("first_night"), bare["curfew"][0].get("except")) == ([], None, None)
    async with transaction(DB):
        statement = "SELECT details FROM probation.audit WHERE action = 'monitoring_order_made' ORDER BY sequence"
        kept_rows = await DB.connection().fetch(statement)
    said = [json.loads(row["details"]) for row in kept_rows]
    assert {"changed": "permission_given", "from": f"{day}T10:00:00", "until": f"{day}T15:00:00"}.items() <= said[3].items()
    assert not any("Hospital" in row["details"] for row in kept_rows)
    await protect(officer, await signed_in("probation", "senior"), person)


async def protect(officer: httpx.AsyncClient, senior: httpx.AsyncClient, person: UUID) -> None:
    """The officer has no way to the page; the senior officer enters a place and never sees it again."""
    path = f"/people/{person}/distance"
    assert (await officer.get(path)).status_code == 403
    token = csrf_token((await senior.get(path)).text)
    place = {"_csrf_token": token, "place_latitude": "43.2671", "place_longitude": "76.9123", "place_radius": "300"}
    assert (await senior.post(path, data={**place, "place_radius": "5", "place_reason": "Court"})).status_code == 422
    assert (await senior.post(path, data={**place, "place_reason": "Court"})).status_code == 303
    for page in (path, f"/people/{person}/zones/map", f"/people/{person}/zones/export", f"/people/{person}/timetable"):
        text = (await senior.get(page)).text
        assert "43.2671" not in text
        assert "76.9123" not in text
    assert "300" in (await senior.get(path)).text
    assert (await senior.post(f"{path}/remove", data={"_csrf_token": token, "zone": "home"})).status_code == 404
    assert (await senior.post(f"{path}/remove", data={"_csrf_token": token, "zone": "distance-1"})).status_code == 303
