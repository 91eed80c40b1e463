"""In a browser: facts are recorded, two people set a lower tier, an entry is decided, the person objects, the list is filtered."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import expect

from services.probation.cases.tables import Registration
from services.probation.risk.jobs import compute_tiers
from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.moments import TODAY, FixedClock
from tests.builders.registrations import registered
from tests.support.browser import chromium, in_languages, open_page
from tests.support.reader import Reader
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
REVIEW = f"{TODAY + timedelta(days=30):%d.%m.%Y}"


@pytest.fixture
async def person(engines: OraluSettings, fixed_clock: FixedClock) -> UUID:
    """Somebody half of whose term is over, and whose tier the worker has computed."""
    await load_demo(engines)
    made = await registered(by=OFFICER, first=TODAY + timedelta(days=4))
    since, until = TODAY - timedelta(days=300), TODAY + timedelta(days=200)
    await Registration.update({Registration.registered_on: since, Registration.term_ends_on: until}).where(
        Registration.person == made.person
    )
    await compute_tiers({})
    return made.person


@pytest.fixture
def served(person: UUID, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebProcess]:
    """Probation, to whose address a sign-in leads."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process
    process.stop()


def tier(reader: Reader, number: int) -> str:
    return reader.words("Tier %(number)s of 4") % {"number": number}


def officer_works(person: UUID, address: str, language: Language) -> None:
    """Facts, a lower tier, an entry, an objection."""
    with chromium() as browser:
        officer = Reader(open_page(browser, "tablet", language=language), address, "officer", language)
        officer.go(f"/people/{person}/risk", narrow=True)
        officer.reads(officer.words("Provisional"))
        officer.go(f"/people/{person}/risk/facts", narrow=True)
        officer.presses("Save and compute the tier anew")
        expect(officer.page.locator(".govuk-error-summary li")).to_have_count(2)
        officer.fills(earlier_convictions="2", housing="settled", violence="no", document="Demo sentence")
        officer.presses("Save and compute the tier anew", narrow=True)
        officer.reads(tier(officer, 3))
        officer.go(f"/people/{person}/risk/tier", narrow=True)
        officer.fills(tier="2", reason="Works again", review_on=REVIEW)
        officer.presses("Set this tier", narrow=True)
        officer.reads(officer.words("Waits for a second person"))
        officer.go(f"/people/{person}/relapse", narrow=True)
        officer.fills(grounds="evasion", facts="Moved without a word", document="Report 4")
        officer.presses("Propose the entry", narrow=True)
        officer.go(f"/people/{person}/risk/talk?language={language}", narrow=True)
        officer.go(f"/people/{person}/risk/objections", narrow=True)
        officer.fills(step="earlier_convictions", words="It was only one")
        officer.presses("Save the objection", narrow=True)
        officer.reads(officer.words("To answer"))


def operator_looks(address: str, language: Language) -> None:
    """Nothing failed."""
    with chromium() as browser:
        admin = Reader(open_page(browser, "tablet", language=language), address, "admin", language)
        admin.go("/probation/tiers-set-aside", narrow=True)
        admin.reads(admin.words("Tiers that could not be computed"))


def senior_decides(person: UUID, address: str, language: Language) -> None:
    """The lower tier and the entry; who is almost eligible is put off; the list shows whom it is about."""
    with chromium() as browser:
        senior = Reader(open_page(browser, "tablet", language=language), address, "senior", language)
        senior.go("/queue")
        senior.reads(senior.words("Lower tier to confirm"))
        senior.go(f"/people/{person}/risk")
        senior.fills(event="confirm", why="I agree")
        senior.presses("Save the decision")
        senior.reads(tier(senior, 2))
        senior.go(f"/people/{person}/relapse")
        senior.fills(event="admit", why="The facts are there")
        senior.presses("Save", narrow=True)
        senior.reads(senior.words("In the register"))
        senior.go("/relapse-register", narrow=True)
        senior.reads(senior.words("Hides from supervision"))
        senior.go("/less-supervision?show=unlooked", narrow=True)
        senior.go("/less-supervision", narrow=True)
        senior.go(f"/people/{person}/less-supervision", narrow=True)
        senior.fills(choice="put_off", reason="other", why="A trial runs", until_on=REVIEW)
        senior.presses("Save", narrow=True)
        senior.reads("A trial runs")
        senior.go("/people")
        senior.page.locator("details.filters summary").click()
        senior.page.locator("[name=prone]").check(force=True)
        senior.presses("Apply the filters", narrow=True)
        expect(senior.page.locator("table.people tbody tr")).to_have_count(1)
        senior.go(f"/people/{person}", narrow=True)
        senior.reads(senior.words("In the register: prone to relapse"))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
async def test_a_tier_an_entry_and_an_objection(language: Language, person: UUID, served: WebProcess) -> None:
    await asyncio.to_thread(officer_works, person, served.address, language)
    await asyncio.to_thread(operator_looks, served.address, language)
    await asyncio.to_thread(senior_decides, person, served.address, language)
