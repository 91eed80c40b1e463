"""Row-level security behind pgbouncer in transaction mode: few connections to the server are shared, and nobody sees another's rows."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from services.probation.register.actions import Registered
from shared.access.acting import acting_for
from shared.actors import Actor
from shared.db.acting import NOBODY, acting
from shared.db.beyond import beyond_scope
from shared.db.engine import SafeEngine, transaction
from shared.db.rows import fetch_values
from shared.settings import OraluSettings, settings
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import registered
from tests.support.configuration import forget_settings
from tests.support.pgbouncer import pooler
from tests.support.servers import Servers

SEEN = "SELECT count(*) FROM probation.person"
SAID = "SELECT current_setting('oralu.scope', true)"
SHOWN: list[tuple[Actor | None, int]] = [(OFFICER, 1), (OFFICER_ELSEWHERE, 2), (SENIOR, 1), (None, 0)]


@pytest.fixture
async def people(engines: OraluSettings) -> list[Registered]:
    """One person of the demo officer, two of an officer of another office."""
    return [
        await registered(person(None)),
        await registered(person(None, office="71"), by=OFFICER_ELSEWHERE),
        await registered(person(None, office="71", family_name="Another"), by=OFFICER_ELSEWHERE),
    ]


@pytest.fixture
def port(servers: Servers) -> Iterator[int]:
    with tempfile.TemporaryDirectory() as folder, pooler(servers, Path(folder)) as port:
        yield port


@pytest.fixture
async def pooled(people: list[Registered], port: int, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SafeEngine]:
    """Probation's engine as it is set up before a pooler."""
    name = urlsplit(settings().database_url).path
    monkeypatch.setenv("ORALU_DATABASE_URL", f"postgresql://postgres@127.0.0.1:{port}{name}")
    monkeypatch.setenv("ORALU_STATEMENT_CACHE", "0")
    forget_settings()
    engine = SafeEngine("probation")
    await engine.start_connection_pool(max_size=20)
    try:
        yield engine
    finally:
        await engine.close_connection_pool()


async def seen(db: SafeEngine, by: Actor | None) -> tuple[int, int, int]:
    """How many people two statements and a transaction show; other tasks use the same connections meanwhile."""
    with acting(acting_for(by)):
        (first,) = await fetch_values(db, SEEN)
        await asyncio.sleep(0)
        async with transaction(db):
            await asyncio.sleep(0)
            (inside,) = await fetch_values(db, SEEN)
        (last,) = await fetch_values(db, SEEN)
    return first, inside, last


async def test_many_readers_on_two_connections_see_their_own_rows(pooled: SafeEngine) -> None:
    readers = SHOWN * 25
    found = await asyncio.gather(*(seen(pooled, by) for by, _ in readers))
    assert found == [(number,) * 3 for _, number in readers]


async def test_nothing_stays_on_a_connection_of_the_server(pooled: SafeEngine) -> None:
    await asyncio.gather(*(seen(pooled, OFFICER) for _ in range(10)))
    assert pooled.pool is not None
    async with pooled.pool.acquire() as connection:  # what a statement sees that was told nothing
        for _ in range(5):
            assert await connection.fetchval(SAID) in {None, ""}
            assert await connection.fetchval(SEEN) == 0
    with acting(NOBODY):
        assert await fetch_values(pooled, SEEN) == [0]


async def test_a_failed_statement_leaves_nothing_behind(pooled: SafeEngine) -> None:
    with acting(acting_for(OFFICER)):
        for _ in range(5):
            with pytest.raises(asyncpg.DivisionByZeroError):
                await fetch_values(pooled, "SELECT 1 / 0")
        assert await fetch_values(pooled, SEEN) == [1]
    assert await asyncio.gather(*(seen(pooled, None) for _ in range(5))) == [(0, 0, 0)] * 5


async def test_writing_for_somebody_else_is_refused_and_the_way_beyond_the_scope_ends(pooled: SafeEngine, people: list[Registered]) -> None:
    with acting(acting_for(OFFICER)):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with transaction(pooled):
                await pooled.connection().execute(
                    "INSERT INTO probation.timeline_entry (id, person, kind, details, at, by_id, by_name)"
                    " VALUES (gen_random_uuid(), $1, 'note', '{}', $3, $2, 'x')",
                    *(people[1].person, OFFICER.id, NOW),
                )
        async with beyond_scope(pooled, "a test"):
            assert await fetch_values(pooled, SEEN) == [3]
        assert await fetch_values(pooled, SEEN) == [1]
