"""At the kiosk's screen, in three languages: the question, the reason, the own words by the keys on the screen, the receipt, a timeout."""

import os

import pytest
from playwright.sync_api import Page, expect

from shared.identity import kiosks
from shared.messages.base import Language
from tests.builders.actors import SYSTEM
from tests.builders.explanations import CHECK_IN, asked_at_kiosk
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, Person, enrolled
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, in_languages, open_page

CONTINUE = "form#answer .kiosk__button:not(.kiosk__button--plain)"
TITLE: dict[Language, str] = {
    "kk": "Инспекторыңыз түсініктеме сұрайды", "ru": "Инспектор просит объяснение", "en": "Your officer asks for an explanation",
}  # fmt: skip
KEY: dict[Language, str] = {"kk": "ә", "ru": "й", "en": "q"}


@pytest.fixture
async def device(engines: object) -> str:
    """The cookie of an enrolled kiosk."""
    _, code = await kiosks.create_kiosk("Demo Kiosk", "75", by=SYSTEM, at=NOW)
    return await kiosks.enrol(code, at=NOW) or ""


@pytest.fixture
async def visitor(engines: object) -> Person:
    """Somebody whose check-in is due, and who is asked about a check-in before."""
    made = await enrolled()
    await asked_at_kiosk(made.id)
    return made


def looks(page: Page, name: str) -> None:
    assert_accessible(page)
    assert_no_horizontal_scroll(page)
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/kiosk-{name}.png")


def signed_in(page: Page, served: str, device: str, visitor: Person, language: Language) -> None:
    """After card and PIN."""
    cookies = {"oralu_kiosk": device, "oralu_language": language}
    page.context.add_cookies([{"name": name, "value": value, "url": served} for name, value in cookies.items()])
    page.goto(f"{served}/kiosk/card")
    for field, value in (("#code", visitor.card), ("#pin", PIN)):
        page.locator(field).fill(value)
        page.locator(CONTINUE).click()
    page.wait_for_url("**/kiosk/explanation")


@pytest.mark.parametrize("size", ["kiosk_wide", "kiosk"])
@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_it_is_read_written_with_the_keys_and_handed_in(served: str, device: str, visitor: Person, language: Language, size: str) -> None:
    with chromium() as browser:
        page = open_page(browser, size, language=language)
        signed_in(page, served, device, visitor, language)
        expect(page.locator("h1")).to_have_text(TITLE[language])
        expect(page.locator(".kiosk__about dd")).to_have_text(CHECK_IN[language])
        expect(page.locator(".kiosk__rights li")).to_have_count(3)
        looks(page, f"explanation-{size}-{language}")
        page.locator("button[value=large]").click()
        expect(page.locator("body.kiosk--large")).to_be_visible()
        looks(page, f"explanation-large-{size}-{language}")
        page.locator("button[value=large]").click()
        page.locator("main a.kiosk__button").click()
        looks(page, f"reason-{size}-{language}")
        page.locator("button[value=other]").click()
        page.locator(CONTINUE).click()
        expect(page.get_by_role("alert")).to_be_visible()
        key = page.locator(f'.hg-button[data-skbtn="{KEY[language]}"]')
        key.click()
        expect(page.locator("#words")).to_have_value(KEY[language])
        looks(page, f"words-{size}-{language}")
        page.locator(CONTINUE).click()
        expect(page.locator(".kiosk__own")).to_have_text(KEY[language])
        looks(page, f"check-{size}-{language}")
        page.locator("button[value=yes]").click()
        expect(page.locator(".kiosk__facts dd").first).to_contain_text("E-")
        looks(page, f"receipt-{size}-{language}")
        page.locator("main a.kiosk__button").click()
        page.wait_for_url("**/kiosk/question/1")


@pytest.mark.parametrize("language", in_languages("kk", "ru", "en"))
def test_a_talk_is_asked_for_and_what_is_left_says_that_it_is_no_refusal(
    served: str, device: str, visitor: Person, language: Language
) -> None:
    with chromium() as browser:
        page = open_page(browser, "kiosk_wide", language=language)
        signed_in(page, served, device, visitor, language)
        page.locator("form[action$=in-person] button").click()
        expect(page.locator(".kiosk__facts dd").first).to_contain_text("E-")
        looks(page, f"talk-{language}")
        page.goto(f"{served}/kiosk/explanation/left")
        expect(page.locator("h1")).to_be_visible()
        looks(page, f"left-{language}")


def test_without_a_network_nothing_that_was_written_is_lost(served: str, device: str, visitor: Person) -> None:
    with chromium() as browser:
        page = open_page(browser, "kiosk_wide", language="kk")
        signed_in(page, served, device, visitor, "kk")
        page.locator("main a.kiosk__button").click()
        page.locator("button[value=illness]").click()
        page.locator("#words").fill("Ауырып қалдым")
        with page.expect_response("**/words/draft"):
            page.locator("#words").press("End")
            page.locator('.hg-button[data-skbtn="."]').click()
        page.context.set_offline(True)
        page.locator(CONTINUE).click()
        expect(page.locator("[data-offline]")).to_be_visible()
        expect(page.locator("#words")).to_have_value("Ауырып қалдым.")
        page.context.set_offline(False)
        page.reload()
        expect(page.locator("#words")).to_have_value("Ауырып қалдым.")
        page.locator(CONTINUE).click()
        expect(page.locator(".kiosk__own")).to_have_text("Ауырып қалдым.")
