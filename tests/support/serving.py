"""An application of this process on a real address, so that a real browser can look at it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import httpx
import uvicorn
from litestar import Litestar
from playwright.sync_api import Browser, Page

from tests.support.browser import open_page


@asynccontextmanager
async def serving(app: Litestar) -> AsyncIterator[str]:
    """The address of the application while the block lasts."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="on"))
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.wait({running}, timeout=0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await running


def page_of(browser: Browser, client: httpx.AsyncClient, address: str, *, width: int, language: str = "en") -> Page:
    """A page of that width in which the client's person is signed in."""
    page = open_page(browser, "tablet", language=language)
    page.set_viewport_size({"width": width, "height": 900})
    cookies = {cookie.name: cast("str", cookie.value) for cookie in client.cookies.jar} | {"oralu_language": language}
    page.context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    return page
