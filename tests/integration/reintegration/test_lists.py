"""The desk's lists in pages: together they are the whole list in the domain's order."""

from datetime import datetime, timedelta
from typing import get_args
from uuid import UUID

import pytest

from services.reintegration.capacity.deadlines import stale_after
from services.reintegration.capacity.domain import Capacity, sort_key
from services.reintegration.caseload import queries as caseload_queries
from services.reintegration.cases.opening import open_case
from services.reintegration.cases.tables import Case
from services.reintegration.directory import queries as directory_queries
from services.reintegration.directory.search.wanted import Wanted
from services.reintegration.plans import desk_queries as plans_desk_queries
from services.reintegration.provider_portal import queries as provider_portal_queries
from services.reintegration.referrals import desk_queries as referrals_desk_queries
from services.reintegration.tasks import desk_queries as tasks_desk_queries
from services.reintegration.tasks.actions import take_task
from services.reintegration.tasks.domain import Waiting
from services.reintegration.tasks.domain import sort_key as task_sort_key
from services.reintegration.tasks.tables import Task
from shared.actors import Actor, Role
from shared.messages.probation import RegistrationOpenedForReintegration
from tests.builders.actors import COLLEAGUE, HOST, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import BY, Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.support.paging import all_pages

AUDITOR = Actor(fresh(), "Demo Auditor", Role.AUDITOR, None)

READERS = (SOCIAL, AUDITOR)


@pytest.fixture
async def nine_tasks(desk: Desk) -> list[UUID]:
    """Tasks of nine people, urgent and not, overdue and not, on one desk."""
    tasks = []
    for number in range(9):
        made = await (await opened(f"Demo Person {number}")).task(("housing", "work", "education")[number % 3])
        await Task.update({Task.due_at: NOW + timedelta(hours=(number * 5) % 9 - 4)}).where(Task.id == made)
        tasks.append(made)
    return tasks


def in_order(rows: list[tasks_desk_queries.DeskTask], now: datetime) -> bool:
    keys = [task_sort_key(Waiting(row.due_at, row.created_at, row.urgent), now) for row in rows]
    return keys == sorted(keys)


@pytest.mark.parametrize("by", READERS, ids=lambda by: str(by.role))
async def test_tasks_come_in_pages_overdue_and_urgent_ones_first(by: Actor, nine_tasks: list[UUID]) -> None:
    rows = await all_pages(lambda **page: tasks_desk_queries.tasks(by, "free", NOW, **page), size=2)
    assert {row.id for row in rows} == set(nine_tasks)
    assert len(rows) == 9
    assert in_order(rows, NOW)
    assert await tasks_desk_queries.count_tasks(by, "free") == 9


async def test_a_task_is_free_or_mine_or_a_colleagues(nine_tasks: list[UUID]) -> None:
    await take_task(nine_tasks[0], by=SOCIAL, now=NOW)
    await take_task(nine_tasks[1], by=COLLEAGUE, now=NOW)
    found = {
        held_by: {row.id for row in await tasks_desk_queries.tasks(SOCIAL, held_by, NOW, size=20)}
        for held_by in get_args(tasks_desk_queries.HeldBy)
    }
    assert found == {"free": set(nine_tasks[2:]), "mine": {nine_tasks[0]}, "others": {nine_tasks[1]}}


async def test_another_offices_desk_shows_nothing_of_it(nine_tasks: list[UUID]) -> None:
    assert len(await tasks_desk_queries.tasks(SOCIAL_ELSEWHERE, "free", NOW, size=20)) == 0
    assert len(await caseload_queries.cases(SOCIAL_ELSEWHERE, size=20)) == 0


@pytest.mark.parametrize("by", READERS, ids=lambda by: str(by.role))
async def test_cases_without_a_next_step_come_first_then_by_its_day(by: Actor, desk: Desk) -> None:
    for number, name in enumerate(("Ғабитова", "Гаврилова", "Әбілова", "Абаева")):
        other = await opened(name)
        if number % 2:
            await other.plan("One step")
    rows = await all_pages(lambda **page: caseload_queries.cases(by, **page), size=2)
    assert [row.name for row in rows] == ["Demo Person", "Әбілова", "Ғабитова", "Абаева", "Гаврилова"]
    assert [row.next_step for row in rows] == [None, None, None, "One step", "One step"]


@pytest.mark.parametrize("by", READERS, ids=lambda by: str(by.role))
async def test_steps_due_come_in_pages(by: Actor, desk: Desk) -> None:
    await desk.plan("One", "Two", "Three")
    until = (NOW + timedelta(days=7)).date()
    rows = await all_pages(lambda **page: plans_desk_queries.steps_until(by, until, **page), size=2)
    assert {row.text for row in rows} == {"One", "Two", "Three"}
    assert await plans_desk_queries.count_steps_until(by, until) == 3


@pytest.mark.parametrize("by", READERS, ids=lambda by: str(by.role))
async def test_referrals_on_their_way_come_in_pages(by: Actor, desk: Desk) -> None:
    sent = {await (await opened(f"Demo Person {number}")).referral() for number in range(3)}
    rows = await all_pages(lambda **page: referrals_desk_queries.open_referrals(by, **page), size=2)
    assert {row.id for row in rows} == sent
    assert await referrals_desk_queries.count_awaited(by) == 3


async def test_a_providers_inbox_comes_in_pages(desk: Desk) -> None:
    sent = {await (await opened(f"Demo Person {number}")).referral() for number in range(3)}
    rows = await all_pages(lambda **page: provider_portal_queries.inbox(HOST, "waiting", **page), size=2)
    assert {row.id for row in rows} == sent


async def test_what_belongs_to_a_case_moves_to_its_new_desk(desk: Desk) -> None:
    task = await desk.task("housing")
    await Case.update({Case.office: "71", Case.region: "71"}).where(Case.person == desk.person)
    assert len(await tasks_desk_queries.tasks(SOCIAL_ELSEWHERE, "free", NOW, size=9)) == 0, (
        "the test moved the case behind the action's back"
    )
    await opened_again(desk, "71")
    assert [row.id for row in await tasks_desk_queries.tasks(SOCIAL_ELSEWHERE, "free", NOW, size=9)] == [task]


async def opened_again(desk: Desk, office: str) -> None:
    """The same person is registered at another office."""
    message = RegistrationOpenedForReintegration(
        person=desk.person, registration=fresh(), case_number="71-0001", name="Demo Person", phone=None, language="kk", region=office,
        office=office, birth_year=None,
    )  # fmt: skip
    await open_case(message, by=BY, now=NOW)


@pytest.mark.parametrize("without_full", [False, True])
async def test_offers_come_in_the_order_of_their_places(without_full: bool, desk: Desk) -> None:
    wanted = Wanted(None, None, "75", NOW - stale_after(NOW.date()))
    rows = await all_pages(lambda **page: directory_queries.offers(wanted, without_full=without_full, **page), size=2)
    keys = [sort_key(Capacity(row.available, row.maximum, row.updated_at), NOW, stale_after(NOW.date())) for row in rows]
    assert keys == sorted(keys)
    assert len(rows) == 6 - without_full
    assert await directory_queries.count_full(wanted) == 1
