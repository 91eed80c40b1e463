"""In a browser, in three languages: a late registration with its reason, a further decision, and the senior officer who takes note."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.sync_api import Page, expect

from shared.identity.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.people import IIN
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

PERSON = {"family_name": "Әлімов", "given_name": "Ғани", "iin": IIN, "phone": "+7 701 000 00 01", "address": "Demo Street 1"}
LATE = {"court": "Demo Court", "court_decision_on": "05.01.2026", "in_force_on": "20.01.2026", "term_ends_on": "20.01.2031"}
ANOTHER = {"court": "Another Court", "court_decision_on": "05.02.2026", "in_force_on": "20.02.2026", "term_ends_on": "20.02.2041"}
REASON = "The person was in hospital until now"


@pytest.fixture
async def served(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """The address of probation, with the demo accounts."""
    await load_demo(engines)
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    try:
        yield process.address
    finally:
        process.stop()


def signs_in(page: Page, address: str, login: str, language: str) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.click(f"button[value={language}]")
    expect(page.locator("html")).to_have_attribute("lang", language)


def fills(page: Page, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        page.fill(f"main [name={name}]", value)


def looks_at(page: Page) -> None:
    assert_accessible(page)
    assert_no_horizontal_scroll(page)


def sends(page: Page) -> None:
    page.locator("main form button.govuk-button").last.click()


def told(page: Page, field: str) -> None:
    """The summary names the field, the part below says what the law asks, with its source and whether a lawyer has verified it."""
    expect(page.locator(f".govuk-error-summary a[href='#{field}']")).to_be_visible()
    expect(page.locator(".findings li .law-state .govuk-tag")).not_to_have_count(0)
    looks_at(page)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_a_late_registration_is_overridden_and_a_senior_officer_takes_note(served: str, language: str) -> None:
    with chromium() as browser:
        page = open_page(browser, "tablet")
        signs_in(page, served, "officer", language)
        page.goto(f"{served}/people/new")
        looks_at(page)
        fills(page, PERSON | LATE)
        page.select_option("[name=category]", "suspended_sentence")
        page.check("[name=basis_kind][value=none]", force=True)
        sends(page)
        told(page, "registered_on")
        fills(page, {"override_reason": REASON})
        sends(page)
        expect(page.locator("[data-card-pin]")).to_be_visible()
        page.click("main a[href^='/people/']")
        expect(page.locator("#law-checks")).to_be_visible()
        looks_at(page)
        person = re.sub(r"[?#].*", "", page.url)
        page.click("nav a[href$='/decisions/new']")
        looks_at(page)
        fills(page, ANOTHER)
        page.select_option("[name=category]", "restriction_of_liberty")
        page.select_option("[name=frequency]", "monthly")
        sends(page)
        told(page, "term_ends_on")
        fills(page, {"override_reason": REASON})
        sends(page)
        page.wait_for_url(lambda url: url.startswith(f"{person}#"))
        expect(page.locator(".registration")).to_have_count(2)
        looks_at(page)
        page.goto(f"{served}/people")
        expect(page.locator("tbody tr")).to_have_count(2)
    with chromium() as browser:
        page = open_page(browser, "tablet")
        signs_in(page, served, "senior", language)
        page.goto(f"{served}/law-checks")
        expect(page.locator("tbody tr")).to_have_count(2)
        looks_at(page)
        page.locator("tbody a").first.click()
        looks_at(page)
        page.fill("[name=note]", "Spoken about with the officer")
        sends(page)
        expect(page.locator("main form")).to_have_count(0)
        page.goto(f"{served}/law-checks")
        expect(page.locator("tbody tr")).to_have_count(1)
