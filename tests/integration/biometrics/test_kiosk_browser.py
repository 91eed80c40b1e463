"""The kiosk's pages in a browser: they are accessible and fit the screen, in three languages on two screens."""

from pathlib import Path

import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Page

from shared.identity import kiosks
from shared.settings import OraluSettings
from tests.builders.actors import SYSTEM
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, Person
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, open_page
from tests.support.camera import moved, write_feed
from tests.support.web_process import WebProcess

CODE = "TEST-KIOSK-1"
CONTINUE = "form.kiosk__card .kiosk__button"


@pytest.fixture
async def code(engines: OraluSettings) -> str:
    """A one-time code for a kiosk."""
    await kiosks.create_kiosk("Demo Kiosk", "75", by=SYSTEM, at=NOW, code=CODE)
    return CODE


def give_card(page: Page, person: Person) -> None:
    """Card code and PIN, one page after the other."""
    page.locator("#code").fill(person.card)
    page.locator(CONTINUE).click()
    page.locator("#pin").fill(PIN)
    page.locator(CONTINUE).click()


def look(page: Page) -> None:
    assert_accessible(page)
    assert_no_horizontal_scroll(page)


def go_through(page: Page, address: str, language: str, person: Person) -> None:
    """From the first touch to the reasons for going without a camera."""
    page.goto(f"{address}/kiosk")
    look(page)
    page.locator(f"main button[lang={language}]").click()
    page.wait_for_url("**/kiosk/card")
    look(page)
    page.locator("#code").fill(person.card)
    page.locator(CONTINUE).click()
    page.locator("#pin").wait_for()
    look(page)
    for digit in PIN:
        page.locator(f"[data-key='{digit}']").click()
    page.locator(CONTINUE).click()
    page.wait_for_url("**/kiosk/question/1")
    look(page)
    page.locator("button[value=well]").press("Enter")
    page.wait_for_url("**/kiosk/question/2")
    look(page)
    page.get_by_role("checkbox").first.check()
    page.locator("fieldset button").click()
    page.wait_for_url("**/kiosk/camera")
    page.locator("[data-ready-button]").wait_for()
    look(page)
    page.locator("a[href='/kiosk/without-camera']").click()
    page.wait_for_url("**/kiosk/without-camera")
    look(page)


EVERY_SCREEN = [(screen, language) for screen in ("kiosk", "kiosk_wide") for language in ("kk", "ru", "en")]


@pytest.mark.parametrize("screens", [[("kiosk", "kk"), ("kiosk_wide", "ru")], pytest.param(EVERY_SCREEN, marks=pytest.mark.deep)])
def test_every_page_is_accessible_in_every_language_on_both_screens(
    screens: list[tuple[str, str]], served: str, person: Person, code: str, face_photos: Path, tmp_path: Path
) -> None:
    feed = write_feed(tmp_path / "camera.mjpeg", [moved(face_photos / "obama.jpg", "blink", 0)])
    with chromium(feed) as browser:
        first = open_page(browser, "kiosk")
        first.goto(f"{served}/kiosk/device")
        look(first)
        first.locator("#code").fill(code)
        first.locator("main .kiosk__button").click()
        first.wait_for_url("**/kiosk")
        token = next(cookie["value"] for cookie in first.context.cookies() if cookie["name"] == "oralu_kiosk")
        device: list[SetCookieParam] = [{"name": "oralu_kiosk", "value": token, "url": served}]
        for screen, language in screens:
            page = open_page(browser, screen, language=language)
            page.context.add_cookies(device)
            go_through(page, served, language, person)
            page.locator("button[value=large]").click()
            page.locator("button[value=contrast]").click()
            look(page)
            page.context.close()
        page = open_page(browser, "kiosk")
        page.context.add_cookies(device)
        go_through(page, served, "en", person)
        page.get_by_role("button", name="The camera does not work").click()
        page.wait_for_url("**/kiosk/result")
        look(page)


def test_a_refused_camera_still_leads_to_a_check_in(served: str, person: Person, code: str, face_photos: Path, tmp_path: Path) -> None:
    feed = write_feed(tmp_path / "camera.mjpeg", [moved(face_photos / "obama.jpg", "blink", 0)])
    with chromium(feed, allow_camera=False) as browser:
        page = open_page(browser, "kiosk_wide")
        page.goto(f"{served}/kiosk/device")
        page.locator("#code").fill(code)
        page.locator("main .kiosk__button").click()
        page.locator("main button[lang=en]").click()
        give_card(page, person)
        page.locator("button[value=well]").click()
        page.locator("fieldset button").click()
        page.get_by_text("The camera may not be used.").wait_for()
        page.get_by_role("link", name="I cannot do this").click()
        page.get_by_role("button", name="I do not want to be filmed").click()
        page.get_by_text("Your receipt is coming").wait_for()


def test_a_lost_network_says_so_keeps_nothing_and_ends_by_itself(
    web_process: WebProcess, person: Person, code: str, face_photos: Path, tmp_path: Path
) -> None:
    feed = write_feed(tmp_path / "camera.mjpeg", [moved(face_photos / "obama.jpg", "blink", 0)])
    with chromium(feed) as browser:
        page = open_page(browser, "kiosk")
        page.goto(f"{web_process.address}/kiosk/device")
        page.locator("#code").fill(code)
        page.locator("main .kiosk__button").click()
        page.wait_for_url("**/kiosk")
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        page.locator("main button[lang=en]").click()
        give_card(page, person)
        page.wait_for_url("**/kiosk/question/1")
        web_process.stop()
        page.locator("button[value=well]").click()
        page.get_by_role("heading", name="No network").wait_for()
        look(page)
        assert person.card not in page.content()
        assert "How are you?" not in page.content()
        web_process.start()
        page.get_by_text("Қош келдіңіз").wait_for()
