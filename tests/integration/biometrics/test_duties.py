"""A person reads their own duties at the kiosk, in the language of the page, once card and PIN have said who it is."""

import httpx
import pytest

from services.biometrics.check_ins import actions as check_ins
from services.biometrics.duties import actions as duties
from services.biometrics.duties.queries import duties_of
from services.biometrics.duties.tables import DutyList
from shared.messages.probation import CheckInRecorded, DutiesForBiometrics, DutyText
from tests.builders.ids import fresh
from tests.builders.kiosk_pages import come_to_camera
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, Person, close, enrolled
from tests.support.forms import submit

HOURS = DutyText(
    code="stay_home_at_hours",
    text={
        "kk": "Мына сағаттарда үйде болыңыз: 22:00–06:00.",
        "ru": "Будьте дома в эти часы: 22:00–06:00.",
        "en": "Be at home at these hours: 22:00–06:00.",
    },
)
PAGE = "/kiosk/duties"


async def told(person: Person, *texts: DutyText) -> None:
    await duties.receive_duties(DutiesForBiometrics(person=person.id, duties=list(texts)), now=NOW)


@pytest.fixture
async def person(engines: object) -> Person:
    made = await enrolled()
    await told(made, HOURS)
    return made


async def test_nobody_reads_duties_before_card_and_pin(kiosk: httpx.AsyncClient, person: Person) -> None:
    assert (await kiosk.get(PAGE)).headers["location"] == "/kiosk"
    kiosk.cookies.set("oralu_kiosk_given", "no check-in")
    assert (await kiosk.get(PAGE)).headers["location"] == "/kiosk"
    kiosk.cookies.set("oralu_kiosk_given", str(fresh()))
    assert (await kiosk.get(PAGE)).headers["location"] == "/kiosk"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_the_visitor_reads_their_own_in_the_language_of_the_page(kiosk: httpx.AsyncClient, person: Person, language: str) -> None:
    other = await enrolled()
    await told(other, DutyText(code="avoid_places", text=dict.fromkeys(("kk", "ru", "en"), "Somebody else’s duty")))
    await come_to_camera(kiosk, person)
    kiosk.cookies.set("oralu_language", language)
    page = (await kiosk.get(PAGE)).text
    assert HOURS.text[language] in page  # type: ignore[index]  # a language of the messages
    assert "Somebody else’s duty" not in page
    assert 'href="/kiosk/camera"' in page, "and goes on where they were"


async def test_who_checked_in_before_reads_them_beside_the_receipt(kiosk: httpx.AsyncClient, person: Person) -> None:
    body = {
        "person": person.id,
        "check_in": person.check_in,
        "state": "accepted",
        "receipt": "R-1",
        "recorded_at": NOW,
        "next_check_in": None,
    }
    await check_ins.keep_receipt(CheckInRecorded.model_validate(body))
    again = await submit(kiosk, "/kiosk/card", {"code": person.card, "pin": PIN})
    assert again.headers["location"] == "/kiosk/already"
    assert f'href="{PAGE}"' in (await kiosk.get("/kiosk/already")).text
    page = (await kiosk.get(PAGE)).text
    assert HOURS.text["en"] in page
    assert 'href="/kiosk/already"' in page


async def test_without_duties_the_page_says_whom_to_ask(kiosk: httpx.AsyncClient, person: Person) -> None:
    await told(person)
    await come_to_camera(kiosk, person)
    assert "No duties are shown here" in (await kiosk.get(PAGE)).text


async def test_the_last_message_holds_and_leaving_the_register_ends_it(person: Person) -> None:
    changed = DutyText(code="stay_home_at_hours", text=dict.fromkeys(("kk", "ru", "en"), "23:00–05:00"))
    await told(person, changed)
    assert await duties_of(person.id) == [changed]
    await close(person)
    assert not await DutyList.exists()
    await told(person, HOURS)
    assert not await DutyList.exists(), "a message that was late changes nothing"


async def test_nothing_is_kept_of_somebody_unknown(engines: object) -> None:
    await told(Person(), HOURS)
    assert not await DutyList.exists()
