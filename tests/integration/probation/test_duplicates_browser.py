"""In a browser, in three languages: is this person on the register already? Somebody else, with the reason; and the person themselves."""

import re
from collections.abc import AsyncIterator

import pytest
from playwright.sync_api import Page, expect

from shared.identity.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.people import person
from tests.builders.registrations import registered
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

WHO = {
    "family_name": "Fictional",
    "given_name": "Person",
    "birth_date": "01.01.2000",
    "phone": "+7 701 000 00 09",
    "address": "Demo Street 9",
}
DECISION = {"court": "Demo Court", "court_decision_on": "05.11.2026", "in_force_on": "20.11.2026", "term_ends_on": "20.11.2027"}
ANOTHER = {"court": "Another Court", "court_decision_on": "06.11.2026", "in_force_on": "20.11.2026", "term_ends_on": "20.11.2027"}
NARROW = {"width": 390, "height": 844}
QUESTION = {
    "kk": "Бұл адам бұрыннан есепте тұр ма?",
    "ru": "Этот человек уже состоит на учёте?",
    "en": "Is this person on the register already?",
}


@pytest.fixture
async def served(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """The address of probation, with the demo accounts and somebody on the officer's register."""
    await load_demo(engines)
    await registered(person(None), basis=None)
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    try:
        yield process.address
    finally:
        process.stop()


def looked_at(page: Page) -> None:
    """On the tablet and on a telephone."""
    assert_accessible(page)
    before = page.viewport_size
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a dictionary with both sizes
    assert_no_horizontal_scroll(page)
    assert before is not None
    page.set_viewport_size(before)


def fills(page: Page, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        page.fill(f"main [name={name}]", value)


def sends(page: Page) -> None:
    page.locator("main form button.govuk-button").last.click()


def asked(page: Page, address: str, language: str) -> None:
    """The form of somebody whom the register seems to have; what speaks for it stands line by line."""
    page.goto(f"{address}/people/new")
    fills(page, WHO | DECISION)
    page.select_option("[name=category]", "suspended_sentence")
    page.select_option("[name=citizenship]", "kz")
    page.check("[name=basis_kind][value=none]", force=True)
    sends(page)
    expect(page.locator("#same legend")).to_have_text(QUESTION[language])
    assert page.locator("#same .panel li, #same .panel tr").count() >= 2
    looked_at(page)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_the_officer_says_whether_the_person_is_on_the_register_already(served: str, language: str) -> None:
    with chromium() as browser:
        page = open_page(browser, "tablet")
        page.goto(f"{served}/sign-in")
        fills(page, {"login": "officer", "password": DEMO_PASSWORD})
        page.click("main form button[type=submit]")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        page.click(f"button[value={language}]")
        expect(page.locator("html")).to_have_attribute("lang", language)

        asked(page, served, language)
        sends(page)
        expect(page.locator("#same")).to_be_visible()  # without an answer nothing is registered
        fills(page, {"apart_reason": "Twins: both documents seen"})
        sends(page)
        expect(page.locator("[data-card-pin]")).to_be_visible()
        page.goto(f"{served}/people")
        expect(page.locator("tbody tr")).to_have_count(2)

        asked(page, served, language)
        page.locator("#same a[href$='/decisions/new']").first.click()
        fills(page, ANOTHER)
        page.select_option("[name=category]", "restriction_of_liberty")
        page.select_option("[name=frequency]", "monthly")
        looked_at(page)
        sends(page)
        page.wait_for_url(re.compile(r"/people/[0-9a-f-]{36}#"))
        expect(page.locator(".registration")).to_have_count(2)
        page.goto(f"{served}/people")
        expect(page.locator("tbody tr")).to_have_count(3)
        expect(page.locator(".count [role=status]")).to_have_text(re.compile("2.*3"))
        looked_at(page)
