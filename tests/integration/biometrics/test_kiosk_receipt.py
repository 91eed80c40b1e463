"""The receipt says what was asked for, when and where the next check-in is, and where to call after a very hard time."""

from datetime import date, timedelta

import httpx
import pytest

from services.biometrics.check_ins import actions as check_ins
from services.biometrics.kiosk.help_lines import help_lines
from services.biometrics.sessions import receipts
from services.biometrics.sessions.tables import Session
from services.biometrics.settings import settings
from services.biometrics.submission import actions as submission
from shared.identity import kiosks
from shared.messages.probation import CheckInDue, CheckInRecorded, Question
from tests.builders.actors import SYSTEM
from tests.builders.ids import fresh
from tests.builders.moments import NOW, soon
from tests.builders.subjects import PIN, Person, registered, words
from tests.support.clients import SignedIn
from tests.support.forms import submit

QUESTIONS = [
    Question(code="mood", kind="choice", text=words("How are you?"), options={"well": words("Well"), "struggling": words("Very hard")}),
    Question(code="support", kind="many", text=words("What help?"), options={"housing": words("Housing"), "work": words("Work")}),
    Question(code="contact", kind="yes_no", text=words("Shall we call you?"), options={}),
    Question(code="words", kind="text", text=words("Anything else?"), options={}),
]
OPENS = NOW.replace(hour=19, minute=0, second=0, microsecond=0) + timedelta(days=19)
"""Midnight in Almaty."""


@pytest.fixture
async def visitor(engines: object) -> Person:
    """Somebody without reference pictures: the check-in is handed in after the last question."""
    return await (await registered()).due(questions=QUESTIONS)


async def hand_in(kiosk: httpx.AsyncClient, visitor: Person, mood: str = "well") -> None:
    await submit(kiosk, "/kiosk/card", {"code": visitor.card, "pin": PIN})
    for number, answer in enumerate((mood, ["housing", "work"], "yes", "my own words"), 1):
        await submit(kiosk, f"/kiosk/question/{number}", {"answer": answer})
    following = CheckInDue(person=visitor.id, check_in=fresh(), opens_at=OPENS, closes_at=OPENS + timedelta(hours=72), questions=QUESTIONS)
    await check_ins.receive_due(following)
    recorded = CheckInRecorded(
        person=visitor.id, check_in=visitor.check_in, state="with_officer", receipt="R-1", recorded_at=NOW, next_check_in=OPENS
    )
    await receipts.receive_receipt(recorded, by=SYSTEM, now=NOW)


async def answers(visitor: Person) -> str:
    row = await Session.select(Session.answers).where(Session.person == visitor.id).first()
    assert row
    return str(row["answers"])


async def test_days_hours_and_place_of_the_next_check_in(kiosk: httpx.AsyncClient, visitor: Person) -> None:
    (device,) = await kiosks.all_kiosks()
    await kiosks.set_hours(device.id, "09:00–18:00", by=SYSTEM, at=NOW)
    await hand_in(kiosk, visitor)
    page = (await kiosk.get("/kiosk/result")).text
    first = (OPENS + timedelta(hours=5)).date()
    assert f"{first.day} {first:%B} {first.year} – {first.day + 2} {first:%B} {first.year}" in page
    assert "00:00" not in page
    assert "09:00–18:00" in page
    assert "Demo Kiosk" in page


async def test_without_hours_the_person_is_told_to_ask(kiosk: httpx.AsyncClient, visitor: Person) -> None:
    await hand_in(kiosk, visitor)
    assert "Ask a member of staff for the hours" in (await kiosk.get("/kiosk/result")).text


async def test_what_was_asked_for_stays_on_the_receipt_and_goes_with_the_person(kiosk: httpx.AsyncClient, visitor: Person) -> None:
    await hand_in(kiosk, visitor)
    page = (await kiosk.get("/kiosk/result")).text
    assert "<dt>What help?</dt><dd>Housing, Work</dd>" in page
    assert "<dt>Shall we call you?</dt><dd>Yes</dd>" in page
    assert "How are you?" not in page, "how somebody is, is nobody else's business"
    assert "my own words" not in page
    assert "my own words" not in await answers(visitor)
    assert (await submit(kiosk, "/kiosk/result", {}, to="/kiosk/leave")).headers["location"] == "/kiosk"
    assert await answers(visitor) == "{}"


async def test_a_receipt_that_nobody_finished_is_forgotten(kiosk: httpx.AsyncClient, visitor: Person) -> None:
    await hand_in(kiosk, visitor)
    assert await receipts.forget_receipts_left_behind(now=soon(1)) == 0
    assert await receipts.forget_receipts_left_behind(now=soon(settings().session_idle_seconds + 1)) == 1
    assert await answers(visitor) == "{}"


@pytest.mark.parametrize(("mood", "shown"), [("struggling", True), ("well", False)])
async def test_a_help_line_follows_a_very_hard_time(kiosk: httpx.AsyncClient, visitor: Person, mood: str, shown: bool) -> None:
    await hand_in(kiosk, visitor, mood)
    assert ("112 (emergency)" in (await kiosk.get("/kiosk/result")).text) == shown


def test_help_lines_are_dated_cited_and_in_three_languages() -> None:
    for line in help_lines():
        assert line.source
        assert line.valid_from > date.min
        assert all("112" in line.text[language] for language in ("kk", "ru", "en"))


async def test_without_the_camera_the_receipt_is_the_same(kiosk: httpx.AsyncClient, visitor: Person) -> None:
    await hand_in(kiosk, visitor)
    row = await Session.select(Session.id).where(Session.person == visitor.id).first()
    assert row
    assert await submission.hand_in_as_it_is(row["id"], by=SYSTEM, now=NOW) == "receipted"


@pytest.mark.parametrize(
    ("typed", "status"), [("09:00-18:00", 303), ("", 303), ("9 to 6", 422), ("18:00–09:00", 422), ("25:00–26:00", 422)]
)
async def test_the_administrator_says_the_hours(kiosk: httpx.AsyncClient, signed_in: SignedIn, typed: str, status: int) -> None:
    (device,) = await kiosks.all_kiosks()
    admin = await signed_in("probation", "admin")
    admin.cookies.set("oralu_language", "en")
    page = f"/admin/kiosks/{device.id}"
    answer = await submit(admin, page, {"hours": typed}, to=f"{page}/hours")
    assert answer.status_code == status
    after = await kiosks.kiosk_of(device.id)
    assert after is not None
    assert after.hours == ("09:00–18:00" if status == 303 and typed else None)
    assert ("Write the hours like this" in answer.text) == (status == 422)
