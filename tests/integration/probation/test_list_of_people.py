"""The page with the list of people: searched, filtered, sorted and taken along as a file."""

import csv
import io
import re
import zipfile
from datetime import timedelta
from html import unescape
from uuid import UUID
from xml.etree import ElementTree

import httpx
import pytest

from services.probation.caseload import list_queries, spreadsheet
from services.probation.caseload.domain import Column, Criteria, Order, from_kept
from services.probation.cases.domain.categories import Category
from services.probation.check_ins.actions import expire_check_in
from services.probation.database import Audit
from tests.builders.actors import AUDITOR, COLLEAGUE_OFFICER, OFFICER, SENIOR, SYSTEM
from tests.builders.check_ins import the_check_in
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.integration.access.readers import make_accounts
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.looks import recorded
from tests.support.paging import all_pages

NAMES = ("Қасымова", "=Абаева", "Ярова")


@pytest.fixture
async def three(register: Register) -> list[UUID]:
    """Three people, one of whom is another officer's; their terms end one after the other."""
    made = []
    for days, (name, by) in enumerate(zip(NAMES, (OFFICER, OFFICER, COLLEAGUE_OFFICER), strict=True), start=1):
        made.append((await register(person(None, family_name=name), by=by, days=20 * days)).person)
    return made


async def shown(client: httpx.AsyncClient, **fields: str) -> str:
    """The list after its form was sent."""
    answer = await submit(client, "/people", fields)
    assert answer.status_code == 303
    return unescape((await client.get(answer.headers["location"])).text)


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("descending", [False, True])
async def test_pages_in_every_order_are_the_whole_list(column: Column, descending: bool, three: list[UUID]) -> None:
    order = Order(column, descending)
    rows = await all_pages(lambda **page: list_queries.people(SENIOR, Criteria(), now=NOW, order=order, **page), size=2)
    assert {row.person for row in rows} == set(three)
    assert len(rows) == 3
    other = await all_pages(
        lambda **page: list_queries.people(SENIOR, Criteria(), now=NOW, order=Order(column, not descending), **page), size=2
    )
    assert [row.person for row in other] == [row.person for row in reversed(rows)]


def test_a_list_of_the_whole_country_is_sorted_by_its_indexes_alone() -> None:
    assert Order.read("-ends", wide=True) == Order(Column.ENDS, True)
    assert Order.read("missed", wide=True) == Order()
    assert Order.read("missed", wide=False) == Order(Column.MISSED)
    assert Order.read("'; DROP", wide=False) == Order()


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (Criteria(), {0, 1, 2}), (Criteria(officer=OFFICER.id), {0, 1}), (Criteria(ends_within=30), {0}),
        (Criteria(ends_within=90), {0, 1, 2}),
        (Criteria(category=Category.PAROLE), set()), (Criteria(category=Category.SUSPENDED_SENTENCE), {0, 1, 2}),
        (Criteria(authority="police"), set()), (Criteria(authority="probation", ends_within=30), {0}), (Criteria(bracelet=True), set()),
        (Criteria(overdue=True), set()), (Criteria(missed=True), set()), (Criteria(officer=fresh()), set()), (Criteria("қа"), {0}),
    ],
)  # fmt: skip
async def test_filters_narrow_the_list_and_its_count(asked: Criteria, numbers: set[int], three: list[UUID]) -> None:
    found = await list_queries.people(SENIOR, asked, size=10, now=NOW)
    assert {three.index(row.person) for row in found} == numbers
    assert (await list_queries.count_people(SENIOR, asked, now=NOW)).people == len(numbers)


