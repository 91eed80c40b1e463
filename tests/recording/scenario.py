"""What happened before the recording: two and a half weeks in two offices, from the first account to the morning of the recording."""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.recording import bracelets, desk, product
from tests.recording.browser import Account, Browser, Internet, sign_in
from tests.recording.people import PEOPLE, Registered, decide, enrol, register
from tests.recording.visits import Answers, Kiosk, capture

TODAY = "2026-11-26"
SIGNED_IN_FOR = timedelta(minutes=25)
FIRST, SECOND, THIRD, UNKNOWN = "REC-0001", "REC-0002", "REC-0003", "REC-9999"
CENTRE, SHELTER = desk.fixed_id("centre"), desk.fixed_id("shelter")
STAFF = {
    "officer": ("Officer Fictional", "officer", product.OUR_OFFICE, "kk"),
    "deputy": ("Deputy Fictional", "officer", product.OUR_OFFICE, "ru"),
    "senior": ("Senior Fictional", "senior_officer", product.OUR_OFFICE, "ru"),
    "elsewhere": ("Elsewhere Fictional", "officer", product.OFFICE_ELSEWHERE, "kk"),
    "social": ("Social Fictional", "social_worker", product.OUR_OFFICE, "kk"),
    "colleague": ("Colleague Fictional", "social_worker", product.OUR_OFFICE, "ru"),
    "provider": ("Provider Fictional", "provider", product.OUR_OFFICE, "ru"),
    "auditor": ("Auditor Fictional", "auditor", "", "en"),
    "gone": ("Gone Fictional", "officer", product.OUR_OFFICE, "kk"),
}


@dataclass
class World:
    """What the scenario made."""

    internet: Internet
    accounts: dict[str, Account] = field(default_factory=dict)
    people: dict[str, Registered] = field(default_factory=dict)
    browsers: dict[str, tuple[datetime, Browser]] = field(default_factory=dict)
    visitors: dict[str, Browser] = field(default_factory=dict)

    async def as_(self, login: str) -> Browser:
        """The browser of this account, signed in."""
        known, now = self.browsers.get(login), self.internet.clock.now
        if known is None or now - known[0] > SIGNED_IN_FOR:
            known = self.browsers[login] = now, await sign_in(self.internet, self.accounts[login], login)
        return known[1]

    def at(self, day: str, hour: str) -> None:
        """Move the clock."""
        self.internet.clock.set(day, hour)

    async def settle(self) -> None:
        """Messages arrive, and what is repeated is done."""
        self.internet.chance.step(f"settle {self.internet.clock.now.isoformat()}")
        await product.deliver_messages()
        await product.run_periodic_work()
        await product.deliver_messages()

    @property
    def names(self) -> dict[str, str]:
        """Ids of people without dashes, and their names in the recording."""
        return {who.id.replace("-", ""): key for key, who in self.people.items()}


async def play(internet: Internet) -> World:
    """Everything, in order; the clock stands at the moment of the recording then."""
    world = World(internet)
    kiosk, vendor = await _set_up(world)
    await _register_everybody(world)
    await _first_visits(world, kiosk)
    await _help_on_the_desk(world)
    await _second_visits(world, kiosk)
    await _put_on_bracelets(world, vendor)
    await _third_visits(world, kiosk)
    await _nights(world, vendor)
    await _this_morning(world, kiosk)
    return world


