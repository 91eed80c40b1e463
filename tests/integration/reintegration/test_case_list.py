"""The list of cases: filters that stay in the address, closed cases, the file with its purpose."""

import csv
import io
import json

import httpx
import pytest

from services.reintegration.caseload import queries
from services.reintegration.caseload.criteria import Criteria, Order, Which, asked
from services.reintegration.caseload.filters import known_values
from services.reintegration.cases.tables import Case
from services.reintegration.database import Audit
from services.reintegration.stages.tables import CasePath
from shared.actors import Actor
from tests.builders.actors import AUDITOR, SOCIAL
from tests.builders.desk import Desk, opened
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.paging import all_pages

NAMES = ("Яковлев", "Әбілова", "Абаева", "Ғабитова", "Гаврилова")
IN_ORDER = ["Абаева", "Әбілова", "Гаврилова", "Ғабитова", "Яковлев"]


@pytest.fixture
async def client(signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


@pytest.fixture
async def closed(desk: Desk) -> list[Desk]:
    """Closed cases, and one that is open."""
    made = [await opened(name) for name in NAMES]
    await Case.update({Case.status: "closed", Case.closing_reason: "goals_reached"}).where(Case.person.is_in([one.person for one in made]))
    return made


@pytest.mark.parametrize("by", [SOCIAL, AUDITOR], ids=lambda by: str(by.role))
@pytest.mark.parametrize("what", [Criteria(which=Which.CLOSED), Criteria(which=Which.ALL), Criteria(order=Order.NAME)], ids=str)
async def test_by_name_the_pages_together_are_the_list_in_kazakh_order(what: Criteria, by: Actor, closed: list[Desk]) -> None:
    if what.which is Which.OPEN:
        await Case.update({Case.status: "open"}).where(Case.status == "closed")
    rows = await all_pages(lambda **page: queries.cases(by, what=what, **page), size=2)
    assert [row.name for row in rows if row.name in NAMES] == IN_ORDER
    assert len(rows) == await queries.count_cases(by, what) == (5 if what.which is Which.CLOSED else 6)


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"origin": "registration"}, 6), ({"origin": "walk_in"}, 0), ({"reason": "goals_reached"}, 4),
        ({"reason": "registration_ended"}, 1),
        ({"ground": "register"}, 6), ({"need": "housing"}, 1), ({"need": "work"}, 0), ({"office": "75"}, 6), ({"office": "71"}, 0),
        ({"need": "housing", "reason": "goals_reached"}, 0),
    ],
    ids=str,
)  # fmt: skip
async def test_each_filter_holds_with_the_others(filters: dict[str, str], number: int, desk: Desk, closed: list[Desk]) -> None:
    await Case.update({Case.closing_reason: None}).where(Case.person == closed[0].person)
    await desk.task("housing")
    what = Criteria(which=Which.ALL, filters=filters)
    assert len(await queries.cases(SOCIAL, size=20, what=what)) == number
    assert await queries.count_cases(SOCIAL, what) == number


def test_an_address_says_the_filters_and_reads_them_again() -> None:
    what = Criteria("", Which.ALL, Order.NAME, {"need": "housing", "office": "75"})
    assert asked(what.address, known_values()) == what
    assert asked({"which": "?", "order": "?", "need": "?", "origin": "\x00"}, known_values()) == Criteria()


async def test_the_page_keeps_the_filters_and_says_the_number(client: httpx.AsyncClient, closed: list[Desk]) -> None:
    answer = await submit(client, "/cases?which=closed", {"q": "", "which": "closed", "reason": "goals_reached"})
    address = answer.headers["location"]
    assert address == "/cases?which=closed&reason=goals_reached"
    shown = (await client.get(address)).text
    assert "5 cases" in shown
    assert "Closed: What was agreed has been reached" in shown
    assert '<option value="goals_reached" selected>' in shown
    nothing = (await client.get("/cases?which=closed&reason=died")).text
    assert "No case answers to these filters" in nothing


async def test_the_file_needs_a_purpose_and_is_recorded(client: httpx.AsyncClient, closed: list[Desk]) -> None:
    refused = await submit(client, "/cases?which=closed", {}, to="/cases/export?which=closed")
    assert "Choose for what" in (await client.get(refused.headers["location"].split("#")[0])).text
    assert await Audit.count().where(Audit.action == "cases_exported") == 0
    file = await submit(client, "/cases?which=closed", {"purpose": "report"}, to="/cases/export?which=closed")
    rows = list(csv.reader(io.StringIO(file.text)))
    assert [row[0] for row in rows[1:]] == IN_ORDER
    assert rows[0][:4] == ["Person", "Year of birth", "Case", "Office"]
    (record,) = await Audit.select(Audit.details).where(Audit.action == "cases_exported")
    assert json.loads(record["details"]) == {"filters": 0, "purpose": "report", "rows": 5, "searched": False, "which": "closed"}


async def test_the_list_is_narrowed_to_one_s_own_cases_those_without_a_worker_and_a_stage(client: httpx.AsyncClient, desk: Desk) -> None:
    other = await opened("Other")
    assert (await submit(client, f"/cases/{desk.person}", {}, to=f"/cases/{desk.person}/take")).status_code == 303

    async def listed(**filters: str) -> set[bool]:
        shown = (await client.get("/cases", params=filters)).text
        return {person == desk.person for person in (desk.person, other.person) if f"/cases/{person}" in shown}

    assert await listed(worker="mine") == {True}
    assert await listed(worker="nobody") == {False}
    rows = await CasePath.select(CasePath.stage).where(CasePath.person == other.person)
    assert await listed(stage=rows[0]["stage"]) == {True, False}
    assert await listed(stage="exit") == set()
