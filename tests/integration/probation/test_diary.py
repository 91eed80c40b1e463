"""The diary: a day and a week, one's own, of whom one covers and of the office; as a calendar file and as CSV."""

import csv
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.appointments.planning import cancel
from services.probation.register.actions import Registered
from shared.actors import Role
from shared.identity.accounts import NewAccount, create_account
from shared.identity.cover.actions import arrange_cover
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, SENIOR, SYSTEM
from tests.builders.appointments import SOON, planned
from tests.builders.moments import NOW
from tests.builders.people import person
from tests.builders.registrations import Register
from tests.support.clients import SignedIn
from tests.support.forms import post, submit

pytestmark = pytest.mark.usefixtures("fixed_clock")
DAY = timedelta(days=1)


@pytest.fixture
async def made(register: Register) -> Registered:
    return await register(person(None, family_name="=Formula"))


@pytest.fixture
async def away(register: Register) -> UUID:
    """An appointment in the diary of a colleague."""
    new = NewAccount("another-officer", COLLEAGUE_OFFICER.name, Role.OFFICER, "a long password", "75")
    await create_account(new, by=SYSTEM, at=NOW, account_id=COLLEAGUE_OFFICER.id)
    theirs = await register(person(None, family_name="Theirs"), by=COLLEAGUE_OFFICER)
    return await planned(theirs.person, by=COLLEAGUE_OFFICER)


async def read(client: httpx.AsyncClient, address: str) -> str:
    client.cookies.set("oralu_language", "en")
    answer = await client.get(address)
    assert answer.status_code == 200
    return answer.text


async def test_a_week_has_its_days_and_a_day_its_own(made: Registered, signed_in: SignedIn) -> None:
    today, friday, next_week = [await planned(made.person, SOON + days * DAY) for days in (0, 3, 7)]
    officer = await signed_in("probation", "officer")
    week = await read(officer, "/diary")
    assert [str(each) in week for each in (today, friday, next_week)] == [True, True, False]
    assert "Monday, 23 November 2026" in week
    assert "Sunday, 29 November 2026" in week
    day = await read(officer, "/diary?view=day&day=27.11.2026")
    assert [str(each) in day for each in (today, friday, next_week)] == [False, True, False]
    assert str(next_week) in await read(officer, "/diary?day=2026-12-01")
    assert "Enter day, month and year" in await read(officer, "/diary?day=soon")
    for far in ("01.01.1900", "31.12.2199"):
        await read(officer, f"/diary?day={far}")


async def test_a_diary_is_read_by_its_officer_who_covers_them_and_the_senior_officer(away: UUID, signed_in: SignedIn) -> None:
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    address = f"/diary?of={COLLEAGUE_OFFICER.id}"
    assert str(away) not in await read(officer, address)
    assert str(away) in await read(senior, address)
    await arrange_cover(COLLEAGUE_OFFICER.id, OFFICER.id, since=NOW - DAY, until=NOW + DAY, reason="leave", by=SENIOR, now=NOW)
    assert str(away) in await read(officer, address)
    assert str(away) not in await read(officer, "/diary")
    assert (await (await signed_in("probation", "auditor")).get("/diary")).status_code == 403


async def test_the_calendar_file_names_nobody_and_the_spreadsheet_computes_nothing(made: Registered, signed_in: SignedIn) -> None:
    appointment, cancelled = await planned(made.person), await planned(made.person, SOON + DAY)
    await cancel(cancelled, asked_by="officer", why="Ill", seen_version=1, by=OFFICER, now=NOW)
    officer = await signed_in("probation", "officer")
    calendar = await read(officer, "/diary.ics")
    assert calendar.count("BEGIN:VEVENT") == 2
    for line in (f"UID:{appointment}@oralu", "DTSTART:20261124T090000Z", "DTEND:20261124T093000Z", "STATUS:CANCELLED"):
        assert f"{line}\r\n" in calendar
    assert "Formula" not in calendar
    assert made.case_number in calendar
    rows = list(csv.DictReader((await read(officer, "/diary.csv")).splitlines()))
    assert [(row["name"], row["state"]) for row in rows] == [("'=Formula Person", "planned"), ("'=Formula Person", "cancelled")]


async def test_an_appointment_is_planned_from_the_diary(made: Registered, away: UUID, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    page = "/diary/new?day=2026-11-26"
    for typed in ("ormul", made.case_number):
        found = (await submit(officer, page, {"who": typed})).text
        assert f'href="/people/{made.person}/appointments/new?day=2026-11-26"' in found
    assert "/appointments/new?day" not in (await post(officer, page, {"who": "Theirs"})).text
    assert "/appointments/new?day" not in (await post(officer, page, {"who": ""})).text
    form = (await officer.get(f"/people/{made.person}/appointments/new?day=2026-11-26")).text
    assert 'value="26.11.2026"' in form
