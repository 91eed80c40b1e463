"""Hours with breaks and special days: typed on pages, shown, corrected, and the same after an export and an import."""

import re
from datetime import date
from pathlib import Path

import httpx
import pytest

from services.reintegration.directory.entries.records import snapshot
from services.reintegration.directory.place_tables import OpeningSchedule
from services.reintegration.hsds.checking.check import check
from services.reintegration.hsds.loading.ids import own_id, source_id
from services.reintegration.hsds.reading.read import read
from services.reintegration.hsds.writing.export import Form, export
from shared.settings import OraluSettings
from tests.builders.actors import COORDINATOR
from tests.builders.desk import Desk
from tests.builders.directory import ORGANISATION, SERVICE
from tests.builders.hsds import write_directory
from tests.builders.moments import NOW
from tests.builders.staff import make_account
from tests.support.clients import SignedIn
from tests.support.forms import submit
from tests.support.hsds import take_in

SEEN = re.compile(r'name="seen" value="(\w*)"')
BREAK = {
    "hours_mo_from": "09:00", "hours_mo_to": "13:00", "hours_mo_from_2": "14.00", "hours_mo_to_2": "18:00", "hours_fr_from": "20:00",
    "hours_fr_to": "02:00",
}  # fmt: skip
CLOSED = {"special_0_from": "16.12.2026", "special_0_to": "17.12.2026", "special_0_what": "closed", "special_0_words": "Repairs"}
SHORT = {"special_1_from": "31.12.2026", "special_1_what": "hours", "special_1_opens": "10:00", "special_1_closes": "13:00"}


@pytest.fixture
async def coordinator(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    await make_account(COORDINATOR, "coordinator")
    client = await signed_in("reintegration", "coordinator")
    client.headers["accept-language"] = "en"
    return client


@pytest.fixture
async def form(coordinator: httpx.AsyncClient) -> str:
    """The address of the form of a new service."""
    made = await submit(coordinator, "/directory/new/organisation", ORGANISATION)
    return f"/directory/new/service?organisation={made.headers['location'].rpartition('/')[2]}"


async def test_breaks_and_special_days_are_entered_shown_and_corrected(coordinator: httpx.AsyncClient, form: str) -> None:
    made = await submit(coordinator, form, {**SERVICE, **BREAK, **CLOSED, **SHORT})
    assert made.status_code == 303, made.text
    entry = made.headers["location"]
    shown = (await coordinator.get(entry)).text
    for words in ("Monday: 09:00 – 13:00", "Monday: 14:00 – 18:00", "Friday: 20:00 – 02:00", "closed (Repairs)", "10:00 – 13:00"):
        assert words in shown, words
    page = (await coordinator.get(f"{entry}/edit")).text
    assert 'name="hours_mo_from_2" value="14:00"' in page
    assert 'value="16.12.2026"' in page
    found = SEEN.search(page)
    assert found is not None
    corrected = await submit(coordinator, f"{entry}/edit", {**SERVICE, **BREAK, **SHORT, "seen": found[1]})
    assert corrected.status_code == 303, corrected.text
    rows = await OpeningSchedule.select().where(OpeningSchedule.valid_from.is_not_null())
    assert [(row["valid_from"], row["valid_to"], row["count"]) for row in rows] == [(date(2026, 12, 31), date(2026, 12, 31), None)]


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        ({"hours_mo_from_2": "14:00", "hours_mo_to_2": ""}, "hours_mo_from_2", "Enter both hours, or none"),
        ({"hours_mo_from_2": "17:00", "hours_mo_to_2": "19:00"}, "hours_mo_from", "These hours overlap"),
        ({"hours_mo_from": "25:00"}, "hours_mo_from", "Enter hours and minutes"),
        ({**CLOSED, "special_0_what": ""}, "special_0_what", "Special day 1, Closed or other hours"),
        ({**CLOSED, "special_0_from": "32.12.2026"}, "special_0_from", "Enter a date that exists"),
        ({**CLOSED, "special_0_to": "15.12.2026"}, "special_0_to", "The last day is before the first"),
        ({**CLOSED, "special_0_to": "15.12.2028"}, "special_0_to", "A year at most"),
        ({**SHORT, "special_1_closes": ""}, "special_1_closes", "Enter both hours"),
        ({**CLOSED, "special_0_opens": "10:00"}, "special_0_opens", "Choose other hours"),
    ],
)
async def test_a_mistake_is_told_where_it_is_and_what_was_typed_stays(
    coordinator: httpx.AsyncClient, form: str, typed: dict[str, str], name: str, words: str
) -> None:
    answer = await submit(coordinator, form, {**SERVICE, **CLOSED, **typed})
    assert answer.status_code == 422
    assert words in answer.text
    assert f'href="#{name}"' in answer.text
    assert f'id="{name}-error"' in answer.text
    assert 'value="Repairs"' in answer.text


