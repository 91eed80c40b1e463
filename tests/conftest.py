"""What every test may ask for: servers, a fresh database, the services in this process, the whole system as real processes."""

import base64
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import httpx
import pytest
from litestar import Litestar

from infra import photographs
from shared import clock
from shared.settings import OraluSettings, settings
from tests.builders.moments import FixedClock
from tests.support.apps import started
from tests.support.clients import ClientFor, SignedIn
from tests.support.configuration import SERVICES, forget_settings
from tests.support.servers import TEMPLATE, Servers, running
from tests.support.system import System
from tests.support.system import running as running_system

ROLES = ("identity", *SERVICES)
PORTS = {"probation": 8001, "reintegration": 8002, "biometrics": 8003}
MASTER_KEY = base64.b64encode(b"a key for tests, never for data!").decode()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One test process starts the whole system, the others go on with the rest."""
    for item in items:
        if "system" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("system"))


@pytest.fixture
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> FixedClock:
    """The clock of this process stands at NOW until the test moves it."""
    fixed = FixedClock()
    monkeypatch.setattr(clock, "now", fixed)
    return fixed


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """PostgreSQL and Redis of this test process."""
    with TemporaryDirectory(prefix="oralu-test-", ignore_cleanup_errors=True) as folder, running(Path(folder)) as started:
        yield started


@pytest.fixture
async def database(servers: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[OraluSettings]:
    """Settings that point at a database of this test's own, with every migration applied, and at an empty Redis."""
    for name in [name for name in os.environ if name.startswith("ORALU_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ORALU_REDIS_URL", servers.redis_url)
    monkeypatch.setenv("ORALU_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("ORALU_MASTER_KEY", MASTER_KEY)
    monkeypatch.setenv("ORALU_DEMO", "true")
    if not servers.template_ready:
        await _make_template(servers, monkeypatch)
    name = await servers.clone()
    monkeypatch.setenv("ORALU_DATABASE_URL", servers.database_url(name))
    servers.empty_redis()
    forget_settings()
    yield settings()
    forget_settings()
    await servers.drop(name)


@pytest.fixture
async def engines(database: OraluSettings) -> AsyncIterator[OraluSettings]:
    """The connection pools of every role, open for the length of the test."""
    from shared.db.engine import engine

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
                module = import_module(f"services.{service}.app")
                app: Litestar = module.create_app()
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
        await sign_in(client, login, database)
        return client

    return make


@pytest.fixture(scope="session")
def face_photos() -> Path:
    """The folder of face photographs (`obama.jpg`, `obama2.jpg`, `biden.jpg`, …)."""
    try:
        return photographs.photographs()
    except photographs.NoPhotographs as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def system() -> Iterator[System]:
    """Every process of Oralu as `make run` starts them, with demo data, at 23:00 in Almaty."""
    with running_system() as started:
        yield started


async def _make_template(servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    from shared.db.migrate import migrate

    monkeypatch.setenv("ORALU_DATABASE_URL", servers.database_url(TEMPLATE))
    forget_settings()
    await servers.embedded.ensure_database(TEMPLATE)
    await migrate(settings())
    servers.template_ready = True
