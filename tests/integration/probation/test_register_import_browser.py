"""A register taken over in a browser: defects corrected and uploaded again, a duplicate decided, all of it taken back."""

from collections.abc import AsyncIterator, Sequence
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from shared.identity.demo import load_demo
from shared.messages.base import Language
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.people import person
from tests.builders.register_files import Row, as_xlsx, people, row, table
from tests.builders.registrations import registered
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page
from tests.support.sign_in import DEMO_PASSWORD
from tests.support.system import free_ports
from tests.support.web_process import WebProcess

KNOWN = date(1990, 2, 1)
NO_NAME = "12345 !!! <b>x</b>"
WITH_ALL_LETTERS = "О'Әғқңөұүһі"
REASON = "Жеке куәлігін көрдім: басқа адам"


@pytest.fixture
async def served(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """Probation's address; one person is on the register."""
    await load_demo(engines)
    await registered(person(None, family_name="Oydantegov", given_name="Adam", birth_date=KNOWN), by=OFFICER)
    (port,) = free_ports(1)
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    process = WebProcess("probation", port)
    yield process.address
    process.stop()


class Senior:
    """The senior officer, who looks at each page that they come to."""

    def __init__(self, page: Page, address: str, language: Language) -> None:
        self.page, self.address, self.language = page, address, language

    def sign_in(self) -> None:
        self.page.goto(f"{self.address}/sign-in")
        self.page.fill("input[name=login]", "senior")
        self.page.fill("input[name=password]", DEMO_PASSWORD)
        self.page.click("main form button[type=submit]")
        self.page.wait_for_url(lambda url: "/sign-in" not in url)
        self.page.click(f"button[value={self.language}]")
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)

    def looks(self) -> None:
        assert_accessible(self.page)
        assert_no_horizontal_scroll(self.page)

    def uploads(self, rows: Sequence[Row]) -> str:
        """From the queue; returns the address of what was found."""
        self.page.goto(f"{self.address}/queue")
        self.page.click("a[href='/register-imports']")
        self.looks()
        content = as_xlsx(table(rows, self.language))
        sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        self.page.set_input_files("#file", {"name": "register.xlsx", "mimeType": sheet, "buffer": content})
        self.page.click("main form[enctype] button")
        self.page.wait_for_url("**/register-imports/*-*")
        self.looks()
        return self.page.url

    def confirms(self) -> None:
        self.page.click("form[action$='/confirm'] button")
        self.page.wait_for_load_state()
        self.looks()

    def decides(self, answer: str, reason: str) -> None:
        """The only row that is held."""
        form = self.page.locator("form[action$='/rows']")
        expect(form).to_have_count(1)
        form.locator("[name=reason]").fill(reason)
        form.locator(f"button[value={answer}]").click()
        expect(form).to_have_count(0)
        self.looks()

    def made(self) -> int:
        return self.page.locator("main a[href^='/people/']").count()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_a_register_is_taken_over_corrected_and_taken_back(served: str, language: Language) -> None:
    with chromium() as browser:
        senior = Senior(open_page(browser, "tablet"), served, language)
        senior.sign_in()
        page = senior.page
        good, like, wrong = people(2), row(), row(family_name=NO_NAME, birth_date="03.03.1991")
        first = senior.uploads([*good, like, wrong])
        expect(page.locator("main table")).to_contain_text(NO_NAME)
        assert senior.made() == 1, "nobody is registered yet; the one link is to whom a row resembles"
        senior.confirms()
        senior.decides("register", REASON)
        assert senior.made() == 3
        senior.uploads([*good, {**wrong, "family_name": WITH_ALL_LETTERS}])
        senior.confirms()
        assert senior.made() == 1, "those who are registered already are not registered twice"
        page.locator("main a[href^='/people/']").click()
        expect(page.locator("h1")).to_contain_text(WITH_ALL_LETTERS)
        page.goto(first)
        page.fill("#undo_reason", REASON)
        page.click("form[action$='/undo'] button")
        expect(page.locator("main dl")).to_contain_text(REASON)
        senior.looks()
        assert senior.made() == 0
