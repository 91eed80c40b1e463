"""The versions of the law in the database: seeded once, loaded, and never changed."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from services.probation.law.rules import FOLDER, number
from services.probation.law.ruling import RULING
from services.reintegration.law.ruling import RULING as DESK
from shared.db.rows import fetch_values
from shared.law.calendar import FOLDER as SHARED
from shared.law.sources import files_of, install, source_of
from shared.law_versions import Decided, load, seed, versions, write
from tests.builders.moments import NOW, TODAY

CODE = "check_in.window"


@pytest.fixture(autouse=True)
def files_afterwards() -> Iterator[None]:
    """The tests after this one read the files again."""
    yield
    for folder in (FOLDER, SHARED, *DESK.folders.values()):
        install(folder, None)


async def test_the_files_are_added_once_also_by_two_processes_at_once(engines: object) -> None:
    added = await asyncio.gather(seed(RULING, now=NOW), seed(RULING, now=NOW))
    whole = sum(len(entries) for folder in RULING.folders.values() for entries in files_of(folder).sections.values())
    assert sum(added) == whole
    assert await seed(RULING, now=NOW) == 0
    assert await fetch_values(RULING.db, "SELECT count(*) FROM probation.law_version") == [whole]


async def test_the_rows_say_what_the_files_said(engines: object) -> None:
    for ruling in (RULING, DESK):
        await seed(ruling, now=NOW)
        await load(ruling)
        for folder in ruling.folders.values():
            loaded, files = source_of(folder), files_of(folder)
            assert loaded is not files
            assert {section: len(entries) for section, entries in loaded.sections.items()} == {
                section: len(entries) for section, entries in files.sections.items()
            }


async def test_what_did_not_change_is_not_made_again(engines: object) -> None:
    await seed(RULING, now=NOW)
    await load(RULING)
    before = source_of(FOLDER)
    await load(RULING)
    assert source_of(FOLDER) is before


async def test_a_decided_version_rules_from_its_day_on(engines: object) -> None:
    await seed(RULING, now=NOW)
    entry = next(entry for entry in files_of(FOLDER).sections["rule"] if entry["unit"] == "days")
    code, before = entry["code"], int(entry["value"])
    later = TODAY + timedelta(days=30)
    changed = {**entry, "value": before + 1, "valid_from": later.isoformat()}
    version = Decided(uuid4(), "probation", "rule", changed, NOW)
    assert await write(RULING, version)
    assert not await write(RULING, version), "the same version is added once"
    await load(RULING)
    assert (number(code, later - timedelta(days=1)), number(code, later)) == (before, before + 1)
    assert sum(one.key == code and not one.seeded for one in await versions(RULING, "probation")) == 1
