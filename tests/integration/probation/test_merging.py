"""Two records of one person become one, and two again where that was wrong."""

import json
from typing import Any
from uuid import UUID

import pytest

from services.probation.cases.queries import case, registrations
from services.probation.database import DB
from services.probation.merging.actions import answer
from services.probation.search.queries import find
from services.probation.timeline.queries import timeline
from shared.db.acting import SYSTEM as EVERYTHING
from shared.db.acting import acting
from shared.db.engine import transaction
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.merges import merged, twice, unmerged
from tests.builders.moments import NOW

pytestmark = pytest.mark.usefixtures("engines")
LEFT_OUT = {"audit", "outbox", "outbox_sequence", "person_merge", "merged_row", "timeline_entry", "field_change", "queue_item"}
TABLES = """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'person' AND NOT a.attisdropped
    WHERE c.relnamespace = 'probation'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1"""


async def snapshot() -> dict[str, list[str]]:
    """Every row about a person, except what only grows."""
    found: dict[str, list[str]] = {}
    with acting(EVERYTHING):
        async with transaction(DB):
            for table in ["person", *(row["relname"] for row in await DB.connection().fetch(TABLES))]:
                if table not in LEFT_OUT:
                    rows = await DB.connection().fetch(f"SELECT to_jsonb(t) - 'version' - 'wrapped_key' AS row FROM probation.{table} t")  # noqa: S608
                    found[table] = sorted(json.dumps(json.loads(row["row"]), sort_keys=True) for row in rows)
    return found


async def rows(statement: str, *values: Any) -> list[Any]:
    with acting(EVERYTHING):
        async with transaction(DB):
            return [tuple(row.values()) for row in await DB.connection().fetch(statement, *values)]


async def test_the_surviving_record_shows_both(engines: OraluSettings) -> None:
    one, two = await twice()
    await merged(one, two, "phone")
    found = await case(OFFICER, one)
    assert found is not None
    assert found.phone == "+77010000002"
    assert len(await registrations(OFFICER, one)) == 2
    led = await case(OFFICER, two)
    assert led is not None
    assert led.person == one
    kinds = [entry.kind for entry in await timeline(one)]
    assert kinds.count("registered") == 2
    assert "persons_merged" in kinds
    hits = await find("Ayguly Ahmetova")
    assert {hit.person for hit in hits} == {one}


async def test_undoing_gives_back_what_belonged_to_each(engines: OraluSettings) -> None:
    one, two = await twice()
    before = await snapshot()
    merge = await merged(one, two, "phone", "birth_date", "family_name")
    assert await snapshot() != before
    await unmerged(merge)
    after = await snapshot()
    assert {table: after[table] for table in before if after[table] != before[table] and table != "duplicate_suspicion"} == {}
