"""The page of reports that were kept apart: why each was, who sees which, and the way to it."""

import json
import re
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest

from services.probation.cases.tables import Registration
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.positions.domain.fix import parse
from services.probation.telemetry.quarantine import queries
from services.probation.telemetry.quarantine.jobs import look_after_quarantine
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.devices import DEVICE
from tests.builders.moments import NOW
from tests.builders.vendors import VENDOR, credential, put_on, source
from tests.support.clients import SignedIn
from tests.support.forms import post

OTHER = "other-vendor"


async def send(device: str, number: int = 1, *, protocol: str = "http", vendor: str = VENDOR, way: str = "", now: datetime = NOW) -> None:
    """Reports of one device from one source, a minute apart."""
    await credential("request_signature", vendor=vendor, identifier=f"{vendor}-key")
    times = [now - timedelta(minutes=number - each) for each in range(number)]
    rows = [{"device_id": device, "fix_time": at.isoformat(), "latitude": 43.2, "longitude": 76.9} for at in times]
    reports = [Report(device, parse(row), json.dumps(row).encode()) for row in rows]
    await ingest(reports, source=source(protocol, vendor=vendor, credential=f"{vendor}-key", way=way), now=now)


def row_of(page: str, device: str, why: str) -> str:
    """The row of a device and a reason, as text."""
    rows = [re.sub(r"<[^>]+>", " ", row) for row in re.findall(r"<tr[\s\S]*?</tr>", page)]
    (found,) = (row for row in rows if device in row and why in row)
    return " ".join(found.split())


@pytest.fixture
async def officer(engines: OraluSettings, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("probation", "officer")


async def test_every_reason_is_told_in_words_with_the_sender_and_what_the_device_demands(
    worn: datetime, officer: httpx.AsyncClient
) -> None:
    await send("NEW-1", 3)
    await send(DEVICE, vendor=OTHER)
    await send(DEVICE, protocol="mqtt")
    await send(DEVICE, way="device_key")
    page = (await officer.get("/quarantine")).text
    assert "Vendor test-vendor HTTP (JSON), signed request test-vendor-key – " in row_of(page, "NEW-1", "The device is not registered")
    assert row_of(page, "NEW-1", "not registered").endswith(" 3")
    foreign = row_of(page, DEVICE, "Sent by another vendor than that of the device")
    assert "Vendor other-vendor HTTP (JSON), signed request" in foreign
    assert "Vendor test-vendor HTTP (JSON), signed request" in foreign
    assert "MQTT, MQTT account" in row_of(page, DEVICE, "Sent in another protocol")
    assert "HTTP (JSON), device key" in row_of(page, DEVICE, "in another way than the device demands")
    assert f'href="/devices/{DEVICE}"' in page
    assert 'href="/devices/NEW-1"' not in page, "there is no page of a device that is not registered"


async def test_a_reader_sees_nobody_whose_case_they_may_not_see(person: UUID, worn: datetime, signed_in: SignedIn) -> None:
    await send(DEVICE, vendor=OTHER)
    await send("NEW-1")
    officer, senior, auditor = [await signed_in("probation", login) for login in ("officer", "senior", "auditor")]
    await Registration.update({Registration.officer: uuid4()}).where(Registration.person == person)
    assert [device in (await officer.get("/quarantine")).text for device in (DEVICE, "NEW-1")] == [False, True]
    assert "No report of this device is kept apart" in (await officer.get(f"/quarantine?search={DEVICE}")).text
    assert f"/people/{person}/bracelet" in (await senior.get("/quarantine")).text
    await Registration.update({Registration.office: "71"}).where(Registration.person == person)
    assert [device in (await senior.get("/quarantine")).text for device in (DEVICE, "NEW-1")] == [False, True]
    assert f"/people/{person}/bracelet" in (await auditor.get("/quarantine")).text


async def test_an_administrator_sees_no_page_of_cases(engines: OraluSettings, signed_in: SignedIn) -> None:
    assert (await (await signed_in("probation", "admin")).get("/quarantine")).status_code == 403


async def test_a_device_is_found_by_a_part_of_its_number_and_a_wildcard_is_a_letter(officer: httpx.AsyncClient) -> None:
    for device in ("NEW-1", "NEW-2", "OLD-1"):
        await send(device)
    found = (await officer.get("/quarantine?search=new-")).text
    assert [device in found for device in ("NEW-1", "NEW-2", "OLD-1")] == [True, True, False]
    assert "No report of this device is kept apart" in (await officer.get("/quarantine?search=%25")).text


async def test_every_group_is_on_exactly_one_page(engines: OraluSettings) -> None:
    for device in ("A.1", "A|1", "B"):
        await send(device)
        await send(device, protocol="mqtt")
    page = await queries.kept_apart(OFFICER, size=1)
    seen = [(row.device_id, row.protocol) for row in page]
    while page.after is not None:
        page = await queries.kept_apart(OFFICER, size=1, after=str(page.after))
        seen += [(row.device_id, row.protocol) for row in page]
    assert sorted(seen) == sorted((device, protocol) for device in ("A.1", "A|1", "B") for protocol in ("http", "mqtt"))
    assert len(await queries.kept_apart(SENIOR, after="no place")) == 6


async def test_what_was_taken_over_is_no_longer_there(person: UUID, officer: httpx.AsyncClient) -> None:
    await send("NEW-1")
    before = (await officer.get(f"/people/{person}/bracelet")).text
    assert "Devices that send reports and are not registered: 1." in before
    assert 'href="/quarantine"' in before
    await put_on(person, "NEW-1", since=NOW - timedelta(hours=1))
    assert "No report is kept apart" in (await officer.get("/quarantine")).text


async def test_the_officer_s_queue_says_why_and_leads_to_the_reports(person: UUID, worn: datetime, officer: httpx.AsyncClient) -> None:
    bracelet = f"/people/{person}/bracelet"
    assert "were kept apart" not in (await officer.get(bracelet)).text
    await send(DEVICE, vendor=OTHER)
    await look_after_quarantine({})
    queue = (await officer.get("/queue?kind=bracelet")).text
    assert "Reports under its number were kept apart" in queue
    item = re.search(r'href="(/queue/[0-9a-f-]{36})"', queue)
    assert item is not None
    assert (await officer.get(item[1])).headers["location"] == bracelet
    assert f'href="/quarantine?search={DEVICE}"' in (await officer.get(bracelet)).text


async def test_a_corrected_binding_takes_the_reports_over(worn: datetime, officer: httpx.AsyncClient) -> None:
    await send(DEVICE, vendor=OTHER)
    await officer.get(f"/devices/{DEVICE}")
    corrected = {"vendor": OTHER, "connection": "http:request_signature"}
    assert (await post(officer, f"/devices/{DEVICE}", corrected)).status_code == 303
    await look_after_quarantine({})
    assert "No report is kept apart" in (await officer.get("/quarantine")).text
