"""The shared pages on a real address, so that a real browser can look at them."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from litestar import Litestar, Request, get, post
from litestar.response import ServerSentEvent, Template

from shared.application.app import create_app
from shared.identity.demo import load_demo
from shared.identity.tables import DB
from shared.settings import OraluSettings, settings
from shared.web import live
from shared.web.guards import public
from shared.web.pages import page
from tests.support.configuration import forget_settings
from tests.support.site import Site
from tests.support.system import free_ports
from tests.support.waiting import eventually

HERE = Path(__file__).parent
Web = Request[Any, Any, Any]


@pytest.fixture
def site(database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The shared pages and two samples, with the demo accounts."""
    port = free_ports(1)[0]
    monkeypatch.setenv("ORALU_PROBATION_URL", f"http://127.0.0.1:{port}")
    forget_settings()
    ready: list[Site] = []
    shown: list[int] = [0]

    @asynccontextmanager
    async def with_demo(_: Litestar) -> AsyncGenerator[None, None]:
        await load_demo(settings())
        ready.append(Site(f"http://127.0.0.1:{port}", asyncio.get_running_loop(), shown))
        yield

    app = create_app(
        service="probation",
        settings=settings(),
        route_handlers=[kiosk_sample, kiosk_sample_sent, live_sample, live_events, _part(shown), broken],
        engines=[],
        templates=HERE / "templates",
        lifespan=[with_demo],
    )
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", access_log=False, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        eventually(lambda: server.started)
        yield ready[0]
    finally:
        server.should_exit = True
        thread.join(20)


@get("/kiosk-sample", guards=[public])
async def kiosk_sample(request: Web) -> Template:
    return page(request, "kiosk_sample.html")


@post("/kiosk-sample", guards=[public], status_code=200)
async def kiosk_sample_sent(request: Web) -> Template:
    return page(request, "kiosk_sample.html")


@get("/live-sample", guards=[public])
async def live_sample(request: Web) -> Template:
    return page(request, "live_sample.html")


@get("/live-sample/events", guards=[public])
async def live_events(request: Web) -> ServerSentEvent:
    return live.stream(request, DB, "sample")


@get("/broken", guards=[public])
async def broken() -> None:
    raise RuntimeError("a secret in the text of an error")


def _part(shown: list[int]) -> Any:
    @get("/live-sample/part", guards=[public], media_type="text/html")
    async def part() -> str:
        return f"<p>{len(shown) - 1}</p>"

    return part
