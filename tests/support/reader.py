"""Somebody who is signed in at a browser, and looks at each page that they come to."""

import re

from playwright.sync_api import Page, expect

from shared.messages.base import Language
from tests.journeys.words import Words
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll
from tests.support.pdf_text import pdf_text
from tests.support.sign_in import DEMO_PASSWORD

NARROW = {"width": 390, "height": 844}


class Reader:
    """Somebody of probation who is signed in. Every page is looked at for accessibility and for what is cut off."""

    def __init__(self, page: Page, address: str, login: str, language: Language) -> None:
        self.page, self.address, self.words = page, address, Words("probation", language)
        page.goto(f"{address}/sign-in")
        page.fill("input[name=login]", login)
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        page.wait_for_load_state()
        if page.locator("html").get_attribute("lang") != language:
            page.locator(f".language button[value={language}]").click()
            page.locator(f"html[lang={language}]").wait_for(state="attached")

    def go(self, path: str, *, narrow: bool = False) -> None:
        """To a page of probation; with `narrow` it is looked at on a telephone too."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        self.looks(narrow=narrow)

    def paper(self, path: str, *texts: str) -> None:
        """A PDF of probation in the language of the reader's page, in which all of this stands."""
        answer = self.page.request.get(self.address + path)
        assert answer.ok, f"{path}: {answer.status}"
        said = pdf_text(answer.body())
        assert [text for text in texts if text not in said] == []

    def looks(self, *, narrow: bool = False) -> None:
        """Nothing is cut off, and read aloud it makes sense."""
        assert_accessible(self.page)
        assert_no_horizontal_scroll(self.page)
        if narrow:
            before = self.page.viewport_size
            self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # a dictionary with both sizes
            assert_no_horizontal_scroll(self.page)
            assert before is not None
            self.page.set_viewport_size(before)

    def fills(self, **fields: str) -> None:
        """Fields of the page by name: text, the value of a choice, `yes` for a box."""
        for name, value in fields.items():
            found = self.page.locator(f"main [name={name}]:not([type=hidden])")
            kind = found.first.evaluate("each => each.type || each.tagName")
            if kind in ("radio", "checkbox"):
                self.page.locator(f"main [name={name}][value='{value}']").check(force=True)
            elif kind == "select-one":
                found.select_option(value)
            else:
                found.fill(value)

    def presses(self, text: str, *, narrow: bool = False) -> None:
        """A button by its words."""
        self.page.get_by_role("button", name=self.words.exactly(text)).first.click()
        self.page.wait_for_load_state()
        self.looks(narrow=narrow)

    def follows(self, text: str) -> None:
        """A link by its words."""
        self.page.get_by_role("link", name=self.words(text)).first.click()
        self.page.wait_for_load_state()
        self.looks()

    def opens(self, item: str, address: str) -> None:
        """What waits in the queue, by its kind; `address` is where that leads."""
        self.page.locator("a.row__link", has_text=self.words(item)).first.click()
        self.page.wait_for_url(f"**{address}*")
        self.looks()

    def reads(self, *texts: str | re.Pattern[str]) -> None:
        """All of it stands on the page."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)
