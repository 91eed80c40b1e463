"""In a browser, in three languages: a term suspended, resumed and extended; a removal on the last day, and its undoing."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from services.probation.terms.jobs import draft_removals
from shared import clock
from shared.identity.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.moments import NOW, FixedClock
from tests.builders.people import OTHER_IIN, person
from tests.builders.registrations import registered
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

THREE_DAYS_LATER = NOW + timedelta(days=3)
DOCUMENT, REASON = "Ruling 5 of 24.11.2026", "The court decided"


@pytest.fixture
async def people(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> tuple[UUID, UUID]:
    """Whose term runs for years, and whose term has ended: the worker has drafted the removal."""
    await load_demo(engines)
    long, over = await registered(days=1500), await registered(person(OTHER_IIN, family_name="Ended"), days=1)
    with monkeypatch.context() as patched:
        patched.setattr(clock, "now", FixedClock(NOW + timedelta(days=1)))
        await draft_removals({})
    return long.person, over.person


@pytest.fixture
def served(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of probation, whose clock is three days later: a term can be suspended and resumed by then."""
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port, at=THREE_DAYS_LATER)
    try:
        yield process.address
    finally:
        process.stop()


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


def enters(page: Page, address: str, kind: str, **fields: str) -> None:
    """From the page of the term: the form, the new last day, the record."""
    page.click(f"a[href$='/term/change?kind={kind}']")
    looks_at(page)
    for name, value in (fields | {"document": DOCUMENT, "reason": REASON}).items():
        if name == "unit":
            page.locator(f"[name=unit][value={value}]").check(force=True)
        else:
            page.fill(f"main [name={name}]", value)
    page.click("main form button")
    expect(page.locator("input[name=sure]")).to_have_count(1)
    looks_at(page)
    page.click("main form button")
    page.wait_for_url(address)


def last_day(page: Page) -> str:
    return page.locator("main .govuk-body-l strong").inner_text()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_a_term_is_suspended_resumed_and_extended(people: tuple[UUID, UUID], served: str, language: str) -> None:
    with chromium() as browser:
        page = open_page(browser, "tablet")
        signs_in(page, served, language)
        term = f"{served}/people/{people[0]}/term"
        page.goto(f"{served}/people/{people[0]}")
        page.click(f"nav a[href='/people/{people[0]}/term']")
        looks_at(page)
        first = last_day(page)
        enters(page, term, "suspended", on_date="24.11.2026")
        suspended = last_day(page)
        assert suspended != first
        enters(page, term, "resumed", on_date="26.11.2026")
        resumed = last_day(page)
        assert resumed not in {first, suspended}
        enters(page, term, "extended", on_date="27.11.2026", amount="6", unit="months")
        assert last_day(page) not in {first, suspended, resumed}
        looks_at(page)
        page.click("a[href*='kind=withdrawn']")
        page.fill("main [name=reason]", REASON)
        page.click("main form button")
        page.click("main form button")
        page.wait_for_url(term)
        assert last_day(page) == resumed


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_a_removal_on_the_last_day_is_decided_and_undone(people: tuple[UUID, UUID], served: str, language: str) -> None:
    with chromium() as browser:
        page = open_page(browser, "tablet")
        signs_in(page, served, language)
        case = f"{served}/people/{people[1]}"
        page.goto(f"{served}/queue?kind=removal")
        page.click("main .row__link")
        expect(page.locator("[name=reason][value=term_ended]")).to_be_checked()
        looks_at(page)
        page.click("main form button")
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        looks_at(page)
        page.fill("[name=document]", DOCUMENT)
        page.locator("[name=sure]").check(force=True)
        page.click("main form button")
        page.wait_for_url(case)
        looks_at(page)
        page.click("a[href$='/reopen']")
        looks_at(page)
        page.fill("[name=words]", REASON)
        page.click("main form button")
        page.wait_for_url(case)
        page.goto(f"{served}/queue?kind=removal")
        expect(page.locator("main .row__link")).to_have_count(1)
