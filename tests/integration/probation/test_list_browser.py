"""The list of people in a browser: a misspelled name, filters by keyboard, in three languages, wide and narrow."""

from collections.abc import Iterator

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

FILTERS = {"kk": "Сүзгілер", "ru": "Фильтры", "en": "Filters"}


@pytest.fixture
async def listed(engines: OraluSettings) -> None:
    """Two people of the demo's officer."""
    await load_demo(engines)
    await registered(person(None, family_name="Құрманғалиева", given_name="Ләззат"))
    await registered(person(None, family_name="Щербаков", given_name="Дмитрий"))


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


def signed_in(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("input[name=login]", "officer")
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_url(lambda url: "/sign-in" not in url)


@pytest.mark.parametrize("language", in_languages(*FILTERS))
def test_a_misspelled_name_is_found_and_the_list_filtered_by_keyboard(language: str, listed: None, served: str) -> None:
    with chromium() as browser:
        page = open_page(browser, "desk", language=language)
        signed_in(page, served)
        page.goto(f"{served}/people")
        if page.locator(f"html[lang={language}]").count() == 0:
            page.locator(f".language button[value={language}]").click()
            page.locator(f"html[lang={language}]").wait_for(state="attached")
        assert_accessible(page)
        page.locator("#q").fill("Lazzat Kurmangalieva")
        page.keyboard.press("Enter")
        expect(page.locator("mark").first).to_have_text("Құрманғалиева")
        expect(page.locator(".people tbody tr")).to_have_count(1)
        page.locator("summary", has_text=FILTERS[language]).focus()
        page.keyboard.press("Enter")
        page.locator("#bracelet").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.locator(".empty")).to_be_visible()
        expect(page.locator("#bracelet")).to_be_checked()
        assert_accessible(page)
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"{served}/people?sort=-ends")
        expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
        assert_no_horizontal_scroll(page)
        assert_accessible(page)
