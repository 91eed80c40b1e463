"""Cases are found in any spelling, by a number, by the year of birth, by whoever may see them."""

from random import Random

import httpx
import pytest

from infra.bench.searching.misspelling import misspell
from infra.bench.searching.names import FullName
from services.reintegration.case_search.finding import find
from services.reintegration.case_search.keeping import add_missing_words
from services.reintegration.cases.opening import update_person
from services.reintegration.cases.tables import Case
from services.reintegration.database import DB
from shared.access.acting import acting_for
from shared.actors import Actor, Role
from shared.db import acting
from shared.messages.probation import PersonChangedForReintegration
from tests.builders.actors import AUDITOR, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import BY, Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.support.clients import SignedIn
from tests.support.forms import submit

NURLAN = FullName("Жұмабаев", "Нұрлан", "Серікұлы", kazakh=True)
OTHERS = ("Ахметов Данияр Маратұлы", "Сидоров Пётр Иванович", "Қалиева Әсел Бекқызы", "Demo Other")


async def found(text: str, by: Actor = SOCIAL, status: str | None = "open") -> list[str]:
    with acting.acting(acting_for(by)):
        return [hit.name for hit in await find(text, status=status, now=NOW)]


@pytest.fixture
async def nurlan(desk: Desk) -> Desk:
    for name in OTHERS:
        await opened(name)
    return await opened("Жұмабаев Нұрлан Серікұлы")


async def test_a_name_is_found_however_it_is_typed(nurlan: Desk) -> None:
    rng = Random(7)
    typed = [misspell(NURLAN, rng).typed for _ in range(60)]
    missed = [one for one in typed if (await found(one))[:1] != ["Жұмабаев Нұрлан Серікұлы"]]
    assert len(missed) <= 2, missed


async def test_a_changed_name_is_found_and_the_old_one_is_not(nurlan: Desk) -> None:
    changed = PersonChangedForReintegration(
        person=nurlan.person, name="Ибраева Гүлнар", phone=None, language="kk", region="75", birth_year=1990
    )
    await update_person(changed, by=BY, now=NOW)
    assert await found("Ibraeva Gulnar") == ["Ибраева Гүлнар"]
    assert await found("Жұмабаев Нұрлан") == []


async def test_of_three_people_of_one_name_the_year_of_birth_tells_apart(nurlan: Desk) -> None:
    twins = [await opened("Жұмабаев Нұрлан Серікұлы") for _ in range(2)]
    for number, year in ((nurlan, 1980), (twins[0], 1985), (twins[1], 1999)):
        await Case.update({Case.birth_year: year, Case.case_number: f"75-2026-{year}"}).where(Case.person == number.person)
    with acting.acting(acting_for(SOCIAL)):
        hits = await find("zhumabaev nurlan 1985", status="open", now=NOW)
    assert hits[0].person == twins[0].person
    assert len(hits) == 3, "a year that was heard wrongly hides nobody"
    assert hits[0].score > hits[1].score


async def test_a_number_decides(nurlan: Desk) -> None:
    await Case.update({Case.case_number: "R-2026-000417", Case.phone: "+77015550417"}).where(Case.person == nurlan.person)
    for typed in ("R-2026-000417", "r-2026-0004", "000417", "701 555 04 17", "555 0417", "2026-000417"):
        assert (await found(typed))[:1] == ["Жұмабаев Нұрлан Серікұлы"], typed
    assert "Demo Other" not in await found("R-2026-000417")


async def test_a_year_alone_finds_those_born_in_it(nurlan: Desk) -> None:
    await Case.update({Case.birth_year: 1981}).where(Case.person == nurlan.person)
    assert await found("1981") == ["Жұмабаев Нұрлан Серікұлы"]


@pytest.mark.parametrize("typed", ["Жұмабаев", "75-0001", "1981", "77010000000"])
async def test_the_functions_of_the_search_apply_the_readers_scope(typed: str, nurlan: Desk) -> None:
    await Case.update({Case.birth_year: 1981}).where(Case.person == nurlan.person)
    assert await found(typed)
    assert await found(typed, AUDITOR)
    assert await found(typed, SOCIAL_ELSEWHERE) == []
    with acting.acting(acting.NOBODY):
        assert await find(typed, status=None, now=NOW) == []


async def test_a_restricted_case_is_found_in_its_own_office_alone(desk: Desk) -> None:
    hidden = await opened("Жұмабаев Нұрлан", office="7512", region="75")
    own = Actor(fresh(), "Demo", Role.SOCIAL_WORKER, "7512")
    assert await found("Zhumabaev", SOCIAL) == ["Жұмабаев Нұрлан"]
    await Case.update({Case.restricted: True}).where(Case.person == hidden.person)
    assert await found("Zhumabaev", SOCIAL) == []
    assert await found("Zhumabaev", own) == ["Жұмабаев Нұрлан"]


async def test_closed_cases_stay_findable(nurlan: Desk) -> None:
    await Case.update({Case.status: "closed", Case.closed_at: NOW}).where(Case.person == nurlan.person)
    assert await found("Жұмабаев") == []
    assert await found("Жұмабаев", status="closed") == await found("Жұмабаев", status=None) == ["Жұмабаев Нұрлан Серікұлы"]


async def test_cases_from_before_there_was_a_search_get_their_words_once(nurlan: Desk) -> None:
    await DB._run_in_new_connection("DELETE FROM reintegration.case_word")
    assert await found("Жұмабаев") == []
    assert await add_missing_words() == len(OTHERS) + 2
    assert await add_missing_words() == 0
    assert await found("Жұмабаев") == ["Жұмабаев Нұрлан Серікұлы"]


@pytest.fixture
async def client(signed_in: SignedIn) -> httpx.AsyncClient:
    client = await signed_in("reintegration", "social")
    client.cookies.set("oralu_language", "en")
    return client


async def test_a_name_never_stands_in_an_address(nurlan: Desk, client: httpx.AsyncClient) -> None:
    answer = await submit(client, "/cases", {"q": "Zhumabaev Nurlan", "origin": "registration"})
    assert answer.is_redirect
    address = answer.headers["location"]
    assert "umabaev" not in address.lower()
    assert "origin=registration" in address
    shown = (await client.get(address)).text
    assert f"/cases/{nurlan.person}" in shown
    assert "Another spelling or form" in shown
    assert "Demo Other" not in shown
    assert 'value="Zhumabaev Nurlan"' in shown
    assert "Nothing is saved yet" not in shown


async def test_nobody_found_says_what_to_do(desk: Desk, client: httpx.AsyncClient) -> None:
    answer = await submit(client, "/cases", {"q": "Qwertzuiop"})
    shown = (await client.get(answer.headers["location"])).text
    assert "Nobody was found" in shown
    assert "Search open and closed cases" in shown
    assert "/cases/new" in shown
