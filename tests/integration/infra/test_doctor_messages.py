"""The doctor reports messages that do not arrive, and missing migrations."""

from dataclasses import replace
from uuid import uuid4

import asyncpg
import pytest

from infra.doctor import _look_at_database, _look_at_messages
from infra.planning import plan
from services.biometrics.migrations import biometrics_baseline as migrations_biometrics_baseline
from services.probation.migrations import probation_baseline
from shared.settings import OraluSettings
from tests.builders.moments import NOW


@pytest.mark.parametrize(("statement", "expected"), [(None, (0, 0)), ("outbox", (1, 0)), ("refused", (0, 1))])
async def test_messages_that_do_not_arrive_are_counted(statement: str | None, expected: tuple[int, int], database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    try:
        if statement == "outbox":
            await connection.execute(
                "INSERT INTO probation.outbox (id, type, receiver, person, sequence, created_at, alerted_at, attempts)"
                " VALUES ($1, 'probation.breach_confirmed.v1', 'reintegration', $1, 1, $2, $2, 8)",
                uuid4(),
                NOW,
            )
        if statement == "refused":
            await connection.execute(
                "INSERT INTO biometrics.dead_letter (id, type, sender, person, sequence, reason, first_at, last_at, times)"
                " VALUES ($1, 'probation.check_in_due.v9', 'probation', $1, 1, 'unknown_type', $2, $2, 3)",
                uuid4(),
                NOW,
            )
    finally:
        await connection.close()
    what = replace(plan(), outside_database_url=database.database_url)
    assert await _look_at_messages(what) == expected
    assert (await _look_at_database(what))[1] == "", "every migration was applied"


async def test_a_migration_that_is_missing_is_told_though_another_room_has_one_of_its_number(database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    try:
        await connection.execute("DELETE FROM migration WHERE app_name = 'biometrics' AND name = $1", migrations_biometrics_baseline.ID)
    finally:
        await connection.close()
    assert probation_baseline.ID == migrations_biometrics_baseline.ID
    facts, behind = await _look_at_database(replace(plan(), outside_database_url=database.database_url))
    assert facts.major >= 16
    wanted, done = (int(part.split()[0]) for part in behind.split(", "))
    assert wanted - done == 1
