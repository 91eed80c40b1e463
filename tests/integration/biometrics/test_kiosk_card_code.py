"""The card's code stays on the card's and the PIN's page until its person is known or gone; the PIN never does."""

import re
from collections.abc import Awaitable, Callable

import httpx
import pytest

from tests.builders.subjects import PIN, Person
from tests.support.forms import post, submit

BY_ITSELF = re.compile(r"(?<![0-9a-f])4711(?![0-9a-f])")
"""The digits by themselves: a token of random hexadecimal digits may hold them too."""
TOUCHES = [{"view": "large"}, {"view": "contrast"}, {"language": "kk"}]
Go = Callable[[httpx.AsyncClient, Person], Awaitable[object]]


async def shown(kiosk: httpx.AsyncClient, page: str) -> str:
    answer = await kiosk.get(page)
    assert answer.status_code == 200
    return answer.text


def cookies(kiosk: httpx.AsyncClient) -> str:
    return " ".join(each.value or "" for each in kiosk.cookies.jar)


@pytest.fixture
async def at_pin(kiosk: httpx.AsyncClient, person: Person) -> httpx.AsyncClient:
    """The kiosk that asks for the PIN of a card."""
    await submit(kiosk, "/kiosk/card", {"code": person.card})
    return kiosk


@pytest.mark.parametrize("touched", TOUCHES)
async def test_a_code_typed_so_far_stays_through_language_size_and_contrast(kiosk: httpx.AsyncClient, touched: dict[str, str]) -> None:
    answer = await submit(kiosk, "/kiosk/card", {"code": "ABC", **touched}, to="/kiosk/card/draft")
    assert answer.headers["location"] == "/kiosk/card"
    page = await shown(kiosk, "/kiosk/card")
    assert 'id="code" name="code" value="ABC"' in page
    assert ("kiosk--large" in page, "kiosk--contrast" in page, '<html lang="kk"' in page) == (
        touched.get("view") == "large",
        touched.get("view") == "contrast",
        "language" in touched,
    )


async def test_what_is_saved_by_itself_is_there_after_a_reload_and_goes_when_it_is_deleted(kiosk: httpx.AsyncClient) -> None:
    assert (await submit(kiosk, "/kiosk/card", {"code": "карта-1"}, to="/kiosk/card/draft")).status_code == 204
    assert 'value="карта-1"' in await shown(kiosk, "/kiosk/card")
    await submit(kiosk, "/kiosk/card", {"code": ""}, to="/kiosk/card/draft")
    assert 'name="code" value=""' in await shown(kiosk, "/kiosk/card")


@pytest.mark.parametrize("touched", TOUCHES)
async def test_the_page_of_the_pin_keeps_the_code_and_not_the_pin(
    at_pin: httpx.AsyncClient, person: Person, touched: dict[str, str]
) -> None:
    answer = await submit(at_pin, "/kiosk/pin", {"code": person.card, "pin": PIN, **touched}, to="/kiosk/card/draft")
    assert answer.headers["location"] == "/kiosk/pin"
    page = await shown(at_pin, "/kiosk/pin")
    assert f"<strong>{person.card}</strong>" in page
    assert PIN not in page + cookies(at_pin)


async def test_back_and_a_reload_keep_the_code(at_pin: httpx.AsyncClient, person: Person) -> None:
    page = await shown(at_pin, "/kiosk/pin")
    assert f"<strong>{person.card}</strong>" in page
    assert 'class="kiosk__back" href="/kiosk/card"' in page
    assert f'value="{person.card}"' in await shown(at_pin, "/kiosk/card")


async def test_a_wrong_pin_leaves_the_code_for_a_reload(at_pin: httpx.AsyncClient, person: Person) -> None:
    wrong = await submit(at_pin, "/kiosk/pin", {"code": person.card, "pin": "0000"})
    assert wrong.status_code == 422
    assert f"<strong>{person.card}</strong>" in await shown(at_pin, "/kiosk/pin")


async def test_a_pin_typed_as_the_card_is_never_kept(kiosk: httpx.AsyncClient) -> None:
    await submit(kiosk, "/kiosk/card", {"code": "4711"}, to="/kiosk/card/draft")
    assert not BY_ITSELF.search(await shown(kiosk, "/kiosk/card") + cookies(kiosk))
    touched = await submit(kiosk, "/kiosk/card", {"code": "4711", "view": "large"}, to="/kiosk/card/draft")
    assert touched.status_code == 200
    assert 'value="4711"' in touched.text, "digits that begin a card's code are not lost by a touch"
    assert "kiosk--large" in touched.text
    await submit(kiosk, "/kiosk/card", {"code": "4711"})
    assert not BY_ITSELF.search(await shown(kiosk, "/kiosk/card") + cookies(kiosk))


async def test_the_pin_is_asked_for_after_the_card_alone(kiosk: httpx.AsyncClient) -> None:
    assert (await kiosk.get("/kiosk/pin")).headers["location"] == "/kiosk/card"


async def _leaves(kiosk: httpx.AsyncClient, person: Person) -> object:
    return await post(kiosk, "/kiosk/leave")


async def _idles(kiosk: httpx.AsyncClient, person: Person) -> object:
    return await post(kiosk, "/kiosk/leave", {"idle": "yes"})


async def _starts_again(kiosk: httpx.AsyncClient, person: Person) -> object:
    return await kiosk.get("/kiosk")


async def _is_known(kiosk: httpx.AsyncClient, person: Person) -> object:
    return await submit(kiosk, "/kiosk/pin", {"code": person.card, "pin": PIN})


@pytest.mark.parametrize("go", [_leaves, _idles, _starts_again, _is_known])
async def test_the_code_goes_with_its_person(at_pin: httpx.AsyncClient, person: Person, go: Go) -> None:
    assert f'value="{person.card}"' in await shown(at_pin, "/kiosk/card")
    await go(at_pin, person)
    assert person.card not in await shown(at_pin, "/kiosk/card")
    assert person.card not in cookies(at_pin)
