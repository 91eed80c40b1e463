"""The sign-in pages of one service, in this process."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import cast

import httpx
import pytest
from httpx._transports.asgi import _ASGIApp

from shared.application.app import create_app
from shared.identity.limits import sign_in
from shared.settings import OraluSettings
from tests.support.apps import started
from tests.support.clients import ClientFrom

BASE = "http://127.0.0.1:8001"


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Strangers do not wait: tests neither sleep nor measure."""
    monkeypatch.setattr(sign_in, "STRANGERS_WAIT", 0.0)


@pytest.fixture
async def client_from(engines: OraluSettings) -> AsyncIterator[ClientFrom]:
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
async def client(client_from: ClientFrom) -> httpx.AsyncClient:
    """A browser on this machine."""
    return await client_from("127.0.0.1")