async def test_a_check_in_that_nobody_came_to_is_overdue_and_missed(three: list[UUID]) -> None:
    later = NOW + timedelta(days=10)
    assert len(await list_queries.people(SENIOR, Criteria(overdue=True), size=10, now=later)) == 3, "also before the sweep"
    for one in three:
        await expire_check_in((await the_check_in(one))["id"], by=SYSTEM, now=later)
    assert len(await list_queries.people(SENIOR, Criteria(overdue=True, missed=True), size=10, now=later)) == 3
    (row, *_) = await list_queries.people(SENIOR, Criteria(), size=10, now=later)
    assert row.missed == 1
    assert not await list_queries.people(SENIOR, Criteria(missed=True), size=10, now=later + timedelta(days=400)), "a year ago"


def test_what_is_kept_of_the_form_is_read_again() -> None:
    asked = Criteria("Ахм", True, fresh(), Category.PAROLE, "police", 30, True, True, True)
    assert from_kept(asked.kept, closed=True) == asked
    assert Criteria(closed=True).kept == ""


async def test_the_list_shows_what_was_found_and_why(three: list[UUID], signed_in: SignedIn) -> None:
    page = await shown(await signed_in("probation", "officer"), q="Kasimova")
    assert "<mark>Қасымова</mark>" in page
    assert "Another spelling or form" in page
    assert "the likeliest first" in page
    assert "Ярова" not in page


async def test_filters_stay_in_the_form_and_out_of_the_address(three: list[UUID], signed_in: SignedIn) -> None:
    senior = await signed_in("probation", "senior")
    answer = await submit(senior, "/people", {"q": "", "officer": str(OFFICER.id), "ends": "30"})
    assert re.fullmatch(r"/people\?s=[\w-]{43}", answer.headers["location"])
    page = unescape((await senior.get(answer.headers["location"])).text)
    assert "Қасымова" in page
    assert "Ярова" not in page
    assert f'<option value="{OFFICER.id}" selected>' in page
    assert "Filters (2)" in page
    sort = re.search(r'href="(/people\?s=[^"]+sort=ends)"', page)
    assert sort is not None
    assert 'aria-sort="ascending"' in (await senior.get(sort[1])).text


async def test_who_is_not_found_is_told_what_to_try(three: list[UUID], signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    assert "Try fewer words" in await shown(officer, q="Zzzzz")
    assert "answers to these filters" in await shown(officer, q="", bracelet="yes")


async def test_an_export_has_what_the_page_has_and_is_recorded(three: list[UUID], signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    answer = await officer.get("/people.csv?sort=-name")
    assert answer.headers["content-disposition"] == 'attachment; filename="people.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Supervised person", "Case"]
    assert {row[0] for row in rows[1:]} == {"Қасымова Person", "'=Абаева Person"}, (
        "a formula is a text; another officer's people are left out"
    )
    (look,) = await recorded("/people.csv")
    assert set(look.persons) == set(three[:2])
    assert look.reason == "export"
    assert await Audit.count().where(Audit.action == "people_exported") == 1


async def test_a_workbook_has_the_same_rows(three: list[UUID], signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    answer = await officer.get("/people.xlsx")
    assert answer.headers["content-type"] == spreadsheet.MEDIA_TYPE
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert package.testzip() is None
        parts = {name: ElementTree.fromstring(package.read(name)) for name in package.namelist()}
    texts = [each.text for each in parts["xl/worksheets/sheet1.xml"].iter(f"{{{spreadsheet.MAIN}}}t")]
    assert "Қасымова Person" in texts
    assert "=Абаева Person" in texts, "as a text, never as a formula"
    assert not list(parts["xl/worksheets/sheet1.xml"].iter(f"{{{spreadsheet.MAIN}}}f"))


async def test_whoever_must_state_a_purpose_exports_no_list(three: list[UUID], signed_in: SignedIn) -> None:
    await make_accounts()
    prosecutor = await signed_in("probation", "prosecutor")
    assert (await prosecutor.get("/people.csv")).status_code == 403
    assert "people.csv" not in (await prosecutor.get("/people")).text


async def test_the_auditor_finds_everybody(three: list[UUID]) -> None:
    found = await list_queries.people(AUDITOR, Criteria("Person"), size=10, now=NOW)
    assert {row.person for row in found} == set(three)
