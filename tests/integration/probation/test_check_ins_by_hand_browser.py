"""In a browser, in three languages: an early visit, a late one, an excuse beforehand, a summons; and how many taps a visit takes."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from services.probation.check_ins.actions import expire_check_in
from services.probation.database import BY
from shared.identity.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.check_ins import the_check_in
from tests.builders.moments import NOW, TODAY
from tests.builders.people import person
from tests.builders.registrations import registered
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

MOST_TAPS = 3
DONE = ".why--done[role=status]"
LANGUAGES = ("kk", "ru", "en")
LATE = NOW - timedelta(days=9)


@pytest.fixture
async def people(engines: OraluSettings) -> dict[str, UUID]:
    """For each language somebody whose check-in is open, somebody who is early, and somebody who missed one."""
    await load_demo(engines)
    made = {}
    for language in LANGUAGES:
        for name, first in (("due", TODAY), ("early", TODAY + timedelta(days=2)), ("late", TODAY)):
            who = person(None, family_name=f"{name.title()} {language}", given_name="Test")
            found = await registered(who, first=first, since=TODAY - timedelta(days=4))
            made[f"{name}-{language}"] = found.person
            if name == "late":
                row = await the_check_in(found.person)
                await expire_check_in(row["id"], by=BY, now=row["closes_at"])
    return made


@pytest.fixture
def served(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of probation."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    try:
        yield process.address
    finally:
        process.stop()


class Hand:
    """Taps on a page, and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def taps_on(self, selector: str) -> None:
        self.taps += 1
        self.page.locator(selector).first.click()


def signs_in(page: Page, address: str, language: str) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("input[name=login]", "officer")
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.click(f"button[value={language}]")
    expect(page.locator("html")).to_have_attribute("lang", language)


def looks_at(page: Page) -> None:
    assert_accessible(page)
    assert_no_horizontal_scroll(page)


def logs_whoever_is_due(page: Page, served: str, due: UUID) -> None:
    """From the first page: the person whose check-in is open, two taps."""
    page.goto(f"{served}/")
    hand = Hand(page)
    hand.taps_on(f"a[href='/people/{due}/visit']")
    looks_at(page)
    hand.taps_on("#visit button")
    expect(page.locator(DONE)).to_be_visible()
    assert hand.taps == 2


def logs_an_early_visit(page: Page, served: str, early: UUID, name: str) -> None:
    """Found by name from the first page, three taps; the page says what it counts for before the last one."""
    page.goto(f"{served}/")
    hand = Hand(page)
    page.fill("#here", name)
    hand.taps_on("form:has(#here) button")
    hand.taps_on(f"a[href='/people/{early}/visit']")
    said = page.locator("#says").inner_text()
    hand.taps_on("#visit button")
    expect(page.locator(DONE)).to_contain_text(said)
    assert hand.taps == MOST_TAPS


def logs_yesterday_and_takes_it_back(page: Page, served: str, due: UUID) -> None:
    """From the case, with its reason: two taps after the case is open, and what is typed."""
    page.goto(f"{served}/people/{due}")
    hand = Hand(page)
    hand.taps_on(f"nav a[href='/people/{due}/visit']")
    page.fill("#why_afterwards", "Network")
    hand.taps_on(f"input[name=day][value='{TODAY - timedelta(days=1)}'] + label")
    hand.taps_on("#visit button")
    expect(page.locator(DONE)).to_be_visible()
    assert hand.taps <= MOST_TAPS
    looks_at(page)
    page.locator(f"{DONE} button").click()
    expect(page.locator(DONE)).to_have_count(0)


def logs_a_late_visit(page: Page, served: str, late: UUID) -> None:
    """Nobody is refused, and the missed check-in has the officer's word."""
    page.goto(f"{served}/people/{late}/visit")
    looks_at(page)
    page.locator("#visit button").click()
    expect(page.locator(DONE)).to_be_visible()


def excuses_beforehand(page: Page, served: str, early: UUID) -> None:
    """Ten days of illness to come, with the document."""
    page.goto(f"{served}/people/{early}/absences")
    looks_at(page)
    page.fill("#from_on", f"{TODAY + timedelta(days=10):%d.%m.%Y}")
    page.fill("#until_on", f"{TODAY + timedelta(days=20):%d.%m.%Y}")
    page.locator("input[name=reason][value=illness]").check(force=True)
    page.fill("#document", "Document 5")
    page.locator("main form button").first.click()
    expect(page.locator("main")).to_contain_text("Document 5")


def calls_in(page: Page, served: str, due: UUID) -> None:
    """The next page is the summons, in the person's language."""
    page.goto(f"{served}/people/{due}/call-in")
    looks_at(page)
    page.fill("#on", f"{TODAY + timedelta(days=5):%d.%m.%Y}")
    page.fill("#why", "Plan")
    page.locator("main form button").first.click()
    expect(page.locator("h1")).to_have_text("Шақыру қағазы")


@pytest.mark.parametrize("language", in_languages(*LANGUAGES))
def test_a_week_of_check_ins_by_hand(people: dict[str, UUID], served: str, language: str) -> None:
    due, early, late = (people[f"{name}-{language}"] for name in ("due", "early", "late"))
    with chromium() as browser:
        page = open_page(browser, "tablet")
        signs_in(page, served, language)
        logs_whoever_is_due(page, served, due)
        logs_an_early_visit(page, served, early, f"Early {language}")
        logs_yesterday_and_takes_it_back(page, served, due)
        logs_a_late_visit(page, served, late)
        excuses_beforehand(page, served, early)
        calls_in(page, served, due)
        for path in ("schedule", "questions"):
            page.goto(f"{served}/people/{due}/{path}")
            looks_at(page)
