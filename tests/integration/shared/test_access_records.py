"""The record of looks: written before the answer, in batches, and never changed."""

import asyncio

import asyncpg
import pytest

from shared.access import records
from shared.access.records import AccessRecord, Event, Writer
from shared.db.engine import engine
from shared.settings import OraluSettings
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.support.clients import SignedIn
from tests.support.looks import recorded

PATIENCE = 5


def a_look(route: str = "/people/{person}") -> AccessRecord:
    return AccessRecord(
        Event.PAGE, NOW, "probation", route, "10.0.0.1", account=fresh(), role="officer", persons=(fresh(), fresh()), status=200
    )


class Counting(Writer):
    """Counts its statements."""

    def __init__(self) -> None:
        super().__init__(engine("identity"))
        self.batches: list[int] = []

    async def _insert(self, rows: list[AccessRecord]) -> None:
        self.batches.append(len(rows))
        await super()._insert(rows)


async def test_looks_of_the_same_moment_share_a_statement(engines: OraluSettings) -> None:
    writer = Counting()
    await asyncio.gather(*(writer.write(a_look(f"/{number}")) for number in range(20)))
    assert writer.batches == [20]
    assert sorted(int(row.route[1:]) for row in await recorded()) == list(range(20))


async def test_a_record_is_there_when_its_writer_returns(engines: OraluSettings) -> None:
    look = a_look()
    await records.note(look)
    (row,) = await recorded()
    assert (row.account, set(row.persons), row.address, row.status) == (look.account, set(look.persons), "10.0.0.1", 200)


async def test_a_browser_that_goes_away_takes_no_record_with_it(engines: OraluSettings) -> None:
    writer = Counting()
    waiting = asyncio.create_task(writer.write(a_look()))
    await asyncio.sleep(0)
    waiting.cancel()
    await writer.flush()
    assert len(await recorded()) == 1


async def test_a_record_does_not_join_the_transaction_of_its_request(engines: OraluSettings) -> None:
    async def fails() -> None:
        async with engine("identity").transaction():
            await records.note(a_look())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fails()
    assert len(await recorded()) == 1


@pytest.mark.parametrize("statement", ["UPDATE identity.access_record SET reason = 'x'", "DELETE FROM identity.access_record"])
async def test_nobody_changes_or_removes_a_record(statement: str, engines: OraluSettings) -> None:
    await records.note(a_look())
    pool = engine("identity").pool
    assert pool is not None
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute(statement)
    owner = await asyncpg.connect(engines.database_url)
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await owner.execute(statement)
    finally:
        await owner.close()


async def test_an_answer_waits_until_its_record_is_written(signed_in: SignedIn, database: OraluSettings) -> None:
    client = await signed_in("probation", "officer")
    owner = await asyncpg.connect(database.database_url)
    try:
        async with owner.transaction():
            await owner.execute("LOCK TABLE identity.access_record IN ACCESS EXCLUSIVE MODE")
            answering = asyncio.create_task(client.get("/people"))
            waits = "SELECT 1 FROM pg_locks WHERE relation = 'identity.access_record'::regclass AND NOT granted"
            async with asyncio.timeout(PATIENCE):
                while not await owner.fetchval(waits):  # noqa: ASYNC110 - another connection waits for the lock
                    await asyncio.sleep(0)
            assert not answering.done()
        assert (await answering).status_code == 200
    finally:
        await owner.close()


async def test_what_cannot_be_recorded_is_not_shown(signed_in: SignedIn, database: OraluSettings) -> None:
    client = await signed_in("probation", "officer")
    owner = await asyncpg.connect(database.database_url)
    try:
        await owner.execute("REVOKE INSERT ON identity.access_record FROM identity")
        answer = await client.get("/people")
        assert answer.status_code == 503
        assert "caseload" not in answer.text
        assert (await client.get("/sign-in")).status_code == 200, "what shows nobody is answered"
    finally:
        await owner.execute("GRANT INSERT ON identity.access_record TO identity")
        await owner.close()
