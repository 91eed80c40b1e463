"""In a browser: monitoring is approved, a bracelet installed, damaged, the person heard, a finding made, replaced and returned."""

import asyncio
from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import expect

from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.moments import TODAY, FixedClock
from tests.builders.monitoring import in_store
from tests.builders.registrations import registered
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
DAY = f"{TODAY:%d.%m.%Y}"


@pytest.fixture
async def monitored(engines: OraluSettings, fixed_clock: FixedClock) -> UUID:
    """Somebody on the register, and two bracelets in the store of their office."""
    await load_demo(engines)
    made = await registered()
    for device in ("BR-1", "BR-2"):
        await in_store(device)
    return made.person


@pytest.fixture
def served(monitored: UUID, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebProcess]:
    """Probation, to whose address a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process
    process.stop()


def decided(person: UUID, address: str, language: Language) -> None:
    """The officer asks, the senior officer finds it in the queue and approves."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/people/{person}/monitoring/new?request=new", narrow=True)
        officer.presses("Ask for the decision")
        expect(officer.page.locator(".govuk-error-summary li"), "everything that is missing is told at once").to_have_count(4)
        officer.fills(ground="category", from_on=DAY, reason="Was not at home at night", document="Report 7")
        officer.presses("Ask for the decision", narrow=True)
        officer.reads(officer.words("To decide"))
        senior = Reader(open_page(browser, "tablet", language=language), address, "senior", language)
        senior.go("/queue")
        senior.opens("Monitoring to decide", "/monitoring/")
        senior.fills(answer="approve", words="The reasons are shown", decision_document="Order 5")
        senior.presses("Save the decision", narrow=True)
        senior.reads(senior.words("In force"))
        senior.go(f"{senior.page.url.removeprefix(address)}/paper?language={language}", narrow=True)


def planned_and_suspended(person: UUID, address: str, language: Language) -> None:
    """An appointment for the installation, of which nothing comes; the decision is suspended since this morning, and goes on."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/people/{person}/equipment-visits/new", narrow=True)
        officer.presses("Plan an appointment")
        expect(officer.page.locator(".govuk-error-summary li")).not_to_have_count(0)
        officer.fills(visit_kind="installation", day=DAY, at="13:00", place="Demo Street 3")
        officer.presses("Plan an appointment", narrow=True)
        officer.follows("Record how it went")
        officer.fills(result="technical", words="The vendor brought no bracelet")
        officer.presses("Save", narrow=True)
        officer.go(f"/people/{person}/equipment-visits", narrow=True)
        officer.reads(officer.words("Not possible for a technical reason"))
        officer.go(f"/people/{person}/monitoring")
        officer.page.locator("a.row__link[href^='/monitoring/']").first.click()
        officer.page.wait_for_url("**/monitoring/*")
        officer.fills(event="suspend", since_on=DAY, since_at="08:00", until_on=DAY, why="Taken to hospital")
        officer.presses("Save", narrow=True)
        officer.reads(officer.words("Suspended since"))
        officer.fills(event="resume", why="Back home")
        officer.presses("Save", narrow=True)
        officer.reads(officer.words("In force again"))


def installed(officer: Reader, person: UUID, device: str) -> None:
    """A bracelet from the store is put on, and the record about it is decided, numbered and printed."""
    officer.go(f"/people/{person}/monitoring/install", narrow=True)
    officer.fills(outcome="installed", words="Put on at the office", device=device, condition="New", acquainted="yes", items="charger")
    officer.presses("Save", narrow=True)
    officer.reads(device)
    officer.page.locator("a[href*='/equipment-acts/']", has_text=device).first.click()
    officer.page.wait_for_url("**/equipment-acts/*")
    officer.looks(narrow=True)
    records(officer, device)


def records(officer: Reader, *texts: str) -> None:
    """From an act or a report: its record is drafted, decided and printed in three languages."""
    officer.presses("Prepare the record", narrow=True)
    officer.page.wait_for_url("**/outgoing/*")
    document = officer.page.url.removeprefix(officer.address)
    officer.presses("Decide and number")
    officer.reads("№ ")
    for language in LANGUAGES:
        officer.paper(f"{document}/pdf?language={language}", *texts)


def damaged_and_replaced(person: UUID, address: str, language: Language) -> None:
    """The first bracelet is damaged; the finding comes after the hearing; the second one is put on and handed back."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/people/{person}/monitoring/leaflet?language={language}", narrow=True)
        installed(officer, person, "BR-1")
        officer.go(f"/people/{person}/monitoring/report", narrow=True)
        officer.fills(kind="damage", found_on=DAY, circumstances="The strap is cut", taken_off="yes")
        officer.presses("Report it", narrow=True)
        report = officer.page.url.removeprefix(address)
        expect(officer.page.locator("[value=find_deliberate]"), "nobody is blamed before they were heard").to_have_count(0)
        officer.fills(event="hear", words="It got caught in a door")
        officer.presses("Save")
        officer.fills(event="find_deliberate", words="Cut by a knife: the photograph shows it")
        officer.presses("Save", narrow=True)
        officer.reads(officer.words("Found deliberate"))
        records(officer, "The strap is cut", "It got caught in a door")
        officer.go(report, narrow=True)
        installed(officer, person, "BR-2")
        officer.go(f"/people/{person}/monitoring/return", narrow=True)
        officer.fills(works="yes", condition="As given out", items="charger")
        officer.presses("Take the bracelet back", narrow=True)
        officer.reads(officer.words("Handed back"))
        officer.go(f"/people/{person}/bracelet", narrow=True)
        officer.go("/bracelet-stock", narrow=True)
        expect(officer.page.locator("[data-total]")).to_have_text("2")
        officer.go("/bracelet-stock/BR-1", narrow=True)
        officer.fills(event="send_to_vendor", why="Record 3")
        officer.presses("Save", narrow=True)
        officer.go("/bracelet-stock/vendors", narrow=True)
        officer.reads("BR-1")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_from_the_decision_to_the_return(language: Language, monitored: UUID, served: WebProcess) -> None:
    await asyncio.to_thread(decided, monitored, served.address, language)
    await asyncio.to_thread(planned_and_suspended, monitored, served.address, language)
    await asyncio.to_thread(damaged_and_replaced, monitored, served.address, language)
