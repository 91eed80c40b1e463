"""The enrolment page on the tablet with a real camera feed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from shared.identity.demo import load_demo
from shared.settings import OraluSettings
from tests.builders.subjects import Person, registered
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, open_page
from tests.support.camera import moved, write_feed


def signed_in_page(page: Page, address: str) -> None:
    page.goto(f"{address}/sign-in")
    page.locator("input[name=login]").fill("officer")
    page.locator("input[name=password]").fill("demo-oralu")
    page.locator("main form button").first.click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


@pytest.fixture
async def unenrolled(engines: OraluSettings) -> Person:
    """Somebody of the demo officer, with a legal basis."""
    await load_demo(engines)
    return await registered()


@pytest.mark.deep
def test_pictures_are_taken_by_themselves_when_nothing_stands_in_the_way(
    served: str, unenrolled: Person, face_photos: Path, tmp_path: Path
) -> None:
    feed = write_feed(tmp_path / "camera.mjpeg", [moved(face_photos / "obama.jpg", "blink", 0).resize((960, 720))])
    with chromium(feed) as browser:
        page = open_page(browser, "tablet")
        signed_in_page(page, served)
        page.goto(f"{served}/enrolments/{unenrolled.id}")
        page.locator("[data-strip] li").nth(2).wait_for()
        page.locator("[data-oval].is-good").wait_for()
        assert_accessible(page)
        assert_no_horizontal_scroll(page)
        page.locator("[data-send]").click()
        page.wait_for_url("**/confirm")
