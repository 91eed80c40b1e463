"""Bracelets are put on, and what happens in two nights: people outside, a cut strap, silence, a call for help."""

import json
import re
from datetime import datetime, timedelta

from tests.recording import bracelets
from tests.recording.browser import Browser
from tests.recording.visits import Answers, Kiosk
from tests.recording.world import World

FIRST, SECOND, THIRD, UNKNOWN = "REC-0001", "REC-0002", "REC-0003", "REC-9999"


def local_time(day: str, hour: str) -> datetime:
    """That moment in Almaty."""
    return datetime.fromisoformat(f"{day}T{hour}:00+05:00")


async def put_on_bracelets(world: World, vendor: bracelets.Vendor) -> None:
    """Orders with zones, hours, a visit, a permission and a distance; three bracelets, one of them taken off again."""
    people = world.people
    world.at("2026-11-24", "15:40")
    officer, senior = await world.as_("officer"), await world.as_("senior")
    home = {"latitude": "43.2380", "longitude": "76.9450", "radius_m": "100", "curfew": "yes", "start": "22:00", "end": "06:00"}
    for key in ("aigerim", "dana"):
        await officer.post("probation", f"/people/{people[key].id}/zones", {**home, "days": list("0123456")})
    case = f"/people/{people['aigerim'].id}"
    await _change_timetable(officer, case)
    place = {"place_latitude": "43.30", "place_longitude": "77.00", "place_radius": "500", "place_reason": "A decision of the court"}
    await senior.post("probation", f"{case}/distance", place)
    page = await officer.get("probation", f"{case}/zones/map")
    drawn = {"type": "FeatureCollection", "features": [_home(), _visit(), _stadium()]}
    seen = page.find(r'name="seen" value="([^"]*)"')
    await officer.post("probation", f"{case}/zones/map", {"zones": json.dumps(drawn), "reason": "The court named a place", "seen": seen})
    worn = {"vendor": bracelets.VENDOR, "connection": "http:request_signature", "model": "One", "without": "Put on by order of the court"}
    await officer.post("probation", f"{case}/bracelet", worn | {"device_id": FIRST, "sim": "+77010009901"})
    await officer.post("probation", f"/people/{people['dana'].id}/bracelet", worn | {"device_id": SECOND})
    other_way = {"connection": "osmand:device_key", "device_id": THIRD}
    await officer.post("probation", f"/people/{people['ivan'].id}/bracelet", worn | other_way)
    world.internet.clock.forward(minutes=10)
    await officer.post("probation", f"/people/{people['ivan'].id}/bracelet/remove", {"sure": "yes"})
    page = await senior.get("probation", "/deputies")
    deputies = {
        "officer": page.find(r'name="officer" value="([^"]*)"(?:(?!<li)[\s\S])*?>Officer Fictional<'),
        "deputy": page.find(r'<option value="([^"]*)"[^>]*>Deputy Fictional<'),
    }
    await senior.post("probation", "/deputies", deputies)
    now = world.internet.clock.now
    await vendor.send(bracelets.track(UNKNOWN, now - timedelta(minutes=30), now))
    await vendor.send(bracelets.track(THIRD, now - timedelta(minutes=9), now))


async def _change_timetable(officer: Browser, case: str) -> None:
    visit = {
        "visit_name": "Fictional clinic", "visit_latitude": "43.25", "visit_longitude": "76.95", "visit_radius": "100",
        "visit_days": ["2", "3"], "visit_start": "08:00", "visit_end": "09:30", "visit_minutes": "30", "visit_reason": "Treatment",
    }  # fmt: skip
    await officer.post("probation", f"{case}/timetable/visit", visit)
    hours = {"from_date": "2026-12-01", "from_time": "20:00", "until_date": "2026-12-02", "until_time": "08:00"}
    await officer.post("probation", f"{case}/timetable/permission", hours | {"permission_reason": "A wedding"})
    await officer.post("probation", f"{case}/timetable/exception", {"off_day": "2026-12-05", "off_reason": "A night shift"})
    first = {"first_date": "2026-11-24", "first_start": "21:00", "first_end": "06:00", "first_reason": "The first night"}
    await officer.post("probation", f"{case}/timetable/first-night", first)


def _home() -> dict[str, object]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [76.945, 43.238]},
        "properties": {"id": "home", "kind": "inclusion", "when": "curfew", "radius_m": 100},
    }


def _visit() -> dict[str, object]:
    hours = [{"days": [2, 3], "start": "08:00", "end": "09:30"}]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [76.95, 43.25]},
        "properties": {"id": "visit-1", "kind": "attendance", "name": "Fictional clinic", "radius_m": 100, "minutes": 30, "when": hours},
    }


