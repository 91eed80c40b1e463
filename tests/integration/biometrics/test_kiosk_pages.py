"""The kiosk over HTTP: from the card to the receipt, and every wrong turn."""

import re

import httpx
import pytest

from services.biometrics.images.tables import Frame
from services.biometrics.sessions import receipts
from services.biometrics.sessions.tables import Session
from shared.messages.probation import CheckInRecorded
from tests.builders.actors import SYSTEM
from tests.builders.kiosk_pages import blank, come_to_camera
from tests.builders.moments import NOW
from tests.builders.subjects import PIN, Person
from tests.support.clients import ClientFor
from tests.support.forms import submit
from tests.support.sign_in import csrf_token

TOO_LARGE = {"content-type": "multipart/form-data; boundary=x", "content-length": "90000000"}
GREY, SMALLER, HUGE = blank(), blank(320, 240), blank(8000, 6300, mode="L", quality=20)
DAMAGED = b"\xff\xd8\xff" + bytes(500) + b"\xff\xd9"


async def nonce(kiosk: httpx.AsyncClient) -> tuple[str, str]:
    """A fresh nonce, and the page's token."""
    token = csrf_token((await kiosk.get("/kiosk/camera")).text)
    answer = await kiosk.post("/kiosk/challenge", headers={"x-csrftoken": token})
    assert answer.status_code == 200, answer.text
    return answer.json()["nonce"], token


async def upload(kiosk: httpx.AsyncClient, files: list[tuple[str, bytes, str]], **data: str) -> httpx.Response:
    once, token = await nonce(kiosk)
    timings = ",".join(str(200 * index) for index in range(len(files)))
    return await kiosk.post(
        "/kiosk/frames",
        data={"nonce": once, "timings": timings, **data},
        files=[("frames", file) for file in files] or [("other", ("a.jpg", b"x", "image/jpeg"))],
        headers={"x-csrftoken": token, "accept": "application/json"},
    )


async def test_the_start_forgets_whoever_was_here(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    page = await kiosk.get("/kiosk")
    assert page.status_code == 200
    assert "Қош келдіңіз" in page.text
    assert (await kiosk.get("/kiosk/camera")).headers["location"] == "/kiosk"


async def test_without_a_device_nothing_opens(client_for: ClientFor) -> None:
    browser = await client_for("biometrics")
    assert (await browser.get("/kiosk")).headers["location"] == "/kiosk/device"
    assert (await browser.get("/kiosk/card")).status_code == 403
    wrong = await submit(browser, "/kiosk/device", {"code": "WRONG"})
    assert wrong.status_code == 422


async def test_a_wrong_pin_says_what_to_do_and_keeps_the_card_code(kiosk: httpx.AsyncClient, person: Person) -> None:
    answer = await submit(kiosk, "/kiosk/card", {"code": person.card, "pin": "0000"})
    assert answer.status_code == 422
    assert person.card in answer.text
    assert "The card code or the PIN is wrong" in answer.text


async def test_without_the_camera_to_the_receipt(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    answer = await submit(kiosk, "/kiosk/without-camera", {"reason": "no_camera"})
    assert answer.headers["location"] == "/kiosk/result"
    assert "Your receipt is coming" in (await kiosk.get("/kiosk/result")).text
    message = CheckInRecorded(
        person=person.id,
        check_in=person.check_in,
        state="with_officer",
        receipt="R-2026-1",
        recorded_at=NOW,
        next_check_in=NOW,
    )
    await receipts.receive_receipt(message, by=SYSTEM, now=NOW)
    page = (await kiosk.get("/kiosk/result/part")).text
    assert "R-2026-1" in page
    assert "<svg" in page
    again = await submit(kiosk, "/kiosk/card", {"code": person.card, "pin": PIN})
    assert again.headers["location"] == "/kiosk/already"
    assert "You have checked in already" in (await kiosk.get("/kiosk/already")).text
    await submit(kiosk, "/kiosk/already", {"view": "large", "next": "/kiosk/already"}, to="/kiosk/view")
    assert "R-2026-1" in (await kiosk.get("/kiosk/already")).text, "it stays in large text"
    await submit(kiosk, "/kiosk/already", {}, to="/kiosk/leave")
    assert (await kiosk.get("/kiosk/already")).headers["location"] == "/kiosk"


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ([], "none"),
        ([("a.jpg", b"\xff\xd8\xff" + bytes(3 * 1024 * 1024), "image/jpeg")], "too_large"),
        ([("a.jpg", GREY, "text/plain")], "wrong_type"),
        ([("a.jpg", GREY[:-500], "image/jpeg")], "unreadable"),
        ([("a.jpg", GREY, "image/jpeg")] * 21, "too_many"),
        ([("a.jpg", frame, "image/jpeg") for frame in (GREY, DAMAGED, GREY)], "unreadable"),
        ([("a.jpg", frame, "image/jpeg") for frame in (GREY, HUGE, GREY)], "too_many_pixels"),
        ([("a.jpg", frame, "image/jpeg") for frame in (GREY, SMALLER, GREY)], "unreadable"),
    ],
)
async def test_a_bad_upload_is_explained_and_nothing_is_stored(
    kiosk: httpx.AsyncClient, person: Person, files: list[tuple[str, bytes, str]], problem: str
) -> None:
    await come_to_camera(kiosk, person)
    answer = await upload(kiosk, files)
    assert answer.status_code == 422
    assert answer.json()["problem"] == problem
    assert len(answer.json()["detail"]) > 20
    assert not await Frame.exists().where(Frame.session.is_not_null())
    row = await Session.select(Session.state).where(Session.person == person.id).first()
    assert row == {"state": "capturing"}


