"""Lists in pages: together they are the whole list, each row once, in order, for each kind of reader."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.caseload import list_queries
from services.probation.caseload import queries as caseload_queries
from services.probation.caseload.domain import Criteria
from services.probation.cases import queries as cases_queries
from services.probation.check_ins import due_queries as check_ins_due_queries
from services.probation.closing.actions import close_registration
from services.probation.queue import queries as queue_queries
from services.probation.queue.actions import change_item, open_item
from services.probation.register.actions import register_person
from services.probation.timeline import queries as timeline_queries
from shared.actors import Actor, Role
from shared.db import keyset
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.people import IIN, person
from tests.builders.registrations import Register, registration
from tests.support.paging import all_pages

AUDITOR = Actor(fresh(), "Demo Auditor", Role.AUDITOR, None)
READERS = (OFFICER, SENIOR, AUDITOR)
NAMES = ("Ярославцева", "Қалиева", "Күзембаева", "Әбілова", "Абаева", "Өмірбекова", "Орынбаева", "Ғабитова", "Гаврилова", "Іргебаева")
ALPHABETICAL = [
    *("Абаева", "Әбілова", "Гаврилова", "Ғабитова", "Күзембаева"),
    *("Қалиева", "Орынбаева", "Өмірбекова", "Іргебаева", "Ярославцева"),
]


@pytest.fixture
async def ten_people(register: Register) -> list[UUID]:
    """Ten fictional people of one officer, registered in no order."""
    return [(await register(person(None, family_name=name))).person for name in NAMES]


@pytest.mark.parametrize("by", READERS, ids=lambda by: str(by.role))
async def test_people_are_listed_in_the_order_of_the_kazakh_alphabet_on_every_page(by: Actor, ten_people: list[UUID]) -> None:
    rows = await all_pages(lambda **page: list_queries.people(by, Criteria(), now=NOW, **page), size=3)
    assert [row.name.split()[0] for row in rows] == ALPHABETICAL


@pytest.mark.parametrize("by", READERS, ids=lambda by: str(by.role))
async def test_a_search_finds_a_part_of_a_name_whatever_its_capitals(by: Actor, ten_people: list[UUID]) -> None:
    found = await list_queries.people(by, Criteria("қАЛИ"), now=NOW, size=10)
    assert [row.name.split()[0] for row in found] == ["Қалиева"]


async def test_what_was_typed_means_itself(ten_people: list[UUID]) -> None:
    assert len(await list_queries.people(OFFICER, Criteria("а%в"), now=NOW, size=10)) == 0


@pytest.mark.parametrize("typed", ["75-2026-00004", "+7 701 000 00 01"])
async def test_a_number_finds_by_case_number_and_by_phone(typed: str, ten_people: list[UUID]) -> None:
    rows = await all_pages(lambda **page: list_queries.people(OFFICER, Criteria(typed), now=NOW, **page), size=4)
    assert [row.case_number for row in rows] == sorted(row.case_number for row in rows)
    assert ten_people[3] in {row.person for row in rows}


async def test_a_number_finds_by_iin(register: Register) -> None:
    made = await register()
    (row,) = await list_queries.people(AUDITOR, Criteria(IIN), now=NOW, size=10)
    assert row.person == made.person


async def test_the_list_of_somebody_else_stays_empty(ten_people: list[UUID]) -> None:
    assert len(await list_queries.people(OFFICER_ELSEWHERE, Criteria(), now=NOW, size=10)) == 0
    assert (await list_queries.count_people(OFFICER_ELSEWHERE, Criteria(), now=NOW)).people == 0


async def test_counting_stops_at_the_limit(ten_people: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_queries, "MOST_COUNTED", 4)
    assert (await list_queries.count_people(AUDITOR, Criteria(), now=NOW)).people == 5
    assert keyset.counted(keyset.MOST_COUNTED + 1) == "1000+"


@pytest.mark.parametrize("by", READERS, ids=lambda by: str(by.role))
async def test_check_ins_that_are_open_now_come_in_pages(by: Actor, ten_people: list[UUID]) -> None:
    rows = await all_pages(lambda **page: check_ins_due_queries.due(by, NOW, **page), size=4)
    assert {row.person for row in rows} == set(ten_people)
    assert await check_ins_due_queries.count_due(by, NOW) == len(rows) == 10


@pytest.mark.parametrize("by", READERS, ids=lambda by: str(by.role))
async def test_terms_that_end_soon_come_in_pages(by: Actor, ten_people: list[UUID]) -> None:
    until = NOW.date() + timedelta(days=365)
    rows = await all_pages(lambda **page: caseload_queries.term_ends_soon(by, until, **page), size=4)
    assert {row.person for row in rows} == set(ten_people)
    assert await caseload_queries.count_term_ends_soon(by, until) == 10


@pytest.mark.parametrize("by", READERS, ids=lambda by: str(by.role))
async def test_the_queue_comes_in_pages_by_urgency(by: Actor, ten_people: list[UUID]) -> None:
    for number, one in enumerate(ten_people):
        await open_item(kind="residence", person=one, subject_id=fresh(), reason="residence", priority=1 + number % 3, now=NOW, by=OFFICER)
    rows = await all_pages(lambda **page: queue_queries.queue(by, kind="residence", **page), size=3)
    assert [row.priority for row in rows] == [1] * 4 + [2] * 3 + [3] * 3
    assert (await queue_queries.queue_counts(by)).by_kind["residence"] == 10


async def test_what_is_escalated_moves_up(ten_people: list[UUID]) -> None:
    for one in ten_people[:2]:
        await open_item(kind="residence", person=one, subject_id=one, reason="residence", priority=3, now=NOW, by=OFFICER)
    await change_item(kind="residence", subject_id=ten_people[1], escalation=2)
    first, *_ = await queue_queries.queue(OFFICER, kind="residence")
    assert first.subject_id == ten_people[1]


async def test_what_waits_goes_along_to_the_officer_of_the_new_registration(register: Register) -> None:
    made = await register()
    await close_registration(made.person, reason="other", by=OFFICER, now=NOW)
    await open_item(kind="residence", person=made.person, subject_id=made.person, reason="residence", now=NOW, by=OFFICER)
    await register_person(person(), registration(), by=COLLEAGUE_OFFICER, now=NOW + timedelta(hours=1))
    assert "residence" in {item.kind for item in await queue_queries.queue(COLLEAGUE_OFFICER)}
    assert "residence" not in {item.kind for item in await queue_queries.queue(OFFICER)}


async def test_one_registration_of_each_person_is_the_current_one(register: Register) -> None:
    made = await register()
    await close_registration(made.person, reason="other", by=OFFICER, now=NOW)
    again = await register_person(person(), registration(), by=OFFICER, now=NOW + timedelta(hours=1))
    case = await cases_queries.case(OFFICER, made.person)
    assert case is not None
    assert case.registration == again.registration
    assert (await list_queries.count_people(OFFICER, Criteria(closed=True), now=NOW)).people == 0


async def test_the_timeline_goes_on_behind_its_last_entry(engines: OraluSettings, register: Register) -> None:
    made = await register()
    whole = list(await timeline_queries.timeline(made.person))
    rows = await all_pages(lambda **page: timeline_queries.timeline(made.person, **page), size=1)
    assert rows == whole
