"""What happened before the recording: two and a half weeks in two offices, from the first account to the morning of the recording."""

import re
from datetime import datetime
from uuid import UUID

from tests.recording import bracelets, desk, nights, product
from tests.recording.browser import Account, Browser, Internet
from tests.recording.people import PEOPLE, decide, enrol, register
from tests.recording.visits import Answers, Kiosk, capture
from tests.recording.world import World

TODAY = "2026-11-26"
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
    "coordinator": ("Coordinator Fictional", "coordinator", product.OUR_OFFICE, "ru"),
    "mentor": ("Mentor Fictional", "mentor", product.OUR_OFFICE, "kk"),
    "prosecutor": ("Prosecutor Fictional", "prosecutor", product.OUR_OFFICE, "ru"),
    "ombudsman": ("Ombudsman Fictional", "ombudsman", "", "kk"),
    "gone": ("Gone Fictional", "officer", product.OUR_OFFICE, "kk"),
}


async def play(internet: Internet) -> World:
    """Everything, in order; afterwards the clock shows the time of the recording."""
    world = World(internet)
    kiosk, vendor = await _set_up(world)
    await _register_everybody(world)
    await _first_visits(world, kiosk)
    await _help_on_the_desk(world)
    await _second_visits(world, kiosk)
    await nights.put_on_bracelets(world, vendor)
    await _third_visits(world, kiosk)
    await nights.two_nights(world, vendor)
    await _this_morning(world, kiosk)
    return world


async def _set_up(world: World) -> tuple[Kiosk, bracelets.Vendor]:
    """Accounts, kiosks, a vendor's machine, organisations: the administrator's work."""
    world.at("2026-11-09", "08:00")
    internet, now = world.internet, world.internet.clock.now
    internet.randomness.step("first administrator")
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
    vendor = await bracelets.enter_vendor(internet, admin)
    await world.settle()
    return Kiosk(kiosk), vendor


async def _organisations(now: datetime) -> None:
    places = {"housing": (3, 12), "education": (0, 15), "work": (2, 5), "documents": (None, None), "health": (6, 6)}
    offers = []
    for need, (available, maximum) in places.items():
        said_at = None if available is None else now
        offers.append(product.Offer(_offer_of_the_centre(need), need, f"Fictional {need}", available, maximum, said_at))
    await product.add_organisation(CENTRE, "Fictional Centre", offers, now)
    beds = product.Offer(desk.fixed_id("shelter housing"), "housing", "Fictional beds", 4, 20, now)
    await product.add_organisation(SHELTER, "Fictional Shelter", [beds], now)


def _offer_of_the_centre(need: str) -> UUID:
    return desk.fixed_id(f"centre {need}")


async def _add_kiosk(world: World, name: str, *, enrol_it: bool = True) -> Browser:
    """A device that an administrator added and that got its code."""
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
    """A face matches or does not; somebody does not come; somebody's registration ends."""
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
        "probation",
        f"/people/{people['marat'].id}/close",
        {"reason": "cancelled_by_court", "document": "Ruling 7 of 16.11.2026", "sure": "yes"},
    )
    await world.settle()


async def _doubtful(world: World, kiosk: Kiosk, key: str, match: str, *, liveness: str = "live") -> None:
    """A doubtful capture; the person hands it in as it is."""
    visitor = await kiosk.hand_in(world.people[key])
    await product.record_face_result(match, liveness=liveness)
    await visitor.post("biometrics", "/kiosk/hand-in")
    await world.settle()


async def _help_on_the_desk(world: World) -> None:
    """Tasks are taken, plans are made, referrals go through every state."""
    people, offer = world.people, _offer_of_the_centre
    world.at("2026-11-16", "10:00")
    social, provider = await world.as_("social"), await world.as_("provider")
    task, *_ = await desk.tasks_of(social, people["aigerim"])
    await social.post(desk.SERVICE, f"{task}/take")
    steps = {"Visit the centre": "2026-11-20", "Collect the documents": TODAY, "Sign the contract": "2026-12-04"}
    first, second, _ = await desk.start_plan(social, people["aigerim"], "housing", "A home of my own", steps)
    await social.post(desk.SERVICE, f"{first}/complete", {"sure": "yes"})
    await social.post(desk.SERVICE, f"{second}/archive", {"reason": "not_needed"})
    (only,) = await desk.start_plan(social, people["dana"], "work", "A job", {"Write a letter": "2026-11-17"})
    await social.post(desk.SERVICE, f"{only}/complete", {"sure": "yes"})
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
    """An uncertain face, a face that is not alive, a visit without a camera, a missed check-in."""
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
    await nights.decide_alerts(world, "senior", "confirmed", "Was away without a reason")
    await world.settle()
    world.at(TODAY, "10:28")
    await enrol(await world.as_("officer"), people["erlan"], confirm=False)
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
    overseers = ("auditor", "coordinator", "mentor", "prosecutor", "ombudsman")
    for login in ("officer", "senior", "elsewhere", "social", "provider", "admin", *overseers):
        world.browsers.pop(login, None)
        await world.as_(login)