async def _set_up(world: World) -> tuple[Kiosk, bracelets.Vendor]:
    """Accounts, kiosks, a vendor's machine, organisations: the administrator's work."""
    world.at("2026-11-09", "08:00")
    internet, now = world.internet, world.internet.clock.now
    internet.chance.step("first administrator")
    password, key = await product.first_administrator("admin", "Administrator Fictional", now)
    world.accounts["admin"] = Account("admin", password, key)
    await _organisations(now)
    admin = await world.as_("admin")
    for login, (name, role, office, language) in STAFF.items():
        fields = {"login": login, "name": name, "role": role, "office": office, "language": language}
        made = await admin.post("probation", "/admin/accounts/new", fields | ({"provider": str(CENTRE)} if role == "provider" else {}))
        password, key = re.findall(r"<code>([^<]*)</code>", made.text)
        world.accounts[login] = Account(login, password, key)
    gone = await admin.get("probation", "/admin")
    number = gone.find(r"Gone Fictional(?:(?!<li)[\s\S])*?/admin/accounts/([0-9a-f-]{36})/disable")
    await admin.post("probation", f"/admin/accounts/{number}/disable")
    kiosk = await _add_kiosk(world, "Kiosk of the recording")
    off = await _add_kiosk(world, "Kiosk that is off")
    world.visitors |= {"kiosk": kiosk, "kiosk-off": off}
    await _add_kiosk(world, "Kiosk that waits for its code", enrol_it=False)
    page = await admin.get("probation", "/admin")
    number = page.find(r'/admin/kiosks/([0-9a-f-]{36})"><strong>Kiosk that is off')
    await admin.post("probation", f"/admin/kiosks/{number}/cameras", {"cameras": "Fictional Camera 1\nFictional Camera 2"})
    await admin.post("probation", f"/admin/kiosks/{number}/disable")
    client = await admin.post("probation", "/admin/clients", {"name": "Vendor Fictional"})
    key, secret = re.findall(r"<code>([^<]*)</code>", client.text)
    await world.settle()
    return Kiosk(kiosk), bracelets.Vendor(internet, key, bytes.fromhex(secret))


async def _organisations(now: datetime) -> None:
    places = {"housing": (3, 12), "education": (0, 15), "work": (2, 5), "documents": (None, None), "health": (6, 6)}
    offers = []
    for need, (available, maximum) in places.items():
        said_at = None if available is None else now
        offers.append(product.Offer(desk.fixed_id(f"centre {need}"), need, f"Fictional {need}", available, maximum, said_at))
    await product.add_organisation(CENTRE, "Fictional Centre", offers, now)
    beds = product.Offer(desk.fixed_id("shelter housing"), "housing", "Fictional beds", 4, 20, now)
    await product.add_organisation(SHELTER, "Fictional Shelter", [beds], now)


async def _add_kiosk(world: World, name: str, *, enrol_it: bool = True) -> Browser:
    """A device that an administrator added and somebody typed its code into."""
    admin, device = await world.as_("admin"), Browser(world.internet, name)
    shown = await admin.post("probation", "/admin/kiosks", {"name": name, "office": product.OUR_OFFICE})
    if enrol_it:
        await device.post("biometrics", "/kiosk/device", {"code": shown.find(r'class="secret__code">([^<]*)<')})
        await device.post("biometrics", "/kiosk/heartbeat", {"software": "recording 1"})
        await device.post("biometrics", "/kiosk/cameras", {"present": "Fictional Camera 1", "using": "Fictional Camera 1"})
    return device


async def _register_everybody(world: World) -> None:
    world.at("2026-11-09", "09:00")
    for person in PEOPLE:
        world.internet.clock.forward(minutes=1)
        login = "officer" if person.region == product.OUR_OFFICE else "elsewhere"
        world.people[person.key] = await register(await world.as_(login), person)
    await world.settle()
    world.at("2026-11-09", "10:00")
    people = world.people
    for key in ("aigerim", "dana", "marat", "gulnara", "timur", "asel", "nikolai"):
        await enrol(await world.as_("officer"), people[key])
    await enrol(await world.as_("elsewhere"), people["zhanna"])
    await enrol(await world.as_("officer"), people["aigerim"], look="glasses")
    await enrol(await world.as_("officer"), people["erlan"], confirm=False)
    await world.settle()
    await product.tell_probation(
        "biometrics.duplicate_suspected.v1",
        {"person": people["aigerim"].id, "other": people["zhanna"].id, "suspected_at": world.internet.clock.now},
    )
    await product.tell_probation(
        "biometrics.duplicate_suspected.v1",
        {"person": people["dana"].id, "other": people["marat"].id, "suspected_at": world.internet.clock.now},
    )
    await product.tell_probation(
        "biometrics.duplicate_suspected.v1",
        {"person": people["serik"].id, "other": people["ruslan"].id, "suspected_at": world.internet.clock.now},
    )
    await world.settle()