async def test_hours_with_dates_and_other_rules_stay_as_they_are(coordinator: httpx.AsyncClient, tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"id": "a", "service_id": "s1", "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00"},
        {
            "id": "b", "service_id": "s1", "freq": "WEEKLY", "byday": "MO", "opens_at": "08:00", "closes_at": "12:00",
            "valid_from": "2027-06-01", "valid_to": "2027-08-31",
        },
        {"id": "c", "service_id": "s1", "freq": "MONTHLY", "byday": "1SA", "opens_at": "10:00", "closes_at": "12:00"},
        {"id": "d", "service_id": "s1", "description": "By appointment"},
    ]  # fmt: skip
    await take_in(write_directory(tmp_path / "another", schedules=rows))
    service = own_id(source_id("another"), "service", "s1")
    before = await snapshot("service", service)
    assert before is not None
    page = (await coordinator.get(f"/directory/entries/service/{service}/edit")).text
    assert "Monday: 08:00 – 12:00 (1 June 2027 – 31 August 2027)" in page
    found = SEEN.search(page)
    assert found is not None
    typed = {**SERVICE, "hours_mo_from": "09:00", "hours_mo_to": "16:00", "seen": found[1]}
    assert (await submit(coordinator, f"/directory/entries/service/{service}/edit", typed)).status_code == 303
    after = await snapshot("service", service)
    assert after is not None
    assert after["rules"] == before["rules"]
    assert len(after["rules"]) == 2
    assert {(each["opens_at"], each["closes_at"], each.get("valid_from")) for each in after["hours"]} == {
        ("09:00", "16:00", None), ("08:00", "12:00", "2027-06-01"),
    }  # fmt: skip


async def test_special_days_are_the_same_after_an_export_and_an_import(engines: OraluSettings, tmp_path: Path) -> None:
    header: dict[str, object] = {"service_id": "s1", "opens_at": "", "closes_at": ""}
    older: list[dict[str, object]] = [
        header | {"id": "1", "closed": "true", "start_date": "2026-12-16", "end_date": "2026-12-17"},
        header | {"id": "2", "closed": "false", "start_date": "2026-12-31", "end_date": "2026-12-31", "opens_at": "10:00",
                  "closes_at": "13:00"},
    ]  # fmt: skip
    await take_in(write_directory(tmp_path / "another", holiday_schedule=older))
    service = await snapshot("service", own_id(source_id("another"), "service", "s1"))
    assert service is not None
    assert service["special_days"] == [
        {"from": "2026-12-16", "to": "2026-12-17", "closed": True},
        {"from": "2026-12-31", "to": "2026-12-31", "closed": False, "opens_at": "10:00", "closes_at": "13:00"},
    ]
    await export(tmp_path / "out.zip", Form.of(tmp_path / "out.zip"), "en", now=NOW)
    rows = [row.values for row in check(read(tmp_path / "out.zip"))["schedule"].values() if row.values.get("valid_from")]
    assert {(row["valid_from"], row["valid_to"], row.get("count"), str(row.get("opens_at"))) for row in rows} == {
        (date(2026, 12, 16), date(2026, 12, 17), 0, "None"), (date(2026, 12, 31), date(2026, 12, 31), None, "10:00:00"),
    }  # fmt: skip
