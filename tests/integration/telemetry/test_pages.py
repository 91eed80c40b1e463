"""The bracelet pages in a real browser: accessible in three languages, no wider than a tablet, with a working map."""

import asyncio
import json
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
import uvicorn
from playwright.sync_api import Page, expect

from services.probation.app import create_app
from shared.settings import OraluSettings
from tests.builders.alerts import the_breach
from tests.builders.fixes import leaving_home
from tests.builders.vendors import Vendor
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, open_page
from tests.support.clients import SignedIn


@pytest.mark.parametrize("language", ["kk", pytest.param("ru", marks=pytest.mark.deep), pytest.param("en", marks=pytest.mark.deep)])
async def test_the_pages_are_accessible(
    database: OraluSettings, vendor: Vendor, worn: datetime, person: UUID, signed_in: SignedIn, language: str
) -> None:
    await vendor.send(leaving_home(worn))
    alert = await the_breach()
    officer = await signed_in("probation", "officer")
    session = {cookie.name: cookie.value or "" for cookie in officer.cookies.jar}
    server = uvicorn.Server(uvicorn.Config(create_app(), port=0, log_level="warning", lifespan="on"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.wait({serving}, timeout=0.05)
    address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    names = ("bracelet", "zones", "timetable", "movements", "zones/map")
    paths = (*(f"/people/{person}/{name}" for name in names), f"/alerts/{alert['id']}")
    try:
        await asyncio.to_thread(look, address, paths, {**session, "oralu_language": language}, language)
    finally:
        server.should_exit = True
        await serving


def look(address: str, paths: tuple[str, ...], cookies: dict[str, str], language: str) -> None:
    """Open each page as the officer."""
    with chromium() as browser:
        page = open_page(browser, "tablet", language=language)
        page.context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
        for path in paths:
            page.goto(address + path)
            expect(page.locator("h1")).to_have_count(1)
            if "timetable" in path:
                page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
            elif "bracelet" not in path:
                page.locator(".leaflet-container").wait_for()
            if language == "en" and "movements" in path:
                plays_the_day(page)
            if language == "en" and "zones/map" in path:
                draws_a_zone_with_and_without_a_mouse(page)
            assert_accessible(page)
            assert_no_horizontal_scroll(page)


def plays_the_day(page: Page) -> None:
    """The slider works by keyboard and announces its value; playing moves it."""
    slider, said = page.locator("#moment"), page.locator("[data-moment]")
    last = said.inner_text()
    slider.focus()
    page.keyboard.press("Home")
    assert said.inner_text() != last
    page.locator("[data-play]").click()
    page.wait_for_function("() => Number(document.querySelector('#moment').value) > Number(document.querySelector('#moment').min)")
    page.locator("[data-play]").press("Enter")
    assert page.locator("[data-play]").get_attribute("aria-pressed") == "false"
    expect(page.locator("svg.chart")).not_to_have_count(0)


def draws_a_zone_with_and_without_a_mouse(page: Page) -> None:
    """An area by three clicks, a circle by keys alone; each is a feature of the text that is saved."""

    def zones() -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(page.locator("#zones").input_value())["features"]
        return found

    first = len(zones())
    page.locator("[data-draw=polygon]").click()
    box = page.locator("#map").bounding_box()
    assert box is not None
    for x, y in ((0.3, 0.3), (0.7, 0.3), (0.5, 0.7)):
        page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
    page.locator("[data-finish]").click()
    assert len(zones()[first]["geometry"]["coordinates"][0]) == 4
    corner = zones()[first]["geometry"]["coordinates"][0][0]
    page.locator(".handle").first.focus()
    page.keyboard.press("ArrowUp")
    assert zones()[first]["geometry"]["coordinates"][0][0][1] > corner[1]
    page.locator(f"#zone-{first}-corners").fill("43.2, 76.9\n43.2, 77\n43.3, 77")
    page.locator(f"#zone-{first}-corners").blur()
    assert zones()[first]["geometry"]["coordinates"][0][0] == [76.9, 43.2]
    page.locator("[data-draw=circle]").press("Enter")
    page.keyboard.press("Enter")
    assert zones()[first + 1]["geometry"]["type"] == "Point"
    page.locator(f"#zone-{first + 1}-kind").select_option("exclusion")
    page.locator("[data-draw=visit]").press("Enter")
    page.keyboard.press("Enter")
    visit = f"#zone-{first + 2}"
    for weekday in (5, 6):
        page.locator(f"{visit}-day-0-{weekday}").uncheck()
    page.locator(f"{visit}-end-0").fill("12:30")
    page.locator(f"{visit}-minutes").fill("90")
    page.locator(f"{visit}-minutes").blur()
    asked = zones()[first + 2]["properties"]
    assert (asked["kind"], asked["minutes"]) == ("attendance", 90)
    assert asked["when"] == [{"days": [0, 1, 2, 3, 4], "start": "09:00", "end": "12:30"}]
    page.locator("#reason").fill("The court named a place to stay away from")
    page.locator("form[data-zones] button.govuk-button").click()
    page.get_by_text("The court named a place to stay away from").wait_for()
