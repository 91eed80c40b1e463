"""A real web process ends when it is told to, also while somebody looks at a live page."""

import signal
import time
from collections.abc import Iterator

import httpx
import pytest

from shared.settings import OraluSettings
from tests.support.sign_in import sign_in
from tests.support.web_process import WebProcess

AT_ONCE_SECONDS = 2.5
"""Less than what a process gives requests that do not end."""


@pytest.fixture
def web_process(database: OraluSettings) -> Iterator[WebProcess]:
    started = WebProcess("probation")
    yield started
    started.stop()


async def test_a_live_page_ends_with_its_process(web_process: WebProcess) -> None:
    async with httpx.AsyncClient(base_url=web_process.address, trust_env=False) as client:
        await sign_in(client, "officer")
        async with client.stream("GET", "/queue/events", timeout=30) as stream:
            lines = stream.aiter_lines()
            assert await anext(lines) == "event: changed"
            began = time.monotonic()
            web_process.process.send_signal(signal.SIGTERM)
            assert [line async for line in lines][-1] == "", "the stream ended whole"
    assert web_process.process.wait(10) in (0, -signal.SIGTERM)
    assert time.monotonic() - began < AT_ONCE_SECONDS
