"""The kiosk's screen in a browser: nothing is lost by a touch, nothing is hidden, and no message is the browser's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from services.probation.check_ins.domain.questions import questions
from shared.identity import kiosks
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, Person, registered
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, open_page

CONTINUE = "form#answer .kiosk__button:not(.kiosk__button--plain)"
LEAST_CONTRAST = 7.0
# Of each visible button: its words, and the contrast of their colour with the first ground that is not transparent.
CONTRASTS = """() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => parts(colour).slice(0, 3).map((value) => value / 255)
        .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, place) => sum + value * [0.2126, 0.7152, 0.0722][place], 0);
    const ground = (node) => {
        for (let at = node; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if ((parts(colour)[3] ?? 1) > 0) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    return [...document.querySelectorAll("button, a.kiosk__button, a.kiosk__back")].filter((node) => node.checkVisibility()).map((node) => {
        const [one, other] = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
        return [node.innerText.trim() || node.getAttribute("aria-label"), (one + 0.05) / (other + 0.05)];
    });
}"""


@dataclass
class Screen:
    """The wide kiosk, in the way that somebody set it."""

    page: Page
    address: str
    person: Person

    def identifies(self) -> None:
        """Card and PIN."""
        self.page.goto(f"{self.address}/kiosk/card")
        self.page.locator("#code").fill(self.person.card)
        self.goes_on()
        self.page.locator("#pin").fill(PIN)
        self.goes_on()
        self.page.wait_for_url("**/question/1")

    def comes_to(self, number: int) -> None:
        """A question, after the same first answer to all before."""
        for each in range(1, number):
            self.page.wait_for_url(f"**/question/{each}")
            boxes = self.page.locator("main [type=checkbox]").count()
            self.page.locator("main [name=answer]").first.click()
            if boxes:
                self.goes_on()
        self.page.wait_for_url(f"**/question/{number}")

    def goes_on(self) -> None:
        self.page.locator(CONTINUE).click()


@pytest.fixture
async def device(engines: OraluSettings) -> str:
    """The cookie of an enrolled kiosk."""
    _, code = await kiosks.create_kiosk("Demo Kiosk", "75", by=SYSTEM, at=NOW)
    return await kiosks.enrol(code, at=NOW) or ""


@pytest.fixture
async def visitor(engines: OraluSettings) -> Person:
    """Somebody who is asked the questions in force."""
    return await (await registered()).due(questions=list(questions()))


def opened(browser: Browser, address: str, device: str, person: Person, language: str = "en", view: str = "") -> Screen:
    page = open_page(browser, "kiosk_wide", language=language)
    cookies: dict[str, Any] = {"oralu_kiosk": device, "oralu_language": language, "oralu_kiosk_view": view}
    page.context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items() if value])
    return Screen(page, address, person)


@pytest.fixture
def screen(served: str, device: str, visitor: Person) -> Iterator[Screen]:
    """In English, as it is at first."""
    with chromium() as browser:
        yield opened(browser, served, device, visitor)


def ticked(page: Page) -> list[str]:
    return [box.get_attribute("value") or "" for box in page.locator("[type=checkbox]:checked").all()]


def kept(words: str) -> Callable[[Response], bool]:
    """The answer to a draft that holds `words` as they are sent; one of what was typed before may still be on its way."""
    return lambda answer: answer.url.endswith("/draft") and words in (answer.request.post_data or "")


def test_two_ticks_survive_large_text_another_language_a_reload_and_back(screen: Screen) -> None:
    page = screen.page
    screen.identifies()
    screen.comes_to(3)
    page.locator("[value=housing]").check()
    page.locator("[value=legal]").check()
    for touched in ("button[value=large]", "button[value=contrast]", "button[value=kk]"):
        page.locator(touched).click()
        page.wait_for_load_state("load")
        assert ticked(page) == ["housing", "legal"], touched
    with page.expect_response(kept("work")):
        page.locator("[value=work]").check()
    page.reload()
    assert ticked(page) == ["housing", "work", "legal"]
    page.locator("button[name=back]").click()
    page.wait_for_url("**/question/2")
    page.locator("button[name=answer]").first.click()
    page.wait_for_url("**/question/3")
    assert ticked(page) == ["housing", "work", "legal"]
    page.locator("[value=work]").press("Enter")
    page.wait_for_url("**/question/4")


def test_keys_in_three_alphabets_write_a_free_answer_that_a_reload_keeps(screen: Screen) -> None:
    page = screen.page
    screen.identifies()
    page.locator("button[value=kk]").click()
    screen.comes_to(5)
    keys = page.locator("[data-keys]")
    for key in ("қ", "ү", "{space}", "{other}", "э", "{delete}", "ы", "{other}", "{shift}", "W", "z", "{digits}", "7"):
        keys.locator(f"[data-skbtn='{key}']").click()
    expect(page.locator("textarea")).to_have_value("қү ыWz7")
    assert_accessible(page)
    assert_no_horizontal_scroll(page)
    with page.expect_response(kept("%21")):
        page.locator("textarea").press("End")
        page.keyboard.type("!")
    page.reload()
    expect(page.locator("textarea")).to_have_value("қү ыWz7!")


def test_keys_on_the_screen_never_show_a_pin(screen: Screen) -> None:
    page = screen.page
    page.goto(f"{screen.address}/kiosk/card")
    for digit in PIN:
        page.locator(f"[data-key='{digit}']").click()
    screen.goes_on()
    expect(page.get_by_role("alert")).to_contain_text("This is not a card code")
    expect(page.locator("#code")).to_have_value("")
    page.locator("#code").fill(screen.person.card)
    screen.goes_on()
    for digit in PIN:
        page.locator(f"[data-key='{digit}']").click()
    expect(page.locator("#pin")).to_have_value(PIN)
    assert [each.get_attribute("type") for each in page.locator("input:visible").all()] == ["password"]
    assert PIN not in page.inner_text("body")


def test_a_code_typed_with_the_keys_of_the_screen_stays_and_another_card_takes_its_place(screen: Screen) -> None:
    page = screen.page
    page.goto(f"{screen.address}/kiosk/card")
    for sign in "AB-":
        page.locator(f"[data-key='{sign}']").click()
    with page.expect_response(lambda answer: "AB-7" in (answer.request.post_data or "")):
        page.locator("[data-key='7']").click()
    page.reload()
    expect(page.locator("#code")).to_have_value("AB-7")
    page.locator("[data-key='8']").click()
    page.locator("button[value=kk]").click()
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    expect(page.locator("#code")).to_have_value("AB-78")
    page.keyboard.type(screen.person.card)  # as the reader does
    expect(page.locator("#code")).to_have_value(screen.person.card)
    screen.goes_on()
    page.wait_for_url("**/kiosk/pin")
    page.reload()
    expect(page.locator("#pin-hint strong")).to_have_text(screen.person.card)
    page.locator(".kiosk__back").click()
    expect(page.locator("#code")).to_have_value(screen.person.card)


@pytest.mark.parametrize("language", ["kk", pytest.param("ru", marks=pytest.mark.deep), pytest.param("en", marks=pytest.mark.deep)])
@pytest.mark.parametrize("view", ["large", "contrast"])
def test_on_a_wide_screen_nothing_is_below_the_fold_and_every_button_can_be_read(
    served: str, device: str, visitor: Person, language: str, view: str
) -> None:
    with chromium() as browser:
        screen = opened(browser, served, device, visitor, language, view)
        page = screen.page

        def look() -> None:
            page.wait_for_load_state("load")
            assert_accessible(page)
            assert page.evaluate("() => document.documentElement.scrollHeight - innerHeight") <= 0, page.url
            if view == "contrast":
                hidden = [found for found in page.evaluate(CONTRASTS) if found[1] < LEAST_CONTRAST]
                assert not hidden, f"{page.url}: {hidden}"

        for path in ("/kiosk", "/kiosk/card"):
            page.goto(served + path)
            look()
        screen.goes_on()
        page.locator("[role=alert]").wait_for()
        look()
        screen.identifies()
        for number in range(1, 6):
            look()
            if number == 5:
                page.evaluate("() => document.getElementById('idle').showModal()")
                look()
                page.evaluate("() => document.getElementById('idle').close()")
            screen.page.locator("main [name=answer]:not(textarea)").first.click() if number < 5 else screen.goes_on()
            if number == 3:
                screen.goes_on()
            page.wait_for_url(f"**/question/{number + 1}" if number < 5 else "**/kiosk/result")
        look()


def test_who_goes_away_is_told_on_the_screen_that_it_did_not_count_before_the_first_page_comes_back(screen: Screen) -> None:
    page = screen.page
    page.clock.install()
    screen.identifies()
    page.clock.fast_forward("01:01")
    expect(page.locator("dialog")).to_contain_text("this check-in does not count")
    page.clock.fast_forward("00:21")
    page.wait_for_url("**/kiosk/left")
    expect(page.get_by_role("heading", level=1)).to_have_text("This check-in did not count")
    assert_accessible(page)
    page.clock.fast_forward("00:41")
    page.wait_for_url("**/kiosk")
    assert screen.person.card not in page.content()


def test_leaving_by_touch_offers_to_begin_again(screen: Screen) -> None:
    page = screen.page
    screen.identifies()
    page.get_by_role("button", name="Leave without checking in").click()
    page.get_by_role("link", name="Begin again").click()
    page.wait_for_url("**/kiosk/card")
