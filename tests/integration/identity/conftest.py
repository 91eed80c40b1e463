"""The sign-in pages of one service, in this process."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import cast

import httpx
import pytest
from httpx._transports.asgi import _ASGIApp

from shared.settings import OraluSettings
from shared.web.app import create_app
from tests.support.apps import started
from tests.support.sign_in import csrf_token

BASE = "http://127.0.0.1:8001"
From = Callable[[str], Awaitable[httpx.AsyncClient]]


@pytest.fixture
async def client_from(engines: OraluSettings) -> AsyncIterator[From]:
    """`await client_from("10.1.2.3")`: a browser at that address, reading English."""
    app = create_app(service="probation", settings=engines, route_handlers=[], engines=[], templates=())
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(started(app))

        async def make(address: str) -> httpx.AsyncClient:
            transport = httpx.ASGITransport(app=cast("_ASGIApp", app), client=(address, 40000), raise_app_exceptions=False)
            client = httpx.AsyncClient(transport=transport, base_url=BASE, headers={"accept-language": "en"})
            return await stack.enter_async_context(client)

        yield make


@pytest.fixture
async def client(client_from: From) -> httpx.AsyncClient:
    """A browser on this machine."""
    return await client_from("127.0.0.1")


async def post(client: httpx.AsyncClient, path: str, **fields: str) -> httpx.Response:
    """Send a form with its token, as the page does."""
    token = csrf_token((await client.get("/sign-in")).text)
    return await client.post(path, data=fields | {"_csrf_token": token})