def _stadium() -> dict[str, object]:
    corners = [[76.96, 43.26], [76.97, 43.26], [76.97, 43.27], [76.96, 43.27], [76.96, 43.26]]
    return {
        "type": "Feature",
        "geometry": {"type": "Polygon", "coordinates": [corners]},
        "properties": {"id": "stadium", "kind": "exclusion", "name": "Fictional stadium"},
    }


async def two_nights(world: World, vendor: bracelets.Vendor) -> None:
    """Two nights outside, a cut strap, silence, a call for help; officers take some of it."""
    clock, track, local = world.internet.clock, bracelets.track, local_time
    world.at("2026-11-24", "23:50")
    await vendor.send(track(FIRST, local("2026-11-24", "15:45"), local("2026-11-24", "22:40")))
    out = track(FIRST, local("2026-11-24", "22:40"), local("2026-11-24", "23:30"), north=900)
    out[5]["flags"] = ["strap_removed"]
    await vendor.send(out + track(FIRST, local("2026-11-24", "23:30"), clock.now, battery=18))
    await vendor.send(track(SECOND, local("2026-11-24", "15:45"), clock.now, battery=60))
    world.at("2026-11-25", "00:05")
    await _take(world, "officer")
    world.at("2026-11-25", "10:30")
    kiosk_answers = Answers("struggling", "yes", ("health", "work"), "yes", "Мне нужна помощь врача")
    kiosk = Kiosk(world.visitors["kiosk"])
    await kiosk.answer(world.people["serik"], kiosk_answers)
    await world.settle()
    world.at("2026-11-25", "12:00")
    await vendor.send(track(FIRST, local("2026-11-25", "00:00"), local("2026-11-25", "08:00"), battery=12))
    await vendor.send(track(SECOND, local("2026-11-24", "23:51"), clock.now))
    await decide_alerts(world, "officer", "confirmed", "The person was out for fifty minutes")
    await world.settle()
    world.at("2026-11-25", "12:30")
    violations = await _queue_items(await world.as_("officer"), "violation")
    await (await world.as_("officer")).post("probation", violations[0], {"decision": "pass_on", "grounds": "Not the first time"})
    await world.settle()
    world.at("2026-11-25", "23:50")
    await vendor.send(track(FIRST, local("2026-11-25", "12:00"), clock.now, battery=90))
    await vendor.send(track(SECOND, local("2026-11-25", "12:03"), local("2026-11-25", "23:00")))
    away = track(SECOND, local("2026-11-25", "23:00"), local("2026-11-25", "23:45"), north=1500)
    away[3]["flags"] = ["sos"]
    await vendor.send(away)
    world.at("2026-11-26", "03:30")
    await vendor.send(track(FIRST, local("2026-11-25", "23:51"), local("2026-11-26", "02:00"), battery=60))
    await vendor.send(track(FIRST, local("2026-11-26", "02:00"), clock.now, north=900, battery=55))
    await world.settle()
    world.at("2026-11-26", "03:50")
    await world.settle()


async def _queue_items(reader: Browser, kind: str) -> list[str]:
    """The addresses of the open items of a kind."""
    page = await reader.get("probation", f"/queue?kind={kind}")
    items = dict.fromkeys(re.findall(r'/queue/[0-9a-f-]{36}(?=")', page.text))
    return [(await reader.get("probation", item)).target for item in items]


async def _alerts(world: World, login: str) -> list[str]:
    reader = await world.as_(login)
    return [(await reader.get("probation", incident)).target for incident in await _queue_items(reader, "alert")]


async def _take(world: World, login: str) -> None:
    """Acknowledge every open alert, and contact the person."""
    officer = await world.as_(login)
    for alert in await _alerts(world, login):
        await officer.post("probation", f"{alert}/acknowledge", {**await _shown(officer, alert), "sure": "yes"})
        call = {**await _shown(officer, alert), "how": "reached", "words": "Says that the bus was late"}
        await officer.post("probation", f"{alert}/contact", call)


async def decide_alerts(world: World, login: str, outcome: str, reason: str) -> None:
    """Try once more to reach the person, then decide every open alert of the first incident."""
    officer = await world.as_(login)
    for alert in (await _alerts(world, login))[:1]:
        await officer.post("probation", f"{alert}/contact", {**await _shown(officer, alert), "how": "visited", "words": "Was at home"})
        await officer.post("probation", alert, {**await _shown(officer, alert), "outcome": outcome, "reason": reason})


async def _shown(officer: Browser, alert: str) -> dict[str, str | list[str]]:
    page = await officer.get("probation", alert)
    alerts = dict.fromkeys(re.findall(r'name="alerts"[^>]*value="([0-9a-f-]{36})"', page.text))
    return {"seen": page.find(r'name="seen" value="(\d+)"'), "alerts": list(alerts)}
