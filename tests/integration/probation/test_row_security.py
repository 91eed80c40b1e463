"""Without the WHERE of its scope, no query of probation's shows more than the scope."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from services.probation.caseload import list_queries as caseload
from services.probation.caseload import queries as ending_queries
from services.probation.caseload.domain import Criteria
from services.probation.cases import queries as cases
from services.probation.cases.scoping import Arguments
from services.probation.check_ins import due_queries
from services.probation.check_ins import queries as check_ins
from services.probation.database import DB
from services.probation.queue import queries as queue
from services.probation.register.actions import Registered
from shared.access.acting import acting_for
from shared.access.scope import Scope
from shared.actors import Actor, Role
from shared.db.acting import acting
from shared.db.rows import fetch_values
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, HOST, OFFICER, OFFICER_ELSEWHERE, SENIOR, SOCIAL
from tests.builders.check_ins import check_in_in_doubt
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.people import person
from tests.builders.registrations import registered
from tests.support.row_security import count_all, count_shown

AUDITOR = Actor(fresh(), "Demo Auditor", Role.AUDITOR, None)
ADMINISTRATOR = Actor(fresh(), "Demo Administrator", Role.ADMINISTRATOR, None)
WHOSE = (OFFICER, COLLEAGUE_OFFICER, OFFICER_ELSEWHERE)
SHOWN = [
    (OFFICER, 1), (COLLEAGUE_OFFICER, 1), (OFFICER_ELSEWHERE, 1), (SENIOR, 2), (AUDITOR, 3), (HOST, 0), (SOCIAL, 2), (ADMINISTRATOR, 0),
    (replace(COLLEAGUE_OFFICER, covers=(OFFICER.id,)), 2), (replace(SENIOR, office="7", whole_region=True), 3),
]  # fmt: skip
"""How many of three people, of two officers of one office and one of another, each reader is shown."""


@pytest.fixture
async def three(engines: OraluSettings) -> list[Registered]:
    """Somebody on the register of each officer, one after the other."""
    return [await registered(person(None, family_name="Samename", office=by.office or ""), by=by) for by in WHOSE]


@pytest.fixture
def without_a_where(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody forgot the condition of every query."""

    def everything(_: Actor, _place: int, *_alias: str, **_further: bool) -> tuple[str, list[Any]]:
        return "true", []

    def all_of_it(_rules: Scope, _arguments: Arguments, _alias: str) -> list[str]:
        return ["true"]

    for module in (caseload, ending_queries, cases, check_ins, due_queries):
        monkeypatch.setattr(module, "scope", everything)
    monkeypatch.setattr(queue, "reach", all_of_it)


Query = Callable[[Actor], Awaitable[int]]


async def _people(by: Actor) -> int:
    return len(await caseload.people(by, Criteria(), now=NOW, size=10))


async def _counted(by: Actor) -> int:
    return (await caseload.count_people(by, Criteria(), now=NOW)).people


async def _searched(by: Actor) -> int:
    return len(await caseload.people(by, Criteria("amenam"), now=NOW, size=10))


async def _misspelled(by: Actor) -> int:
    return len(await caseload.people(by, Criteria("Smaename Pesron"), now=NOW, size=10))


async def _by_phone(by: Actor) -> int:
    return len(await caseload.people(by, Criteria("701 000 00 01"), now=NOW, size=10))


async def _by_number(by: Actor) -> int:
    return len(await caseload.people(by, Criteria("701000"), now=NOW, size=10))


async def _ending(by: Actor) -> int:
    return len(await ending_queries.term_ends_soon(by, TODAY.replace(year=TODAY.year + 5), size=10))


async def _due(by: Actor) -> int:
    return len(await due_queries.due(by, NOW, size=10))


async def _counted_due(by: Actor) -> int:
    return await due_queries.count_due(by, NOW)


@pytest.mark.usefixtures("three", "without_a_where")
@pytest.mark.parametrize(("by", "number"), SHOWN, ids=lambda each: each.name if isinstance(each, Actor) else str(each))
async def test_a_list_without_its_where_shows_the_scope_alone(by: Actor, number: int) -> None:
    queries: list[Query] = [_people, _counted, _searched, _misspelled, _by_phone, _by_number, _ending, _due, _counted_due]
    with acting(acting_for(by)):
        assert {query.__name__: await query(by) for query in queries} == {query.__name__: number for query in queries}


@pytest.mark.usefixtures("without_a_where")
async def test_a_record_without_its_where_is_shown_to_its_readers_alone(three: list[Registered]) -> None:
    for by, number in SHOWN:
        with acting(acting_for(by)):
            found = [await cases.case(by, made.person) for made in three]
            assert len([case for case in found if case]) == number, by.name


@pytest.mark.usefixtures("without_a_where")
async def test_the_queue_without_its_where_shows_the_scope_alone(engines: OraluSettings) -> None:
    for by in WHOSE:
        await check_in_in_doubt(by, person(None))
    (open_items,) = await fetch_values(DB, "SELECT count(*) FROM probation.queue_item WHERE closed_at IS NULL")
    assert open_items
    for by, number in SHOWN:
        if by.role in {Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR}:
            with acting(acting_for(by)):
                assert len(await queue.queue(by)) == open_items * number // 3, by.name
                assert (await queue.queue_counts(by)).total == open_items * number // 3, by.name


async def test_no_table_shows_more_than_the_scope(engines: OraluSettings) -> None:
    for by in WHOSE:
        await check_in_in_doubt(by, person(None))
    everything = await count_all(DB)
    assert await count_shown(DB, AUDITOR) == everything
    assert {table for table, number in everything.items() if number % 3} == set(), "each of the three has as many rows"
    for by, number in SHOWN:
        assert await count_shown(DB, by) == {table: rows * number // 3 for table, rows in everything.items()}, by.name
    assert set((await count_shown(DB, None)).values()) == {0}


@pytest.mark.parametrize("by", [AUDITOR, replace(AUDITOR, office="75")], ids=["of all", "of an office"])
async def test_an_auditor_changes_nothing(by: Actor, three: list[Registered]) -> None:
    with acting(acting_for(by)):
        assert await fetch_values(DB, "UPDATE probation.registration SET court = 'Another' RETURNING id") == []
        assert await fetch_values(DB, "DELETE FROM probation.check_in RETURNING id") == []
