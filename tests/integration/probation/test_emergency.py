"""Emergency access: a reason, half an hour, the office told at once, a review by somebody else; nothing more is opened by it."""

import csv
import io
import json
from datetime import timedelta
from uuid import UUID

import httpx
import pytest

from services.probation.database import DB, Audit
from services.probation.emergency.domain import lasts, most_a_day
from services.probation.queue.queries import queue
from services.probation.register.actions import Registered
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.orders.actions import set_order
from services.probation.telemetry.positions.domain.fix import parse
from services.probation.timeline.queries import timeline
from shared.db.rows import fetch_values
from tests.builders.actors import OFFICER_ELSEWHERE
from tests.builders.devices import DEVICE
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.orders import home_without_curfew
from tests.builders.people import IIN, person
from tests.builders.registrations import Register
from tests.builders.vendors import put_on, source
from tests.support.clients import SignedIn
from tests.support.forms import post, submit
from tests.support.looks import recorded

CONTESTED = """INSERT INTO probation.position_conflict SELECT p.device_id, p.fix_time, p.seq, p.source, p.fix_time, p.seq, 0, 900,
    p.received_at FROM probation.position p WHERE p.device_id = $1 RETURNING device_id"""
REASON = "He threatened his family on the telephone a minute ago"


@pytest.fixture
async def elsewhere(register: Register) -> Registered:
    """A case of another office."""
    return await register(person(IIN), by=OFFICER_ELSEWHERE)


async def opened(client: httpx.AsyncClient, number: str = IIN) -> httpx.Response:
    """Open it, after the page that asks."""
    asked = await submit(client, "/emergency", {"number": number, "reason": REASON})
    assert 'name="sure"' in asked.text
    return await post(client, "/emergency", {"number": number, "reason": REASON, "sure": "yes"})


async def the_access() -> UUID:
    found: UUID = (await fetch_values(DB, "SELECT id FROM probation.emergency_access"))[0]
    return found


async def test_the_record_is_read_for_half_an_hour_and_nothing_else_of_it(
    elsewhere: Registered, signed_in: SignedIn, fixed_clock: FixedClock
) -> None:
    officer = await signed_in("probation", "officer")
    address = (await opened(officer)).headers["location"]
    shown = await officer.get(address)
    assert "Fictional Person" in shown.text
    assert "Demo Street 1" in shown.text
    assert (await officer.get(f"/people/{elsewhere.person}")).status_code == 404
    assert "Fictional Person" not in (await officer.get("/people")).text
    fixed_clock.move_to(NOW + lasts(TODAY) - timedelta(seconds=1))
    assert "Fictional Person" in (await officer.get(address)).text
    fixed_clock.move_to(NOW + lasts(TODAY))
    closed = await officer.get(address)
    assert "The time is over" in closed.text
    assert "Fictional Person" not in closed.text


async def test_the_office_that_keeps_the_case_is_told_at_once(elsewhere: Registered, signed_in: SignedIn) -> None:
    await opened(await signed_in("probation", "officer"), elsewhere.case_number)
    (item,) = [each for each in await queue(OFFICER_ELSEWHERE) if each.kind == "emergency_access"]
    assert (item.person, item.reason, item.priority) == (elsewhere.person, "emergency 75", 1)
    assert "emergency_access" in [each.kind for each in await timeline(elsewhere.person)]
    assert await Audit.count().where(Audit.action == "emergency_access_opened", Audit.about == elsewhere.person) == 1


async def test_nobody_else_sees_the_record_by_it(elsewhere: Registered, signed_in: SignedIn) -> None:
    address = (await opened(await signed_in("probation", "officer"))).headers["location"]
    senior = await (await signed_in("probation", "senior")).get(address)
    assert (senior.status_code, REASON in senior.text, "Demo Street 1" in senior.text) == (200, True, False)
    assert "Demo Street 1" not in (await (await signed_in("probation", "auditor")).get(address)).text
    assert (await (await signed_in("reintegration", "social")).get(address)).status_code == 404


