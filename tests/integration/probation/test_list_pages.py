"""The links below a list: each leads to the next page of the same search, the last one back to the beginning."""

import re
from datetime import timedelta
from html import unescape
from uuid import UUID

import httpx
import pytest

from services.probation.queue.actions import change_item, open_item
from tests.builders.actors import OFFICER
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.configuration import forget_settings
from tests.support.forms import submit

PERSON = re.compile(r'href="/people/([0-9a-f-]{36})">')
NEXT = re.compile(r'href="([^"]+)">Show the next ones<')
BACK = re.compile(r'href="([^"]+)">Back to the beginning<')


@pytest.fixture
async def officer(register: Register, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> httpx.AsyncClient:
    """An officer with five people whose names have «ова» in them and one whose name has not; two stand on a page."""
    for name in ("Әбілова", "Гаврилова", "Қасымова", "Мұсаева", "Орынова", "Ярова"):
        await register(person(None, family_name=name))
    monkeypatch.setenv("ORALU_PEOPLE_ON_A_PAGE", "2")
    forget_settings()
    return await signed_in("probation", "officer")


async def results(client: httpx.AsyncClient, words: str) -> str:
    """The address of what a search finds."""
    return str((await submit(client, "/people", {"q": words})).headers["location"])


async def follow(client: httpx.AsyncClient, address: str) -> list[str]:
    """The pages that the links lead to, one after the other, beginning with `address`."""
    pages = [(await client.get(address)).text]
    while found := NEXT.search(pages[-1]):
        pages.append((await client.get(unescape(found[1]))).text)
        assert len(pages) < 10
    return pages


async def test_the_links_lead_through_the_whole_list_once(officer: httpx.AsyncClient) -> None:
    pages = await follow(officer, "/people")
    shown = [UUID(number) for page in pages for number in PERSON.findall(page)]
    assert [len(PERSON.findall(page)) for page in pages] == [2, 2, 2]
    assert len(set(shown)) == 6


async def test_what_a_search_finds_stands_on_one_page_the_best_first(officer: httpx.AsyncClient) -> None:
    (page,) = await follow(officer, await results(officer, "ова"))
    assert len(set(PERSON.findall(page))) == 5


async def test_the_last_page_leads_back_to_the_first(officer: httpx.AsyncClient) -> None:
    first, *_, last = await follow(officer, "/people")
    back = BACK.search(last)
    assert back is not None
    assert PERSON.findall((await officer.get(unescape(back[1]))).text) == PERSON.findall(first)
    assert BACK.search(first) is None


@pytest.mark.parametrize("nonsense", ["x", "%00", "00000000-0000-4000-8000-000000000000"])
async def test_a_page_that_begins_after_nothing_known_is_the_first(nonsense: str, officer: httpx.AsyncClient) -> None:
    answer = await officer.get(f"/people?after={nonsense}")
    assert PERSON.findall(answer.text) == PERSON.findall((await officer.get("/people")).text)


async def test_a_separator_stays_with_the_words_before_it_and_begins_no_line(register: Register, signed_in: SignedIn) -> None:
    late = (await register()).person
    await open_item(kind="residence", person=late, subject_id=late, reason="residence", due_at=NOW - timedelta(days=1), now=NOW, by=OFFICER)
    await change_item(kind="residence", subject_id=late, escalation=1)
    officer = await signed_in("probation", "officer")
    for address in ("/", "/queue"):
        shown = unescape((await officer.get(address)).text)
        assert "overdue since" in shown, address
        assert "\N{NO-BREAK SPACE}· escalated" in shown, address
        assert " ·" not in shown, address


async def test_no_name_stands_in_the_address_of_the_next_page(officer: httpx.AsyncClient) -> None:
    found = NEXT.search((await officer.get("/people")).text)
    assert found is not None
    assert re.fullmatch(r"/people\?after=[0-9a-f-]{36}", unescape(found[1]))
