"""A subject with a card, a check-in that is due, and a kiosk."""

from collections.abc import Iterator

import httpx
import pytest

from shared.settings import OraluSettings
from tests.builders.kiosk_pages import enrolled_kiosk
from tests.builders.subjects import Person, enrolled
from tests.support.clients import ClientFor
from tests.support.web_process import WebProcess


@pytest.fixture
async def person(engines: OraluSettings) -> Person:
    """Registered, due, with a legal basis and a confirmed reference."""
    return await enrolled()


@pytest.fixture
async def kiosk(client_for: ClientFor, database: OraluSettings) -> httpx.AsyncClient:
    """A browser that is an enrolled kiosk."""
    return await enrolled_kiosk(await client_for("biometrics"))


@pytest.fixture
def web_process(engines: OraluSettings) -> Iterator[WebProcess]:
    """One that a test may stop and start again."""
    started = WebProcess("biometrics")
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture
def served(web_process: WebProcess) -> str:
    """The address of a web process of its own."""
    return web_process.address