async def _first_visits(world: World, kiosk: Kiosk) -> None:
    """The face is known, or is not; somebody does not come; somebody's registration ends."""
    people = world.people
    world.at("2026-11-10", "10:00")
    asks = Answers("ok", "yes", ("housing", "documents"), "no", "Жатақхана керек")
    await kiosk.hand_in(people["aigerim"], asks)
    await product.record_face_result("match")
    await world.settle()
    await _doubtful(world, kiosk, "dana", "no_match")
    world.at("2026-11-10", "11:00")
    await decide(await world.as_("officer"), people["dana"], "no_match", "Another person, I think")
    await world.settle()
    world.at("2026-11-13", "10:00")
    await world.settle()
    await decide(await world.as_("officer"), people["serik"], "excused", "Was in hospital")
    page = await (await world.as_("officer")).get("probation", "/queue?kind=duplicate")
    world.at("2026-11-13", "10:10")
    senior = await world.as_("senior")
    item = re.findall(r'/queue/([0-9a-f-]{36})"', page.text)[-1]
    suspicion = (await senior.get("probation", f"/queue/{item}")).target
    await senior.post("probation", suspicion, {"decision": "different_people", "reason": "Two documents were seen"}, expect=False)
    await (await world.as_("officer")).post("probation", f"/people/{people['aigerim'].id}/note", {"words": "A note of the officer"})
    world.at("2026-11-16", "09:00")
    await world.settle()
    await (await world.as_("officer")).post(
        "probation", f"/people/{people['marat'].id}/close", {"reason": "cancelled_by_court", "sure": "yes"}
    )
    await world.settle()


async def _doubtful(world: World, kiosk: Kiosk, key: str, match: str, *, liveness: str = "live") -> None:
    """A capture that does not convince; the person hands it in as it is."""
    visitor = await kiosk.hand_in(world.people[key])
    await product.record_face_result(match, liveness=liveness)
    await visitor.post("biometrics", "/kiosk/hand-in")
    await world.settle()


async def _help_on_the_desk(world: World) -> None:
    """Tasks are taken, plans are made, referrals go through every state."""
    people, offer = world.people, lambda need: desk.fixed_id(f"centre {need}")
    world.at("2026-11-16", "10:00")
    social, provider = await world.as_("social"), await world.as_("provider")
    task, *_ = await desk.tasks_of(social, people["aigerim"])
    await social.post(desk.SERVICE, f"{task}/take")
    steps = {"Visit the centre": "2026-11-20", "Collect the documents": TODAY, "Sign the contract": "2026-12-04"}
    first, second, _ = await desk.start_plan(social, people["aigerim"], "housing", "A home of my own", steps)
    await social.post(desk.SERVICE, f"{first}/complete")
    await social.post(desk.SERVICE, f"{second}/archive", {"reason": "not_needed"})
    (only,) = await desk.start_plan(social, people["dana"], "work", "A job", {"Write a letter": "2026-11-17"})
    await social.post(desk.SERVICE, f"{only}/complete")
    await desk.start_plan(social, people["ivan"], "education", "A profession", {"Find a course": "2026-11-24", "Apply": "2026-11-27"})
    await social.post(desk.SERVICE, f"/cases/{people['aigerim'].id}/notes", {"words": "A note of the desk", "token": str(only[-36:])})
    world.internet.clock.forward(minutes=2)
    going_on = await desk.refer(social, people["aigerim"], offer("housing"), "Needs a bed from Monday")
    rejected = await desk.refer(social, people["aigerim"], offer("documents"), "Needs a passport")
    await desk.refer(social, people["aigerim"], desk.fixed_id("shelter housing"), "A bed until then")
    done = await desk.refer(social, people["dana"], offer("work"), "Can start at once")
    failed = await desk.refer(social, people["dana"], offer("education"), "Wants to weld")
    held = await desk.refer(social, people["ivan"], offer("education"), "Wants to drive")
    accepted = await desk.refer(social, people["ivan"], offer("health"), "A check-up")
    withdrawn = await desk.refer(social, people["ivan"], offer("work"), "A job in the workshop")
    world.internet.clock.forward(minutes=2)
    await desk.answer(provider, going_on, ("accepted", ""), ("in-progress", ""))
    await desk.answer(provider, rejected, ("rejected", "not_eligible"))
    await desk.answer(provider, done, ("accepted", ""), ("in-progress", ""), ("completed", ""))
    await desk.answer(provider, failed, ("accepted", ""), ("failed", "did_not_come"))
    await desk.answer(provider, held, ("accepted", ""), ("on-hold", "documents_missing"))
    await desk.answer(provider, accepted, ("accepted", ""))
    await social.post(desk.SERVICE, f"/referrals/{withdrawn}/withdraw", {"reason": "person_declined"})
    await social.post(desk.SERVICE, f"/cases/{people['aigerim'].id}/moved", {"token": str(desk.fixed_id("moved"))})
    await provider.post(desk.SERVICE, f"/provider/offers/{offer('housing')}/capacity", {"available": "2", "maximum": "12"})
    await world.settle()


