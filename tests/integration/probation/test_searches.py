"""Searching people: what is searched stays on the server, and no address has a name or an ИИН in it."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import httpx
import pytest

from shared.application.kept_searches import KEPT_FOR
from shared.identity.tables import KeptSearch
from tests.builders.moments import NOW, FixedClock
from tests.builders.people import IIN, person
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

TOKEN = re.compile(r"/people\?s=[\w-]{43}(&state=closed)?")


async def search(client: httpx.AsyncClient, words: str, **more: str) -> str:
    """The address of the results."""
    answer = await submit(client, "/people", {"q": words, **more})
    assert answer.status_code == 303
    return answer.headers["location"]


@pytest.fixture
async def officer(register: Register, signed_in: SignedIn) -> httpx.AsyncClient:
    await register(person(family_name="Қасымова"))
    await register(person(None, family_name="Ярова"))
    return await signed_in("probation", "officer")


@pytest.mark.parametrize("words", ["Қасымова", IIN, "қасым"])
async def test_the_address_of_the_results_holds_no_word(words: str, officer: httpx.AsyncClient) -> None:
    address = await search(officer, words)
    assert TOKEN.fullmatch(address)
    shown = unescape((await officer.get(address)).text)
    assert "Қасымова" in shown
    assert "Ярова" not in shown
    assert f'value="{words}"' in shown, "the field still says what was searched"
    links = [unquote(unescape(each)) for each in re.findall(r'(?:href|action|value)="(/[^"]*)"', shown)]
    assert not [each for each in links if words in each]


async def test_results_survive_a_reload_and_another_language(officer: httpx.AsyncClient) -> None:
    address = await search(officer, "Қасымова")
    shown = await officer.get(address)
    assert (await officer.get(address)).text.count("Қасымова") == shown.text.count("Қасымова")
    next_page = re.search(r'name="next" value="([^"]+)"', shown.text)
    assert next_page is not None
    answer = await post(officer, "/language", {"language": "ru", "next": unescape(next_page[1])})
    assert answer.headers["location"] == address
    again = await officer.get(address)
    assert '<html lang="ru"' in again.text
    assert "Қасымова" in again.text


async def test_nothing_is_kept_of_an_empty_search(officer: httpx.AsyncClient) -> None:
    assert await search(officer, "  ") == "/people"
    assert await search(officer, "", state="closed") == "/people?state=closed"
    assert await KeptSearch.count() == 0


async def test_a_search_among_closed_cases_stays_among_them(officer: httpx.AsyncClient) -> None:
    address = await search(officer, "Қасымова", state="closed")
    assert address.endswith("&state=closed")
    assert "/people/" not in (await officer.get(address)).text.split("<main")[1].replace("/people/new", "")


async def test_a_token_opens_nobody_elses_search(officer: httpx.AsyncClient, signed_in: SignedIn) -> None:
    address = await search(officer, "Қасымова")
    senior = await signed_in("probation", "senior")
    shown = await senior.get(address)
    assert "This search is no longer kept" in shown.text
    assert 'value="Қасымова"' not in shown.text


async def test_a_search_is_forgotten_with_the_longest_session(
    officer: httpx.AsyncClient, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    address = await search(officer, "Қасымова")
    fixed_clock.moment = NOW + KEPT_FOR + timedelta(minutes=1)
    later = await signed_in("probation", "officer")
    assert "This search is no longer kept" in (await later.get(address)).text


async def test_what_is_stored_is_encrypted(officer: httpx.AsyncClient) -> None:
    await search(officer, "Қасымова")
    (row,) = await KeptSearch.select()
    assert "Қасымова".encode() not in row["body"]


@pytest.mark.parametrize("words", ["a\x00b", "%", "x" * 5000, "'; DROP TABLE"])
async def test_odd_words_are_searched(words: str, officer: httpx.AsyncClient) -> None:
    assert (await officer.get(await search(officer, words))).status_code == 200