async def test_a_senior_officer_reviews_it_once_and_the_one_who_opened_it_never(elsewhere: Registered, signed_in: SignedIn) -> None:
    officer, senior = await signed_in("probation", "officer"), await signed_in("probation", "senior")
    address = (await opened(officer)).headers["location"]
    review = {"outcome": "not_justified", "findings": "The office could have been called"}
    assert (await post(officer, f"{address}/review", review)).status_code == 403
    for wrong, field in (({"outcome": "fine"}, "outcome"), ({"findings": "no"}, "findings")):
        answer = await submit(senior, address, {**review, **wrong}, to=f"{address}/review")
        assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    assert (await submit(senior, address, review, to=f"{address}/review")).status_code == 303
    assert "The office could have been called" in (await officer.get(address)).text
    assert not [each for each in await queue(OFFICER_ELSEWHERE) if each.kind == "emergency_access"]
    assert (await submit(senior, address, review, to=f"{address}/review")).status_code == 409
    own = (await opened(senior)).headers["location"]
    assert (await submit(senior, own, review, to=f"{own}/review")).status_code == 404


@pytest.mark.parametrize(("number", "reason", "field"), [("000", REASON, "number"), (IIN, "because", "reason"), ("", REASON, "number")])
async def test_a_wrong_form_opens_nothing(number: str, reason: str, field: str, elsewhere: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    answer = await submit(officer, "/emergency", {"number": number, "reason": reason, "sure": "yes"})
    assert (answer.status_code, f'href="#{field}"' in answer.text) == (422, True)
    assert await fetch_values(DB, "SELECT id FROM probation.emergency_access") == []


async def test_more_than_a_few_a_day_are_no_emergency(elsewhere: Registered, signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    for _ in range(most_a_day(TODAY)):
        assert (await opened(officer)).status_code == 303
    assert (await opened(officer)).status_code == 429
    assert await Audit.count().where(Audit.action == "emergency_access_refused") == 1


async def test_it_shows_where_the_bracelet_was_last_and_how_that_is_known_while_an_order_is_in_force(
    elsewhere: Registered, signed_in: SignedIn
) -> None:
    officer = await signed_in("probation", "officer")
    await put_on(elsewhere.person, since=NOW - timedelta(hours=1), by=OFFICER_ELSEWHERE)
    row = {
        "device_id": DEVICE,
        "fix_time": (NOW - timedelta(minutes=4)).isoformat(),
        "latitude": 43.238,
        "longitude": 76.945,
        "accuracy_m": 12,
    }
    await ingest([Report(DEVICE, parse(row), json.dumps(row).encode())], source=source(), now=NOW)
    address = (await opened(officer)).headers["location"]
    assert "Last position" not in (await officer.get(address)).text, "without an order nobody asks where somebody is"
    await set_order(elsewhere.person, home_without_curfew(), by=OFFICER_ELSEWHERE, now=NOW)
    page = " ".join((await officer.get(address)).text.split())
    assert "43.23800, 76.94500 ± 12 m" in page
    assert "signed request, Vendor test-vendor, HTTP (JSON), received" in page
    assert "Another source reports" not in page
    assert "43.23800" not in (await (await signed_in("probation", "senior")).get(address)).text
    await fetch_values(DB, CONTESTED, DEVICE)
    assert "Another source reports a different place" in (await officer.get(address)).text


async def test_senior_officers_and_auditors_save_the_list(elsewhere: Registered, signed_in: SignedIn) -> None:
    officer, senior, auditor = [await signed_in("probation", login) for login in ("officer", "senior", "auditor")]
    address = (await opened(officer)).headers["location"]
    review = {"outcome": "not_justified", "findings": "=The office could have been called"}
    await submit(senior, address, review, to=f"{address}/review")
    assert (await officer.get("/emergency/table.csv")).status_code == 403
    for reader in (senior, auditor):
        assert 'href="/emergency/table.csv"' in (await reader.get("/emergency")).text
        (row,) = csv.DictReader(io.StringIO((await reader.get("/emergency/table.csv")).text))
        assert (row["account_name"], row["case_number"], row["reason"]) == ("Demo Officer", elsewhere.case_number, REASON)
        assert (row["outcome"], row["findings"]) == ("not_justified", "'=The office could have been called")
        assert "Fictional" not in str(row), "nobody's name is needed to check who opened what"
    saved = await recorded("/emergency/table.csv")
    assert [(look.persons, look.reason) for look in saved if look.status == 200] == [([elsewhere.person], "export")] * 2


async def test_our_own_figures_say_that_they_are_ours(elsewhere: Registered, signed_in: SignedIn) -> None:
    page = (await (await signed_in("probation", "officer")).get("/emergency")).text
    assert "30 minutes (our own rule since 1 January 2026, until the service sets another)" in page
    assert "5 times (our own rule since" in page
    assert "92 days (our own rule since" in (await (await signed_in("probation", "senior")).get("/cover")).text
