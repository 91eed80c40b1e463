"""A subject with a card, a check-in that is due, and a kiosk."""

from collections.abc import Iterator

import httpx
import pytest

from services.biometrics.engine import client as engine_client
from services.biometrics.engine.pool import FacePool
from services.biometrics.settings import settings
from shared.settings import OraluSettings
from tests.builders.kiosk_pages import enrolled_kiosk
from tests.builders.subjects import Person, enrolled
from tests.support.clients import ClientFor
from tests.support.web_process import WebProcess


class KeptPool(FacePool):
    """A pool that the next test uses again, because a process of the engine takes seconds to start."""

    def close(self) -> None:
        """Does nothing; the end of the run stops it."""

    def end(self) -> None:
        """End every process."""
        super().close()


@pytest.fixture(scope="package")
def kept_faces() -> Iterator[KeptPool]:
    """One process of the engine without an artefact, for every test of this folder that needs no calibration."""
    pool = KeptPool(1)
    yield pool
    pool.end()


@pytest.fixture(autouse=True)
def one_engine(kept_faces: KeptPool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Applications in this process share the kept engine."""
    new_pool = engine_client.new_pool
    monkeypatch.setattr(engine_client, "new_pool", lambda workers=0: new_pool(workers) if settings().calibration else kept_faces)


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
    """A web process that a test may stop and start again."""
    started = WebProcess("biometrics")
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture
def served(web_process: WebProcess) -> str:
    """The address of a web process of its own."""
    return web_process.address
