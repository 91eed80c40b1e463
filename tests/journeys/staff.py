"""What the people who work with Oralu do in their browser: officer, social worker, provider."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page

from shared.messages.base import Language
from tests.journeys.words import Words
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, open_page
from tests.support.system import System

PASSWORD = "demo-oralu"
ZONE = ZoneInfo("Asia/Almaty")
WAIT_MS = 45_000


@dataclass(frozen=True)
class Card:
    """What is printed on the card that the person is given."""

    person: str
    code: str
    pin: str


class Staff:
    """Somebody at a screen of one service. Every page that they see is accessible and fits the screen."""

    def __init__(self, system: System, browser: Browser, login: str, service: str, device: str, language: Language) -> None:
        self.system, self.login, self.service = system, login, service
        self.words, self.language = Words(service, language), language
        self.page: Page = open_page(browser, device, language=language)

    def today(self) -> date:
        """The date on the system's own clock."""
        return self.system.now().date()

    def go(self, path: str, service: str | None = None) -> None:
        """Open a page and look at it."""
        answer = self.page.goto(self.system.url(service or self.service) + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        self.looks_at_the_page()

    def looks_at_the_page(self) -> None:
        """The page is accessible."""
        assert_accessible(self.page)
        assert_no_horizontal_scroll(self.page)

    def signs_in(self) -> None:
        """With name and password, on the page that asks for them."""
        self.go("/sign-in")
        self.page.get_by_label(self.words("User name")).fill(self.login)
        self.page.get_by_label(self.words("Password"), exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name=self.words("Sign in"), exact=True).click()
        self.page.wait_for_url(lambda url: "/sign-in" not in url)
        if self.page.locator("html").get_attribute("lang") != self.language:  # the account has a language of its own
            self.page.locator(f".language button[value={self.language}]").click()
            self.page.locator(f"html[lang={self.language}]").wait_for(state="attached")
        self.looks_at_the_page()

    def submits(self, name: str | re.Pattern[str]) -> None:
        """Press the button of that text, or of that pattern, and look at what comes."""
        name = self.words(name) if isinstance(name, str) else name
        self.page.get_by_role("button", name=name, exact=isinstance(name, str)).first.click()
        self.page.wait_for_load_state("load")
        self.looks_at_the_page()

    def eventually_reads(self, path: str, text: str | re.Pattern[str]) -> None:
        """The text is on the page after a moment: other services need some time."""
        deadline = datetime.now(ZONE) + timedelta(milliseconds=WAIT_MS)
        self.page.goto(self.system.url(self.service) + path)
        found = self.page.get_by_text(text).first
        while not found.is_visible():
            assert datetime.now(ZONE) < deadline, f"{text!r} never stood on {path}:\n{self.page.inner_text('main')}"
            self.page.wait_for_timeout(300)
            self.page.reload()
        self.looks_at_the_page()
