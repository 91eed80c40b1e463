"""In a browser: community work from the akimat's order to the last hour, with an evasion that is found on the way."""

import asyncio
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from services.probation.community_work.jobs import follow_work
from services.probation.register.actions import Registered
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.community_work import DAY, Worker, at, ended, sentenced
from tests.builders.ids import fresh
from tests.builders.moments import TODAY, FixedClock
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
HOURS = 20
SITE = {"name": "Demo Park", "kind_of_work": "Cleaning paths", "address": "Demo Street 30", "contact": "Demo Gardener", "capacity": "5"}
MISSED = 3


@pytest.fixture
async def made(engines: OraluSettings, fixed_clock: FixedClock) -> Registered:
    """Somebody with twenty hours of community work, and a week of work on five days."""
    await load_demo(engines)
    return await sentenced(HOURS)


@pytest.fixture
def served(made: Registered, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebProcess]:
    """Probation, to whose address a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process
    process.stop()


def planned(made: Registered, address: str, language: Language) -> None:
    """The officer adds a site, asks for the order, records it and its signature, and plans the sessions."""
    home = f"/people/{made.person}/work"
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go("/work/sites/new", narrow=True)
        officer.fills(**SITE)
        officer.presses("Save the work site", narrow=True)
        officer.go(f"/people/{made.person}")
        officer.reads(officer.words("Community work"))
        officer.go(home, narrow=True)
        officer.follows("Ask the akimat for an order")
        officer.fills(request="Letter 5")
        officer.presses("Record the request")
        officer.follows("Record the order that arrived")
        officer.presses("Save the order", narrow=True)
        expect(officer.page.locator(".govuk-error-summary li"), "everything that is missing is told at once").to_have_count(4)
        day = f"{TODAY:%d.%m.%Y}"
        officer.page.locator("#site").select_option(label="Demo Park")
        officer.fills(number="17-р", ordered_on=day, received_on=day, contact="Demo Gardener")
        officer.presses("Save the order")
        officer.follows("Record the person’s signature")
        officer.fills(acquainted_on=day)
        officer.presses("Save the day of the signature")
        officer.reads(officer.words("The work is to begin"))
        officer.follows("Plan sessions")
        for weekday in range(5):
            officer.page.locator(f"[name=weekdays][value='{weekday}']").check(force=True)
        officer.fills(starts="14:00", hours="4", begins_on=f"{TODAY + DAY:%d.%m.%Y}")
        officer.presses("Show the sessions first", narrow=True)
        expect(officer.page.locator("section[aria-labelledby=plan] li"), "twenty hours are five sessions").to_have_count(5)
        officer.presses("Make these sessions", narrow=True)
        officer.reads(officer.words("Coming sessions"))
        officer.go(f"{home}/slip?language={language}", narrow=True)
        officer.reads("Demo Street 30")
        officer.go(f"{home}/leaflet?language={language}", narrow=True)


def evasion_found(worker: Worker, address: str, language: Language) -> None:
    """The third no-show of the month is recorded: the rule is met, with its facts; the missed hours are planned again."""
    home = f"/people/{worker.person}/work"
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(home)
        officer.page.locator(f"a[href^='{home}/sessions/']", has_text=officer.words("No outcome yet")).first.click()
        expect(officer.page.locator("[name=outcome]").first).to_be_attached()
        officer.looks(narrow=True)
        expect(officer.page.locator("[name=outcome]:checked"), "nothing is chosen beforehand").to_have_count(0)
        officer.fills(outcome="unacceptable", credited="0")
        officer.presses("Save the outcome", narrow=True)
        officer.reads(officer.words("A rule is met"))
        officer.reads(officer.words("This is no decision. Hear the person first, then decide whether it is a breach."))
        officer.presses("Make the missing sessions")
        officer.go("/queue")
        officer.opens("Work: the rule of evasion is met", home)


def the_last_hour(worker: Worker, address: str, language: Language) -> None:
    """The last session is recorded; the act of the month is made; every hour is done, and the officer decides about the removal."""
    home = f"/people/{worker.person}/work"
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go("/work", narrow=True)
        officer.go(home)
        officer.page.locator(f"a[href^='{home}/sessions/']", has_text=officer.words("No outcome yet")).first.click()
        expect(officer.page.locator("[name=outcome]").first).to_be_attached()
        officer.fills(outcome="attended", credited="4")
        officer.presses("Save the outcome", narrow=True)
        officer.reads(officer.words("Every hour of the sentence is credited."))
        officer.go(f"{home}/months/2026-11?language={language}", narrow=True)
        officer.presses("Make the work act", narrow=True)
        officer.reads("75-2026-1")
        for paper_language in LANGUAGES:
            for path in ("timesheet", "act"):
                officer.paper(f"{home}/months/2026-11/{path}?language={paper_language}", "№ 75-2026-1", "Demo Park")
        officer.go(home)
        officer.presses("Certificate of hours worked", narrow=True)
        officer.page.wait_for_url("**/outgoing/*")
        officer.presses("Decide and number")
        officer.reads("75-15-2026-0001")
        officer.go("/queue")
        officer.opens("Every hour of work is done", home)
        officer.follows("Take off the register")
        officer.fills(reason="hours_served", document="Work act 75-2026-1")
        officer.page.locator("[name=sure]").check(force=True)
        officer.page.locator("main form button").first.click()
        officer.page.wait_for_url(f"**/people/{worker.person}*")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_from_the_order_to_the_last_hour(language: Language, made: Registered, served: WebProcess, fixed_clock: FixedClock) -> None:
    await asyncio.to_thread(planned, made, served.address, language)
    served.stop()
    worker = Worker(made.person, made.registration, fresh(), fresh())
    *missed, third = (await worker.sessions())[:MISSED]
    for session in missed:
        await ended(worker, session, "unacceptable")
    fixed_clock.move_to(at(third.on_date))
    served.at = at(third.on_date)
    served.start()
    await asyncio.to_thread(evasion_found, worker, served.address, language)
    served.stop()
    *others, last = [each for each in await worker.sessions() if each.outcome is None]
    for session in others:
        await ended(worker, session, "attended", session.hours)
    fixed_clock.move_to(at(last.on_date))
    await follow_work({})
    served.at = at(last.on_date)
    served.start()
    await asyncio.to_thread(the_last_hour, worker, served.address, language)
    assert (await worker.work()).balance(last.on_date).done
