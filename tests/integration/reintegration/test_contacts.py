"""Contacts and appointments: what was agreed, moved and said about it is kept; the desk shows what is today and overdue."""

import asyncio
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.reintegration.contacts.actions import NewContact, write_down
from services.reintegration.contacts.appointments import Plan, cancel, move, record
from services.reintegration.contacts.domain import Outcome, clock_of_person
from services.reintegration.contacts.queries import between, to_contact_again, without_outcome
from services.reintegration.contacts.tables import Appointment, AppointmentEvent, Contact
from services.reintegration.errors import NotAllowed, NotThere, ReasonMissing, TooEarly
from services.reintegration.timeline.tables import ENTRY
from shared.values import JsonObject
from tests.builders.actors import COLLEAGUE, SOCIAL, SOCIAL_ELSEWHERE
from tests.builders.desk import Desk
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.texts import words_in
from tests.support.clients import SignedIn
from tests.support.forms import submit

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CAME = Outcome("yes", held=True, result="The application is filled in")


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


async def state(appointment: UUID) -> JsonObject:
    row = (
        await Appointment.select(Appointment.state, Appointment.attended, Appointment.version).where(Appointment.id == appointment).first()
    )
    assert row is not None
    return row


async def test_an_outcome_says_whether_the_person_came_whether_the_talk_happened_and_why_not(desk: Desk) -> None:
    appointment = await desk.appointment(NOW + HOUR)
    with pytest.raises(TooEarly):
        await record(appointment, CAME, seen_version=1, by=SOCIAL, now=NOW)
    later = NOW + 2 * HOUR
    for wrong in (Outcome("no", held=True), Outcome("no", held=False), Outcome("yes", held=True), Outcome("late", held=False)):
        with pytest.raises(ReasonMissing):
            await record(appointment, wrong, seen_version=1, by=SOCIAL, now=later)
    await record(appointment, Outcome("late", held=False, why_not="worker_absent"), seen_version=1, by=SOCIAL, now=later)
    with pytest.raises(ReasonMissing):
        await record(appointment, CAME, seen_version=2, by=SOCIAL, now=later)
    await record(appointment, CAME, why="It was another day", seen_version=2, by=SOCIAL, now=later)
    assert await state(appointment) == {"state": "ended", "attended": "yes", "version": 3}
    acts = await AppointmentEvent.select(AppointmentEvent.act).order_by(AppointmentEvent.version)
    assert [row["act"] for row in acts] == ["plan", "record", "correct"]


async def test_another_time_stands_in_place_of_the_old_one(desk: Desk) -> None:
    appointment = await desk.appointment()
    plan = Plan("phone", "Papers", NOW + 2 * DAY, 15, None, "Asia/Almaty")
    results = await asyncio.gather(
        *(move(appointment, plan, why="No transport", seen_version=1, by=by, now=NOW) for by in (SOCIAL, COLLEAGUE)), return_exceptions=True
    )
    assert sum(isinstance(each, NotAllowed) for each in results) == 1
    (moved,) = [each for each in results if isinstance(each, UUID)]
    rows = await Appointment.select(Appointment.id, Appointment.state, Appointment.supersedes).order_by(Appointment.starts_at)
    assert rows == [
        {"id": appointment, "state": "moved", "supersedes": None}, {"id": moved, "state": "planned", "supersedes": appointment},
    ]  # fmt: skip
    with pytest.raises(NotAllowed):
        await move(moved, Plan("phone", "Papers", NOW - HOUR, 15, None, "Asia/Almaty"), why="x", seen_version=1, by=SOCIAL, now=NOW)
    with pytest.raises(NotThere):
        await cancel(moved, why="x", seen_version=1, by=SOCIAL_ELSEWHERE, now=NOW)
    await cancel(moved, why="The person is away", seen_version=1, by=SOCIAL, now=NOW)
    assert (await state(moved))["state"] == "cancelled"


