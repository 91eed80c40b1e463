"""Whenever the taking over of a register is killed, every row of its file is registered once, and none is lost."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from infra.paths import ROOT
from tests.builders.register_files import as_csv, people, table
from tests.support.system import System
from tests.support.waiting import eventually_async

ROWS, KILLED_AFTER = 120, (10, 40)
"""Rows of the file; after how many registrations the command is killed, and then the worker that goes on instead of it."""
LETTERS = str.maketrans("0123456789", "ghijklmnop")
pytestmark = [pytest.mark.chaos, pytest.mark.deep, pytest.mark.timeout(300)]


@pytest.fixture
async def connection(chaos: System) -> AsyncIterator[asyncpg.Connection]:
    """The owner's connection."""
    opened = await asyncpg.connect(chaos.database_url)
    yield opened
    await opened.close()


async def test_an_import_that_is_killed_registers_every_row_once(chaos: System, connection: asyncpg.Connection, tmp_path: Path) -> None:
    rows = [
        each | dates(chaos.now().date()) | {"family_name": letters(), "phone": f"8 702 {number:07}", "address": f"Демо көшесі {number}"}
        for number, each in enumerate(people(ROWS))
    ]
    names = [each["family_name"] for each in rows]
    file = tmp_path / "register.csv"
    file.write_bytes(as_csv(table(rows)))
    arguments = ("import-register", str(file), "--as", "senior", "--language", "en")
    command = (sys.executable, "-m", "infra.cli", *arguments)
    first = await asyncio.create_subprocess_exec(*command, env=chaos.environment, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL)
    await eventually_async(partial(registered, connection, names, KILLED_AFTER[0]), seconds=90)
    first.kill()
    await first.wait()
    assert await count(connection, names) < ROWS, "it was killed in the middle"
    await eventually_async(partial(registered, connection, names, KILLED_AFTER[1]), seconds=90)
    chaos.kill("probation-worker")
    again = await asyncio.to_thread(chaos.command, *arguments)
    assert f"registered: {ROWS} · to be decided: 0" in again.stdout, again.stdout + again.stderr
    people_made = await connection.fetch("SELECT id, family_name FROM probation.person WHERE family_name = ANY($1)", names)
    assert sorted(each["family_name"] for each in people_made) == sorted(names)
    for effects in EFFECTS:
        await eventually_async(partial(are, connection, effects, [each["id"] for each in people_made]), seconds=90)


EFFECTS = (
    "SELECT count(*) FROM probation.registration WHERE person = ANY($1)",
    "SELECT count(*) FROM probation.import_row WHERE person = ANY($1) AND result = 'made'",
    "SELECT count(*) FROM reintegration.timeline_entry WHERE person = ANY($1) AND kind = 'case_opened'",
    "SELECT count(*) FROM biometrics.audit WHERE about = ANY($1) AND action = 'subject_opened'",
)
"""What every person has once, in each service."""


def letters() -> str:
    """A name that is like no other."""
    return uuid4().hex[:12].translate(LETTERS).capitalize()


def dates(today: date) -> dict[str, str]:
    """Those of a registration on the day before, by the clock of the running system."""
    ago = {"court_decision_on": 9, "in_force_on": 3, "registered_on": 1, "term_ends_on": -400}
    return {"first_check_in_on": "", **{column: f"{today - timedelta(days=days):%d.%m.%Y}" for column, days in ago.items()}}


async def count(connection: asyncpg.Connection, names: Sequence[str]) -> int:
    """How many of them are registered."""
    found: int = await connection.fetchval("SELECT count(*) FROM probation.person WHERE family_name = ANY($1)", names)
    return found


async def registered(connection: asyncpg.Connection, names: Sequence[str], least: int) -> bool:
    """Whether so many are."""
    return await count(connection, names) >= least


async def are(connection: asyncpg.Connection, effects: str, people_made: Sequence[object]) -> bool:
    """Whether every one has it."""
    return bool(await connection.fetchval(effects, people_made) == ROWS)