async def _second_visits(world: World, kiosk: Kiosk) -> None:
    """An uncertain face, one that was no living one, one without a camera, one that nobody brought."""
    people = world.people
    world.at("2026-11-17", "10:00")
    await _doubtful(world, kiosk, "aigerim", "review")
    await _doubtful(world, kiosk, "dana", "match", liveness="not_live")
    officer = await world.as_("officer")
    await decide(officer, people["aigerim"], "match_with_concern", "Looked unwell")
    await world.settle()
    world.at("2026-11-20", "10:00")
    await kiosk.answer(people["ivan"], Answers("well", "yes"))  # without a basis it is handed in at once
    await world.settle()
    world.at("2026-11-23", "09:00")
    await world.settle()


async def _third_visits(world: World, kiosk: Kiosk) -> None:
    people = world.people
    world.at("2026-11-24", "17:00")
    await _doubtful(world, kiosk, "aigerim", "no_match")
    world.at("2026-11-24", "17:30")
    await decide(await world.as_("senior"), people["dana"], "vouched_in_person")
    await world.settle()


async def _put_on_bracelets(world: World, vendor: bracelets.Vendor) -> None:
    """Orders with zones, hours, a visit, a permission and a distance; three bracelets, one of them taken off again."""
    people = world.people
    world.at("2026-11-24", "15:40")
    officer, senior = await world.as_("officer"), await world.as_("senior")
    home = {"latitude": "43.2380", "longitude": "76.9450", "radius_m": "100", "curfew": "yes", "start": "22:00", "end": "06:00"}
    every_night = {"days": [str(day) for day in range(7)]}
    for key in ("aigerim", "dana"):
        await officer.post("probation", f"/people/{people[key].id}/zones", home | every_night)
    case = f"/people/{people['aigerim'].id}"
    await _change_timetable(officer, case)
    place = {"place_latitude": "43.30", "place_longitude": "77.00", "place_radius": "500", "place_reason": "A decision of the court"}
    await senior.post("probation", f"{case}/distance", place)
    page = await officer.get("probation", f"{case}/zones/map")
    drawn = {"type": "FeatureCollection", "features": [_home(), _visit(), _stadium()]}
    seen = page.find(r'name="seen" value="([^"]*)"')
    await officer.post("probation", f"{case}/zones/map", {"zones": json.dumps(drawn), "reason": "The court named a place", "seen": seen})
    worn = {"vendor": "Fictional", "model": "One"}
    await officer.post("probation", f"{case}/bracelet", worn | {"device_id": FIRST, "sim": "+77010009901"})
    await officer.post("probation", f"/people/{people['dana'].id}/bracelet", worn | {"device_id": SECOND})
    await officer.post("probation", f"/people/{people['ivan'].id}/bracelet", worn | {"device_id": THIRD})
    world.internet.clock.forward(minutes=10)
    await officer.post("probation", f"/people/{people['ivan'].id}/bracelet/remove")
    page = await senior.get("probation", "/deputies")
    deputies = {
        "officer": page.find(r'name="officer" value="([^"]*)"(?:(?!<li)[\s\S])*?>Officer Fictional<'),
        "deputy": page.find(r'<option value="([^"]*)"[^>]*>Deputy Fictional<'),
    }
    await senior.post("probation", "/deputies", deputies)
    now = world.internet.clock.now
    await vendor.send(bracelets.track(UNKNOWN, now - timedelta(minutes=30), now))


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


