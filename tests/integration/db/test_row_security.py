"""The database knows on whose behalf each transaction is, forgets it at its end, and shows nothing to nobody."""

from uuid import UUID

import asyncpg
import pytest

from services.probation.cases.tables import Person, Registration
from services.probation.database import DB
from services.probation.register.actions import Registered
from shared.access.acting import acting_for
from shared.db.acting import NOBODY, SYSTEM, Acting, acting
from shared.db.beyond import beyond_scope
from shared.db.engine import SafeEngine, transaction
from shared.db.rows import fetch_values
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import registered

SEEN = "SELECT count(*) FROM probation.person"
SAID = "SELECT current_setting('oralu.scope', true)"


@pytest.fixture
async def two(engines: OraluSettings) -> tuple[Registered, Registered]:
    """Somebody on the register of two officers of two offices."""
    return await registered(person(None)), await registered(person(None, office="71"), by=OFFICER_ELSEWHERE)


async def seen() -> int:
    """How many people a query without a WHERE shows."""
    (number,) = await fetch_values(DB, SEEN)
    return int(number)


async def test_an_officer_is_shown_their_own_caseload_alone(two: tuple[Registered, Registered]) -> None:
    with acting(acting_for(OFFICER)):
        assert [row["id"] for row in await Person.select(Person.id)] == [two[0].person]
        assert await seen() == 1


async def test_where_nobody_is_named_nothing_is_shown_and_nothing_written(two: tuple[Registered, Registered]) -> None:
    with acting(NOBODY):
        assert await seen() == 0
        async with transaction(DB):
            assert await seen() == 0
        assert not await Registration.update({Registration.court: "Another"}).where(Registration.court != "").returning(Registration.id)
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await registered(person(None))
    assert await Registration.count().where(Registration.court == "Another") == 0


async def test_what_a_transaction_was_told_does_not_stay_on_its_connection(two: tuple[Registered, Registered]) -> None:
    one_connection = SafeEngine("probation")
    await one_connection.start_connection_pool(min_size=1, max_size=1)
    try:
        with acting(acting_for(OFFICER)):
            async with transaction(one_connection):
                assert await fetch_values(one_connection, SEEN) == [1]
            assert await fetch_values(one_connection, SEEN) == [1]
        assert one_connection.pool is not None
        async with one_connection.pool.acquire() as connection:  # what a statement sees that was told nothing
            assert await connection.fetchval(SAID) in {None, ""}
            assert await connection.fetchval(SEEN) == 0
        with acting(NOBODY):
            assert await fetch_values(one_connection, SEEN) == [0]
    finally:
        await one_connection.close_connection_pool()


async def test_a_statement_that_failed_leaves_the_connection_usable_and_untold(two: tuple[Registered, Registered]) -> None:
    one_connection = SafeEngine("probation")
    await one_connection.start_connection_pool(min_size=1, max_size=1)
    try:
        with acting(acting_for(OFFICER)):
            with pytest.raises(asyncpg.DivisionByZeroError):
                await fetch_values(one_connection, "SELECT 1 / 0")
            assert await fetch_values(one_connection, SEEN) == [1]
        assert one_connection.pool is not None
        async with one_connection.pool.acquire() as connection:
            assert await connection.fetchval(SEEN) == 0
    finally:
        await one_connection.close_connection_pool()


async def test_a_change_without_a_where_changes_the_own_caseload_alone(two: tuple[Registered, Registered]) -> None:
    with acting(acting_for(OFFICER)):
        async with transaction(DB):
            await DB.connection().execute("UPDATE probation.registration SET court = 'Another'")
            await DB.connection().execute("UPDATE probation.check_in SET version = 77")
    changed = await Registration.select(Registration.person).where(Registration.court == "Another")
    assert [row["person"] for row in changed] == [two[0].person]
    of_whom = "SELECT DISTINCT registration FROM probation.check_in WHERE version = 77"
    assert await fetch_values(DB, of_whom) == [two[0].registration]


async def test_a_row_for_somebody_elses_case_is_refused(two: tuple[Registered, Registered]) -> None:
    with acting(acting_for(OFFICER)), pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with transaction(DB):
            await DB.connection().execute(
                "INSERT INTO probation.timeline_entry (id, person, kind, details, at, by_id, by_name)"
                " VALUES (gen_random_uuid(), $1, 'note', '{}', $3, $2, 'x')",
                *(two[1].person, OFFICER.id, NOW),
            )


async def test_beyond_the_scope_everything_is_shown_until_the_block_ends(two: tuple[Registered, Registered]) -> None:
    with acting(acting_for(OFFICER)):
        async with beyond_scope(DB, "a test"):
            assert await seen() == 2
        assert await seen() == 1
        async with transaction(DB):
            assert await seen() == 1
            async with beyond_scope(DB, "a test"):
                assert await seen() == 2
            assert await seen() == 1


async def test_an_error_beyond_the_scope_ends_it_too(two: tuple[Registered, Registered]) -> None:
    with acting(acting_for(OFFICER)):
        async with transaction(DB):
            with pytest.raises(asyncpg.DivisionByZeroError):
                async with transaction(DB), beyond_scope(DB, "a test"):
                    await fetch_values(DB, "SELECT 1 / 0")
            assert await seen() == 1
            with pytest.raises(LookupError):
                async with beyond_scope(DB, "a test"):
                    raise LookupError
            assert await seen() == 1


async def test_connections_of_the_systems_processes_say_so_when_they_begin(
    two: tuple[Registered, Registered], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shared.db.acting._on_connections", True)
    system = SafeEngine("probation")
    await system.start_connection_pool(min_size=1, max_size=1)
    try:
        assert system.scope_to_set() is None
        assert await fetch_values(system, SEEN) == [2]
        with acting(acting_for(OFFICER)):
            assert await fetch_values(system, SEEN) == [1]
        assert await fetch_values(system, SEEN) == [2]
    finally:
        await system.close_connection_pool()


@pytest.mark.parametrize("code", ["75'; DROP TABLE probation.person; --", "", "a b", "{75}"])
def test_a_code_that_is_none_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="letters"):
        _ = Acting("own", offices=(code,)).statement


def test_the_system_is_named_in_one_word() -> None:
    assert "set_config('oralu.scope', 'system', true)" in SYSTEM.statement
    assert "set_config('oralu.scope', '', true)" in NOBODY.statement
    number = UUID(int=7)
    assert f"'oralu.officers', '{{{number}}}'" in Acting("own", officers=(number,)).statement
