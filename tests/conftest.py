"""Fixtures for every test: servers, a fresh database, the services in this process."""

import base64
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from litestar import Litestar

import tests.support.hashing  # noqa: F401  # before our other modules: some of them hash a secret when they are imported
from infra.loading import photographs
from services.biometrics.capabilities import CAPABILITIES as OF_BIOMETRICS
from services.probation.capabilities import CAPABILITIES as OF_PROBATION
from services.reintegration.capabilities import CAPABILITIES as OF_REINTEGRATION
from shared import clock
from shared.db.acting import process_is_the_system
from shared.db.engine import engine
from shared.registry import fill
from shared.settings import OraluSettings, settings
from tests.builders.moments import FixedClock
from tests.support.apps import kept as kept_app
from tests.support.apps import started
from tests.support.beginnings import PLAIN
from tests.support.clients import ClientFor, SignedIn
from tests.support.configuration import SERVICES, forget_settings
from tests.support.databases import Beginning
from tests.support.servers import Servers, running, throwaway_folder

ROLES = ("identity", *SERVICES)
process_is_the_system(on_connections=False)  # tests call actions directly; a web request says itself on whose behalf it is
fill("probation", OF_PROBATION)
fill("reintegration", OF_REINTEGRATION)
fill("biometrics", OF_BIOMETRICS)
PORTS = {"probation": 8001, "reintegration": 8002, "biometrics": 8003}
MASTER_KEY = base64.b64encode(b"a key for tests, never for data!").decode()

pytest_plugins = [f"tests.support.{name}" for name in ("beside", "browser", "cpu", "distribution", "examples", "system")]


@pytest.fixture
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """The clock of this process stands at NOW until the test moves it."""
    fixed = FixedClock()
    monkeypatch.setattr(clock, "now", fixed)
    return fixed


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """PostgreSQL and Redis of this test process."""
    with throwaway_folder() as folder, running(folder) as started:
        yield started


@pytest.fixture
def beginning() -> Beginning:
    """The content of the database when a test begins: every migration, and the demo accounts. A folder of tests may override it."""
    return PLAIN


@pytest.fixture
async def database(servers: Servers, beginning: Beginning, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[OraluSettings]:
    """Settings that point at a database with `beginning` as content, and at an empty Redis."""
    for name in [name for name in os.environ if name.startswith("ORALU_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ORALU_REDIS_URL", servers.redis_url)
    monkeypatch.setenv("ORALU_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("ORALU_MASTER_KEY", MASTER_KEY)
    monkeypatch.setenv("ORALU_DEMO", "true")

    def use(url: str) -> None:
        monkeypatch.setenv("ORALU_DATABASE_URL", url)
        forget_settings()

    kept = await servers.database(beginning, use)
    use(await kept.fresh())
    servers.empty_redis()
    yield settings()
    forget_settings()
    close_forgotten_pools()
    await kept.clean()


@pytest.fixture
async def engines(database: OraluSettings) -> AsyncIterator[OraluSettings]:
    """The connection pools of every role, open during the test."""
    async with AsyncExitStack() as stack:
        for role in ROLES:
            await engine(role).start_connection_pool()
            stack.push_async_callback(engine(role).close_connection_pool)
        yield database


@pytest.fixture
async def client_for(database: OraluSettings) -> AsyncIterator[ClientFor]:
    """`await client_for("probation")`: a client of that service, running in this process with its start-up hooks."""
    async with AsyncExitStack() as stack:
        apps: dict[str, Litestar] = {}

        async def make(service: str) -> httpx.AsyncClient:
            if service not in apps:
                app = kept_app(service)
                await stack.enter_async_context(started(app))
                apps[service] = app
            transport = httpx.ASGITransport(app=cast("Any", apps[service]), raise_app_exceptions=False)
            client = httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{PORTS[service]}")
            return await stack.enter_async_context(client)

        yield make


@pytest.fixture
async def signed_in(client_for: ClientFor, database: OraluSettings) -> SignedIn:
    """`await signed_in("probation", "officer")`: a client that a demo account has signed in with."""

    from tests.support.sign_in import sign_in

    async def make(service: str, login: str) -> httpx.AsyncClient:
        client = await client_for(service)
        await sign_in(client, login)
        return client

    return make


@pytest.fixture(scope="session")
def face_photos() -> Path:
    """The folder of face photographs (`obama.jpg`, `obama2.jpg`, `biden.jpg`, …)."""
    try:
        return photographs.photographs()
    except photographs.NoPhotographs as missing:
        pytest.skip(str(missing))


def close_forgotten_pools() -> None:
    """An aborted test may have left some open; the next test would use their cached data."""
    for role in ROLES:
        left = engine(role)
        if left.pool is not None:
            left.pool.terminate()
            left.pool, left._users = None, 0
