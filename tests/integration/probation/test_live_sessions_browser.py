"""A live page in one tab when somebody signs out in another: it does not stay on the screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from shared.settings import OraluSettings
from tests.support.browser import chromium, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.web_process import WebProcess

pytestmark = pytest.mark.deep


@pytest.fixture
def served(database: OraluSettings) -> Iterator[str]:
    """Probation's address."""
    process = WebProcess("probation")
    yield process.address
    process.stop()


def test_a_live_page_leads_to_the_sign_in_when_its_session_ends(served: str) -> None:
    with chromium() as browser:
        page = open_page(browser, "tablet", language="en")
        page.goto(f"{served}/sign-in?next=/queue")
        page.fill("input[name=login]", "officer")
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.click("main form button[type=submit]")
        expect(page.locator("[data-live]")).to_be_attached()
        other = page.context.new_page()
        other.goto(f"{served}/people")
        other.locator("form[action$='/sign-out'] button").click()
        page.wait_for_url(lambda url: "/sign-in" in url, timeout=20_000)
        assert "next=%2Fqueue" in page.url
