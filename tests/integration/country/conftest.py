"""A small country, loaded once for a test process and copied for each test."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from infra.loading.demo import load_country
from shared.settings import OraluSettings, settings
from tests.support.beginnings import PLAIN
from tests.support.configuration import forget_settings
from tests.support.country import PERSONS
from tests.support.databases import create, drop
from tests.support.servers import Servers

TEMPLATE, COPY = "oralu_country_template", "oralu_country_tests"


@pytest.fixture(scope="package")
def made() -> set[str]:
    """Which templates this test process has made."""
    return set()


@pytest.fixture
async def country(
    servers: Servers, database: OraluSettings, made: set[str], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[OraluSettings]:
    """Settings that point at a copy of a country of PERSONS people."""

    def use(name: str) -> None:
        monkeypatch.setenv("ORALU_DATABASE_URL", servers.database_url(name))
        forget_settings()

    if TEMPLATE not in made:
        await create(servers.database_url, TEMPLATE, PLAIN.template)
        use(TEMPLATE)
        await load_country(settings(), PERSONS)
        made.add(TEMPLATE)
    await create(servers.database_url, COPY, TEMPLATE)
    use(COPY)
    yield settings()
    await drop(servers.database_url, COPY)


@pytest.fixture
async def look(country: OraluSettings) -> AsyncIterator[asyncpg.Connection]:
    """A connection that sees every service's tables."""
    connection = await asyncpg.connect(country.database_url)
    yield connection
    await connection.close()
