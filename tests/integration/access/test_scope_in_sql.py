"""The condition in SQL selects exactly the rows that the rules name, for registrations, check-ins and items of the queue alike."""

from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from services.probation.cases.scoping import scope
from services.probation.database import DB
from services.probation.purposes.actions import state_purpose
from services.probation.queue.actions import open_item
from shared.access.scope import scope_of
from shared.actors import Actor, Role
from shared.db.engine import transaction
from shared.db.rows import fetch_values
from tests.builders.actors import AUDITOR, COLLEAGUE_OFFICER, OFFICER, SENIOR, actor, officer
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import registered

BRANCH = officer("branch", office="75-02")
FAR = officer("far", office="71")
OFFICERS = (OFFICER, COLLEAGUE_OFFICER, BRANCH, FAR)
PROSECUTOR = actor("prosecutor", Role.PROSECUTOR, office=None)
READERS = (
    *OFFICERS,
    replace(OFFICER, covers=(FAR.id,)),
    replace(OFFICER, covers=(FAR.id, BRANCH.id), authority="police"),
    replace(OFFICER, authority="police"),
    SENIOR,
    replace(SENIOR, covers=(FAR.id,)),
    replace(SENIOR, authority="police"),
    replace(SENIOR, whole_region=True),
    replace(SENIOR, office="75-02", whole_region=True, authority="police"),
    replace(SENIOR, office=None),
    AUDITOR,
    replace(AUDITOR, office="75"),
    replace(AUDITOR, office="75", whole_region=True),
    PROSECUTOR,
    replace(PROSECUTOR, office="75-02"),
    *(actor("somebody", role) for role in (Role.ADMINISTRATOR, Role.PROVIDER, Role.MENTOR)),
)
TABLES = {"registration": "r", "check_in": "c", "queue_item": "q"}
Row = dict[str, Any]


@pytest.fixture
async def rows(engines: object) -> list[Row]:
    """A person for each officer, authority and restriction; the auditor and the prosecutor stated a purpose about one in three."""
    made: list[Row] = []
    for by, authority, restricted in product(OFFICERS, ("probation", "police"), (False, True)):
        found = (await registered(person(None, family_name=f"Number {len(made)}"), by=by)).person
        async with transaction(DB) as opened:
            statement = "UPDATE probation.registration SET supervising_authority = $2, restricted = $3 WHERE person = $1"
            await opened.connection.execute(statement, found, authority, restricted)
            for table in ("check_in", "queue_item"):
                of_table = f"UPDATE probation.{table} SET supervising_authority = $2 WHERE person = $1"  # constants
                await opened.connection.execute(of_table, found, authority)
        await open_item(kind="residence", person=found, subject_id=found, reason="residence", now=NOW, by=by)
        stated = len(made) % 3 == 0
        for reader in (AUDITOR, PROSECUTOR) if stated else ():
            await state_purpose(found, "Complaint 17", by=reader, now=NOW)
        row = {"person": found, "office": by.office, "officer": by.id, "authority": authority}
        made.append(row | {"restricted": restricted, "stated": stated})
    return made


def named(by: Actor, row: Row) -> bool:
    """What the pure rules say."""
    rules = scope_of(by)
    if not rules.reaches(row["office"], row["officer"], row["authority"]):
        return False
    if rules.purpose == "always":
        return bool(row["stated"])
    return not row["restricted"] or rules.sees_restricted(row["office"], row["officer"]) or (rules.purpose != "never" and row["stated"])


async def selected(by: Actor, table: str, alias: str, **more: bool) -> set[UUID]:
    condition, values = scope(by, 1, alias, **more)
    return set(await fetch_values(DB, f"SELECT {alias}.person FROM probation.{table} {alias} WHERE {condition}", *values))


async def test_every_reader_gets_exactly_the_rows_that_the_rules_name(rows: list[Row]) -> None:
    for by, (table, alias) in product(READERS, TABLES.items()):
        wanted = {row["person"] for row in rows if named(by, row)}
        assert await selected(by, table, alias) == wanted, (by, table)


async def test_the_register_names_people_before_a_purpose_is_stated(rows: list[Row]) -> None:
    assert await selected(PROSECUTOR, "registration", "r", in_register=True) == {row["person"] for row in rows}
    in_75 = {row["person"] for row in rows if row["office"] == "75"}
    assert await selected(replace(AUDITOR, office="75"), "registration", "r", in_register=True) == in_75
    own = {row["person"] for row in rows if (row["officer"], row["authority"]) == (OFFICER.id, "probation")}
    assert await selected(OFFICER, "registration", "r", in_register=True) == own
