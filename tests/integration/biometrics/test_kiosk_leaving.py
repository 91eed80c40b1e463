"""Whoever leaves or is away for too long reads whether the check-in counted."""

import httpx
import pytest

from services.biometrics.kiosk.domain import looks_like_pin
from services.biometrics.sessions import actions as sessions
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from tests.builders.actors import SYSTEM
from tests.builders.kiosk_pages import come_to_camera
from tests.builders.moments import soon
from tests.builders.subjects import PIN, Person
from tests.builders.visits import NO_MATCH, judged
from tests.support.forms import submit

NOT_COUNTED = "This check-in did not count"


async def visit_of(person: Person) -> Session:
    row = await Session.objects().where(Session.person == person.id).order_by(Session.started_at, ascending=False).first()
    assert row
    return row


async def test_who_leaves_reads_that_it_did_not_count_and_may_begin_again(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    page = (await kiosk.get("/kiosk/camera")).text
    assert "Leave without checking in" in page
    assert "this check-in does not count" in page
    assert (await submit(kiosk, "/kiosk/camera", {}, to="/kiosk/leave")).headers["location"] == "/kiosk/left"
    page = (await kiosk.get("/kiosk/left")).text
    assert NOT_COUNTED in page
    assert 'href="/kiosk/card"' in page
    assert person.card not in page
    assert (await kiosk.get("/kiosk/left")).status_code == 200, "a reload says the same"
    await submit(kiosk, "/kiosk/left", {"seen": "yes"}, to="/kiosk/leave")
    assert (await kiosk.get("/kiosk/left")).headers["location"] == "/kiosk"


@pytest.mark.parametrize("page", ["/kiosk/camera", "/kiosk/question/2", "/kiosk/result", "/kiosk/without-camera"])
async def test_who_was_away_for_too_long_reads_it_at_the_next_touch(kiosk: httpx.AsyncClient, person: Person, page: str) -> None:
    await come_to_camera(kiosk, person)
    assert await sessions.expire_idle(by=SYSTEM, now=soon(settings().session_idle_seconds + 1)) == 1
    assert (await kiosk.get(page)).headers["location"] == "/kiosk/left"
    assert NOT_COUNTED in (await kiosk.get("/kiosk/left")).text


async def test_who_was_before_the_camera_reads_that_it_is_handed_in(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    await judged(person, (await visit_of(person)).id, NO_MATCH)
    page = (await kiosk.get("/kiosk/camera")).text
    assert "Leave without checking in" not in page
    assert "this check-in does not count" not in page
    assert (await submit(kiosk, "/kiosk/camera", {}, to="/kiosk/leave")).headers["location"] == "/kiosk/result"
    assert "Your check-in is recorded" in (await kiosk.get("/kiosk/result")).text
    assert (await kiosk.get("/kiosk/left")).headers["location"] == "/kiosk", "nothing says that it did not count"


async def test_where_nobody_is_any_more_the_first_page_comes(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    await judged(person, (await visit_of(person)).id, NO_MATCH)
    assert (await submit(kiosk, "/kiosk/camera", {"idle": "yes"}, to="/kiosk/leave")).headers["location"] == "/kiosk"
    assert (await visit_of(person)).state == "verified"


async def test_the_card_and_the_pin_have_a_page_each(kiosk: httpx.AsyncClient, person: Person) -> None:
    assert (await submit(kiosk, "/kiosk/card", {"code": person.card})).headers["location"] == "/kiosk/pin"
    page = await kiosk.get("/kiosk/pin")
    assert 'name="pin"' in page.text
    assert 'id="code"' not in page.text, "no field that shows what is typed"
    card = (await kiosk.get("/kiosk/card")).text
    assert 'name="pin"' not in card
    assert (await submit(kiosk, "/kiosk/card", {"code": person.card, "pin": PIN})).headers["location"] == "/kiosk/question/1"


@pytest.mark.parametrize("typed", ["4711", "123456", "12 34-56"])
async def test_a_pin_typed_as_the_card_is_not_shown_again(kiosk: httpx.AsyncClient, typed: str) -> None:
    assert looks_like_pin(typed)
    answer = await submit(kiosk, "/kiosk/card", {"code": typed})
    assert answer.status_code == 422
    assert "This is not a card code" in answer.text
    assert typed not in answer.text


@pytest.mark.parametrize("code", ["23456789", "ABCD-EFGH", "CARD-1234", ""])
def test_what_may_be_a_card_is_no_pin(code: str) -> None:
    assert not looks_like_pin(code)


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "картаңыздың кодын теріңіз"), ("ru", "Сначала введите код карты"), ("en", "Type the code of your card")]
)
async def test_an_empty_field_is_answered_in_the_words_of_the_page(
    kiosk: httpx.AsyncClient, person: Person, language: str, words: str
) -> None:
    kiosk.cookies.set("oralu_language", language)
    answer = await submit(kiosk, "/kiosk/card", {"code": ""})
    assert answer.status_code == 422
    assert words in answer.text
    answer = await submit(kiosk, "/kiosk/card", {"code": person.card, "pin": ""})
    assert answer.status_code == 422
    assert person.card in answer.text
    assert "do not belong together" not in answer.text
