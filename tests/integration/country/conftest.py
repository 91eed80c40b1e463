"""A small country, loaded once for a test process and copied for each test."""

import os
from collections.abc import AsyncIterator

import asyncpg
import pytest

from infra.demo import load_country
from shared.settings import OraluSettings, settings
from tests.conftest import forget_settings
from tests.support.servers import Servers

PERSONS = 300
_made: dict[int, str] = {}


@pytest.fixture
async def country(servers: Servers, database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[OraluSettings]:
    """Settings that point at a copy of a country of PERSONS people."""
    if os.getpid() not in _made:
        await load_country(database, PERSONS)
        connection = await asyncpg.connect(database.database_url)
        name = await connection.fetchval("SELECT current_database()")
        await connection.close()
        _made[os.getpid()] = await servers.clone(name)
    name = await servers.clone(_made[os.getpid()])
    monkeypatch.setenv("ORALU_DATABASE_URL", servers.database_url(name))
    forget_settings()
    yield settings()
    await servers.drop(name)


@pytest.fixture
async def look(country: OraluSettings) -> AsyncIterator[asyncpg.Connection]:
    """A connection that sees every service's tables."""
    connection = await asyncpg.connect(country.database_url)
    yield connection
    await connection.close()
