"""What a person does at the kiosk."""

from playwright.sync_api import Browser, Page, expect

from shared.messages.base import Language
from shared.web.i18n import NAMES
from tests.journeys.staff import WAIT_MS, Card
from tests.journeys.words import Words
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, open_page
from tests.support.system import System

DEVICE_CODE = "DEMO-KIOSK-75"


class Kiosk:
    """The screen at the check-in station."""

    def __init__(self, system: System, browser: Browser, language: Language, device: str = "kiosk") -> None:
        self.system, self.language = system, language
        self.words = Words("biometrics", language)
        self.page: Page = open_page(browser, device, language=language)

    def is_set_up(self) -> None:
        """With the one-time code of the demo kiosk, once for all journeys."""
        if self.system.kiosk_cookie:
            self.page.context.add_cookies(
                [{"name": "oralu_kiosk", "value": self.system.kiosk_cookie, "url": self.system.url("biometrics")}]
            )
            return
        self.page.goto(self.system.url("biometrics") + "/kiosk/device")
        self.looks_at_the_page()
        self.page.get_by_label(self.words("One-time code")).fill(DEVICE_CODE)
        self.page.get_by_role("button", name=self.words("Continue")).click()
        self.page.get_by_text("Қош келдіңіз").wait_for()
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()}
        self.system.kiosk_cookie = cookies["oralu_kiosk"]

    def looks_at_the_page(self) -> None:
        """The page is accessible."""
        assert_accessible(self.page)
        assert_no_horizontal_scroll(self.page)

    def chooses_a_language(self) -> None:
        """By one touch on the first page."""
        self.page.goto(self.system.url("biometrics") + "/kiosk")
        self.looks_at_the_page()
        self.page.locator("main").get_by_role("button", name=NAMES[self.language]).click()
        self.page.wait_for_url("**/kiosk/card")
        self.looks_at_the_page()

    def gives(self, card: Card, pin: str | None = None) -> None:
        """Card code and PIN."""
        if not self.page.locator("#code").count():
            self.page.get_by_role("link", name=self.words("Back")).click()
        self.page.locator("#code").fill(card.code)
        self.page.locator("form.kiosk__card button.kiosk__button").click()
        self.page.locator("#pin").wait_for()
        self.looks_at_the_page()
        self.page.locator("#pin").fill(pin or card.pin)
        self.page.locator("form.kiosk__card button.kiosk__button").click()
        self.page.wait_for_load_state("load")
        self.looks_at_the_page()

    def answers(self, *, needs: tuple[str, ...] = ()) -> None:
        """Every question, one a page."""
        for number in range(1, 20):
            if not self.page.url.endswith(f"/kiosk/question/{number}"):
                break
            self.looks_at_the_page()
            for need in needs:
                box = self.page.locator(f"input[type=checkbox][value={need}]")
                if box.count():
                    box.check()
            choice = self.page.locator("main button[name=answer]")
            (choice.last if choice.count() else self.page.locator("main form button.kiosk__button").first).click()
            self.page.wait_for_load_state("load")

    def looks_into_the_camera(self) -> None:
        """Until the frames are sent and the result page is shown."""
        ready = self.page.get_by_role("button", name=self.words("Start"))
        expect(ready).to_be_visible(timeout=WAIT_MS)
        self.looks_at_the_page()
        ready.click()
        self.page.wait_for_url("**/kiosk/result", timeout=WAIT_MS)

    def is_shown_the_receipt(self) -> str:
        """With the next date; returns the receipt's number."""
        receipt = self.page.locator(".kiosk__receipt")
        expect(receipt).to_be_visible(timeout=WAIT_MS)
        expect(receipt.get_by_text(self.words("Your next check-in"))).to_be_visible()
        self.looks_at_the_page()
        return receipt.locator("dd").first.inner_text()

    def is_asked_to_try_again(self) -> None:
        """The first try was not enough."""
        expect(self.page.get_by_role("heading", name=self.words("Would you like to try once more?"))).to_be_visible(timeout=WAIT_MS)
        self.looks_at_the_page()

    def hands_in_as_it_is(self) -> None:
        """The check-in counts either way."""
        self.page.get_by_role("button", name=self.words("Finish without another try")).click()

    def finishes(self) -> None:
        """Nothing of the person stays on the screen."""
        self.page.get_by_role("button", name=self.words("Finish"), exact=True).click()
        self.page.get_by_text("Қош келдіңіз").wait_for()