async def test_a_fifty_megapixel_picture_is_refused(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    answer = await upload(kiosk, [("a.jpg", HUGE, "image/jpeg")])
    assert answer.json()["problem"] == "too_many_pixels"


async def test_an_upload_beyond_the_cap_is_not_parsed(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    _, token = await nonce(kiosk)
    answer = await kiosk.post(
        "/kiosk/frames",
        content=bytes(1),
        headers={
            "x-csrftoken": token,
            "accept": "application/json",
            "content-type": "multipart/form-data; boundary=x",
            "content-length": "90000000",
        },
    )
    assert answer.status_code == 413


async def test_a_wall_is_answered_with_what_to_change_and_a_used_nonce_is_refused(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    first = await upload(kiosk, [("a.jpg", GREY, "image/jpeg")])
    assert first.json()["show"] == "neutral"
    assert "cannot see a face" in first.json()["hint"]
    again = await upload(kiosk, [("a.jpg", GREY, "image/jpeg")], nonce="used-before")
    assert again.status_code == 409


async def test_no_address_and_no_page_of_the_kiosk_names_the_person(kiosk: httpx.AsyncClient, person: Person) -> None:
    await come_to_camera(kiosk, person)
    page = await kiosk.get("/kiosk/camera")
    assert page.headers["cache-control"] == "no-store"
    assert str(person.id) not in page.text
    assert person.card not in page.text
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", page.text)


async def test_large_text_and_high_contrast_by_touch_until_the_person_leaves(kiosk: httpx.AsyncClient, person: Person) -> None:
    await submit(kiosk, "/kiosk/card", {"view": "large", "next": "/kiosk/card"}, to="/kiosk/view")
    assert "kiosk--large" in (await kiosk.get("/kiosk/card")).text
    await come_to_camera(kiosk, person)
    assert (await submit(kiosk, "/kiosk/camera", {}, to="/kiosk/leave")).headers["location"] == "/kiosk/left"
    assert "kiosk--large" in (await kiosk.get("/kiosk/left")).text, "what became of the check-in is read in large text too"
    await submit(kiosk, "/kiosk/left", {"seen": "yes"}, to="/kiosk/leave")
    assert "kiosk--large" not in (await kiosk.get("/kiosk")).text