async def test_the_calendar_has_the_worker_s_own_and_what_has_no_outcome(desk: Desk) -> None:
    appointment = await desk.appointment(NOW + HOUR)
    await desk.appointment(NOW + HOUR, by=COLLEAGUE)
    assert [row.id for row in await between(NOW, NOW + DAY, SOCIAL)] == [appointment]
    assert await without_outcome(NOW, SOCIAL) == []
    assert [row.id for row in await without_outcome(NOW + 2 * HOUR, SOCIAL)] == [appointment]


def test_the_person_s_clock_is_shown_where_it_is_another() -> None:
    assert clock_of_person(NOW, "Asia/Almaty", "Asia/Almaty") is None
    theirs = clock_of_person(NOW, "Europe/Moscow", "Asia/Almaty")
    assert theirs is not None
    assert theirs.endswith(f"{NOW + timedelta(hours=3):%H:%M}")


async def test_a_contact_is_written_once_and_the_next_one_waits_until_there_was_one(desk: Desk) -> None:
    today, token = NOW.date(), fresh()
    call = NewContact("call", "person", None, NOW - HOUR, "Will bring the card", today)
    for _ in range(2):
        await write_down(desk.person, call, token=token, by=SOCIAL, now=NOW)
    assert await Contact.count() == 1
    assert "Will bring" not in str(await words_in(ENTRY)), "more people read the timeline"
    assert [each.person for each in await to_contact_again(today, SOCIAL)] == [desk.person]
    assert await to_contact_again(today - DAY, SOCIAL) == []
    await write_down(desk.person, NewContact("visit", "person", None, NOW, "Has the card", None), token=fresh(), by=SOCIAL, now=NOW + HOUR)
    assert await to_contact_again(today, SOCIAL) == []
    with pytest.raises(TooEarly):
        await write_down(desk.person, NewContact("call", "person", None, NOW + HOUR, "x", None), token=fresh(), by=SOCIAL, now=NOW)


async def test_the_pages_lead_from_an_appointment_to_its_letter_and_outcome(desk: Desk, social: httpx.AsyncClient) -> None:
    case = f"/cases/{desk.person}"
    form = f"{case}/appointments/new"
    sent = {"way": "office", "purpose": "Identity card", "day": "15.01.2028", "at": "10:00", "minutes": "30", "time_zone": "Europe/Moscow"}
    for left_out in ("way", "purpose", "day", "at", "minutes"):
        assert (await submit(social, form, sent | {left_out: ""})).status_code == 422, left_out
    assert (await submit(social, form, sent | {"day": "15.01.2020"})).status_code == 422
    assert (await submit(social, form, sent)).status_code == 303
    row = await Appointment.select(Appointment.id).first()
    assert row is not None
    address = f"/desk-appointments/{row['id']}"
    assert "for the person: 08:00" in (await social.get(f"{case}/contacts")).text
    assert "Кездесуге шақыру" in (await social.get(f"{address}/letter")).text
    russian = (await social.get(f"{address}/letter?language=ru")).text
    assert "в 08:00" in russian
    assert "15 января 2028" in russian
    assert (await submit(social, f"{address}/move", sent | {"day": "16.01.2028"})).status_code == 422, "without a reason"
    early = await submit(social, address, {"version": "1", "attended": "yes", "held": "yes", "result": "Came"})
    assert early.status_code == 409
    assert (await social.get("/calendar?day=2028-01-15")).status_code == 200
    assert (await submit(social, address, {"version": "1", "why": "Is ill"}, to=f"{address}/cancel")).status_code == 303
    assert (await state(row["id"]))["state"] == "cancelled"


async def test_the_form_of_a_contact_has_nothing_chosen_beforehand(desk: Desk, social: httpx.AsyncClient) -> None:
    address = f"/cases/{desk.person}/contacts/new"
    assert "checked" not in (await social.get(address)).text
    sent = {"kind": "call", "with_whom": "relative", "day": "01.02.2020", "at": "9:00", "words": "Asked for the address"}
    for left_out in ("kind", "with_whom", "day", "at", "words"):
        assert (await submit(social, address, sent | {left_out: ""})).status_code == 422, left_out
    assert (await submit(social, address, sent | {"day": "01.02.2199"})).status_code == 422
    assert (await submit(social, address, sent)).status_code == 303
    assert "Asked for the address" in (await social.get(f"/cases/{desk.person}/contacts")).text
