"""The bracelet pages in a real browser: accessible in three languages, no wider than a tablet, with a map that draws."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from uuid import UUID

import httpx
import pytest
import uvicorn

from services.probation.app import create_app
from shared.settings import OraluSettings
from tests.integration.telemetry.conftest import Vendor, track
from tests.integration.telemetry.test_alerts import evaluated
from tests.support.browser import assert_accessible, assert_no_horizontal_scroll, chromium, open_page

SignedIn = Callable[[str, str], Awaitable[httpx.AsyncClient]]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_the_pages_are_accessible(
    database: OraluSettings, vendor: Vendor, worn: datetime, person: UUID, signed_in: SignedIn, language: str
) -> None:
    await vendor.send(track(worn, 90) + track(worn + timedelta(minutes=90), 29, 900))
    (alert,) = [each for each in await evaluated() if each["state"] == "breach"]
    officer = await signed_in("probation", "officer")
    session = {cookie.name: cookie.value or "" for cookie in officer.cookies.jar}
    server = uvicorn.Server(uvicorn.Config(create_app(), port=0, log_level="warning", lifespan="on"))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.wait({serving}, timeout=0.05)
    address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    paths = (f"/people/{person}/bracelet", f"/people/{person}/zones", f"/alerts/{alert['id']}")
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
            assert page.locator("h1").count() == 1
            if "bracelet" not in path:
                page.locator(".leaflet-container").wait_for()
            assert_accessible(page)
            assert_no_horizontal_scroll(page)