async def _nights(world: World, vendor: bracelets.Vendor) -> None:
    """Two nights outside, a cut strap, silence, a call for help; officers take some of it."""
    clock, track = world.internet.clock, bracelets.track
    local = lambda day, hour: datetime.fromisoformat(f"{day}T{hour}:00+05:00")  # noqa: E731
    world.at("2026-11-24", "23:50")
    await vendor.send(track(FIRST, local("2026-11-24", "15:45"), local("2026-11-24", "22:40")))
    out = track(FIRST, local("2026-11-24", "22:40"), local("2026-11-24", "23:30"), north=900)
    out[5]["flags"] = ["strap_removed"]
    await vendor.send(out + track(FIRST, local("2026-11-24", "23:30"), clock.now, battery=18))
    await vendor.send(track(SECOND, local("2026-11-24", "15:45"), clock.now, battery=60))
    world.at("2026-11-25", "00:05")
    await _take(world, "officer", reached=True)
    world.at("2026-11-25", "10:30")
    kiosk_answers = Answers("struggling", "yes", ("health", "work"), "yes", "Мне нужна помощь врача")
    kiosk = Kiosk(world.visitors["kiosk"])
    await kiosk.answer(world.people["serik"], kiosk_answers)
    await world.settle()
    world.at("2026-11-25", "12:00")
    await vendor.send(track(FIRST, local("2026-11-25", "00:00"), local("2026-11-25", "08:00"), battery=12))
    await vendor.send(track(SECOND, local("2026-11-24", "23:51"), clock.now))
    await _decide_alerts(world, "officer", "confirmed", "The person was out for fifty minutes")
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
    """Where the open items of a kind lead."""
    page = await reader.get("probation", f"/queue?kind={kind}")
    items = dict.fromkeys(re.findall(r'/queue/[0-9a-f-]{36}(?=")', page.text))
    return [(await reader.get("probation", item)).target for item in items]


async def _alerts(world: World, login: str) -> list[str]:
    reader = await world.as_(login)
    return [(await reader.get("probation", incident)).target for incident in await _queue_items(reader, "alert")]


async def _take(world: World, login: str, *, reached: bool) -> None:
    """Acknowledge every open alert, and try to reach the person."""
    officer = await world.as_(login)
    for alert in await _alerts(world, login):
        await officer.post("probation", f"{alert}/acknowledge", await _shown(officer, alert))
        how = {"how": "reached" if reached else "not_reached", "words": "Says that the bus was late"}
        await officer.post("probation", f"{alert}/contact", await _shown(officer, alert) | how)


async def _decide_alerts(world: World, login: str, outcome: str, reason: str) -> None:
    """Try once more to reach the person, then decide every open alert of the first incident."""
    officer = await world.as_(login)
    for alert in (await _alerts(world, login))[:1]:
        await officer.post("probation", f"{alert}/contact", await _shown(officer, alert) | {"how": "visited", "words": "Was at home"})
        await officer.post("probation", alert, await _shown(officer, alert) | {"outcome": outcome, "reason": reason})


async def _shown(officer: Browser, alert: str) -> dict[str, object]:
    page = await officer.get("probation", alert)
    alerts = dict.fromkeys(re.findall(r'name="alerts"[^>]*value="([0-9a-f-]{36})"', page.text))
    return {"seen": page.find(r'name="seen" value="(\d+)"'), "alerts": list(alerts)}


async def _this_morning(world: World, kiosk: Kiosk) -> None:
    """People stand at the kiosk in every state of a visit; the others begin to work."""
    people = world.people
    world.at(TODAY, "09:00")
    await world.settle()
    colleague = await world.as_("colleague")
    tasks = await desk.tasks_of(colleague, people["serik"])
    await colleague.post(desk.SERVICE, f"{tasks[0]}/take")
    social = await world.as_("social")
    await social.post(desk.SERVICE, f"{tasks[1]}/take")
    await _decide_alerts(world, "senior", "confirmed", "Was away without a reason")
    await world.settle()
    world.at(TODAY, "10:29")
    visitors = world.visitors
    visitors["kiosk-receipt"] = await kiosk.hand_in(people["nikolai"])
    await product.record_face_result("match")
    visitors["kiosk-doubt"] = await kiosk.hand_in(people["timur"])
    await product.record_face_result("no_match")
    visitors["kiosk-with-officer"] = await kiosk.answer(people["john"])
    visitors["kiosk-questions"] = await kiosk.identify(people["bolat"])
    visitors["kiosk-camera"] = await kiosk.answer(people["gulnara"])
    visitors["kiosk-waiting"] = await kiosk.answer(people["asel"])
    await capture(visitors["kiosk-waiting"])
    await world.settle()
    world.at(TODAY, "10:30")
    for login in ("officer", "senior", "elsewhere", "social", "provider", "auditor", "admin"):
        world.browsers.pop(login, None)
        await world.as_(login)
