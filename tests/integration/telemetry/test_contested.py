"""Two authenticated sources that contradict each other: shown to the officer, queued, and an alert that stays and says why."""

import json
import re
from datetime import datetime, timedelta
from html import unescape
from uuid import UUID

import httpx
import orjson
import pytest

from services.probation.queue.actions import close_item
from services.probation.queue.tables import QueueItem
from services.probation.telemetry.alerts.queries import deciding
from services.probation.telemetry.evaluation.replay import replay
from services.probation.telemetry.provenance.jobs import LOOKED_BACK, look_for_conflicts
from tests.builders.actors import OFFICER
from tests.builders.alerts import Row, evaluated, fetch
from tests.builders.fixes import leaving_home, position, track
from tests.builders.moments import NOW, TODAY, FixedClock, soon
from tests.builders.vendors import SECRET, Vendor, credential
from tests.support.clients import SignedIn

DISTANCE = "900 m"
ITEMS = """SELECT reason, person, closed_at IS NULL AS open FROM probation.queue_item WHERE kind = 'bracelet'
    ORDER BY opened_at, closed_at NULLS LAST"""


@pytest.fixture
async def other(vendor: Vendor) -> Vendor:
    """The same vendor's machine with another key: another source."""
    return Vendor(vendor.client, await credential("request_signature", identifier="other-key"), SECRET)


@pytest.fixture
async def breach(vendor: Vendor, worn: datetime) -> Row:
    """The person left home in the curfew, as one source says."""
    await vendor.send(leaving_home(worn))
    (alert,) = [each for each in await evaluated() if each["state"] == "breach"]
    return alert


@pytest.fixture
async def contested(breach: Row, other: Vendor, worn: datetime, fixed_clock: FixedClock) -> Row:
    """A minute later the other source says that the device was at home at that time; the alert before that."""
    fixed_clock.move_to(soon(60))
    assert (await other.send(track(worn + timedelta(minutes=90), 29))).json()["accepted"] == 29
    return breach


@pytest.fixture
async def officer(contested: Row, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("probation", "officer")


def plain(text: str) -> str:
    """A page as it is read."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


async def test_an_alert_that_another_source_contradicts_stays_as_it_is(contested: Row) -> None:
    (after,) = [each for each in await evaluated(soon(60)) if each["id"] == contested["id"]]
    assert after == contested


async def test_a_contested_alert_derived_again_is_the_same_and_names_its_sources(contested: Row) -> None:
    await evaluated(soon(60))
    for alert in await fetch("SELECT id FROM probation.alert"):
        found = await replay(alert["id"])
        assert found.same is True, found
    (only,) = json.loads(orjson.dumps(await replay(contested["id"])))["sources"]
    assert only["reports"] == len(contested["fix_times"])
    assert only["source"] == {
        "number": only["source"]["number"],
        "protocol": "http",
        "vendor": "Vendor test-vendor",
        "credential": "test-vendor-request_signature",
        "authentication": "request_signature",
        "receiver": only["source"]["receiver"],
    }


async def test_two_sources_that_agree_derive_the_same_again(vendor: Vendor, other: Vendor, worn: datetime) -> None:
    """The same times and sequence numbers from both: nothing but the source tells the reports apart."""
    await vendor.send(leaving_home(worn))
    await other.send([{**each, "accuracy_m": 9} for each in leaving_home(worn)])
    for alert in await evaluated():
        found = await replay(alert["id"])
        assert found.same is True, found
        assert sorted(each.source.credential for each in found.sources) == ["other-key", "test-vendor-request_signature"]


async def test_only_what_the_alert_rests_on_counts_as_deciding_though_the_times_are_the_same(contested: Row) -> None:
    decided = await deciding([contested["id"]])
    assert len(decided) == len(contested["fix_times"]) > 0
    names = await fetch("SELECT credential FROM probation.report_source WHERE id = ANY($1::integer[])", [each.source for each in decided])
    assert [each["credential"] for each in names] == ["test-vendor-request_signature"]


async def test_the_time_of_receipt_of_an_alert_is_that_of_the_report_that_it_rests_on(
    contested: Row, vendor: Vendor, other: Vendor, worn: datetime, fixed_clock: FixedClock
) -> None:
    assert contested["received_at"] == NOW
    await evaluated(soon(60))
    assert {each["received_at"] for each in await fetch("SELECT received_at FROM probation.alert WHERE id = $1", contested["id"])} == {NOW}


async def test_of_two_agreeing_sources_the_first_receipt_counts(
    vendor: Vendor, other: Vendor, worn: datetime, fixed_clock: FixedClock
) -> None:
    await other.send(leaving_home(worn))
    fixed_clock.move_to(soon(40))
    await vendor.send(leaving_home(worn))
    (alert,) = [each for each in await evaluated(soon(40)) if each["state"] == "breach"]
    assert alert["received_at"] == NOW


async def test_a_report_that_is_contradicted_when_it_comes_does_not_count_as_received(
    vendor: Vendor, other: Vendor, worn: datetime, fixed_clock: FixedClock
) -> None:
    """Both place the device somewhere else at the moment of the strap's signal, which carries no place of its own and counts."""
    at = worn + timedelta(minutes=30)
    await vendor.send([*track(worn, 30), position(at)])
    await other.send([position(at, 900)])
    fixed_clock.move_to(soon(40))
    await vendor.send([position(at, latitude=None, longitude=None, sequence=2, flags=["strap_removed"])])
    (alert,) = [each for each in await evaluated(soon(40)) if each["rule"] == "strap"]
    assert (alert["fix_at"], alert["received_at"]) == (at, soon(40))


async def test_the_page_of_the_alert_says_that_it_stays_and_shows_both_reports(officer: httpx.AsyncClient, contested: Row) -> None:
    said = plain((await officer.get(f"/alerts/{contested['id']}")).text)
    assert "Another authenticated source contradicts a report that this alert is based on" in said
    assert "Sources that contradict each other" in said
    assert DISTANCE in said
    assert f"signed request, Vendor test-vendor, HTTP (JSON): {len(contested['fix_times'])} reports" in said


async def test_an_alert_that_nobody_contradicts_says_nothing_of_it(breach: Row, signed_in: SignedIn) -> None:
    said = plain((await (await signed_in("probation", "officer")).get(f"/alerts/{breach['id']}")).text)
    assert "Authenticated as signed request, Vendor test-vendor" in said
    assert "contradict" not in said


async def test_the_page_of_the_day_shows_both_reports_and_how_the_deciding_ones_were_authenticated(
    officer: httpx.AsyncClient, contested: Row, person: UUID
) -> None:
    page = (await officer.get(f"/people/{person}/movements")).text
    said = plain(page)
    assert "Sources that contradict each other" in said
    assert DISTANCE in said
    assert f"based on: signed request, Vendor test-vendor, HTTP (JSON): {len(contested['fix_times'])} reports" in said
    (playback,) = re.findall(r'data-playback="([^"]*)"', page)
    points = json.loads(unescape(playback))
    decided = [point for point in points["points"] if point["decided"]]
    assert len(decided) == len(contested["fix_times"]), "the other source's reports of the same times decided nothing"
    assert {point["sent"] for point in decided} == {"signed request, Vendor test-vendor"}


async def test_the_officer_of_whoever_wears_it_is_asked_once_and_again_for_a_new_conflict(
    contested: Row, person: UUID, other: Vendor, worn: datetime, fixed_clock: FixedClock
) -> None:
    for _ in range(2):
        await look_for_conflicts({})
    item = {"reason": "sources_disagree", "person": person, "open": True}
    assert await fetch(ITEMS) == [item]
    (opened,) = await QueueItem.select().where(QueueItem.kind == "bracelet")
    await close_item(by=OFFICER, now=soon(70), item=opened["id"])
    fixed_clock.move_to(soon(80))
    await look_for_conflicts({})
    assert await fetch(ITEMS) == [{**item, "open": False}], "an officer has looked at it"
    assert (await other.send([position(worn + timedelta(minutes=20), 900, sequence=3)])).json()["accepted"] == 1
    await look_for_conflicts({})
    assert await fetch(ITEMS) == [{**item, "open": False}, item]


async def test_an_item_that_the_software_closed_is_asked_again(contested: Row) -> None:
    await look_for_conflicts({})
    await close_item(by=OFFICER, now=soon(61), kind="bracelet", outcome="over")
    await look_for_conflicts({})
    assert [row["open"] for row in await fetch(ITEMS)] == [False, True]


async def test_a_conflict_is_not_forgotten_while_no_worker_runs(contested: Row, fixed_clock: FixedClock) -> None:
    fixed_clock.move_to(soon(60) + LOOKED_BACK - timedelta(hours=1))
    await look_for_conflicts({})
    assert len(await fetch(ITEMS)) == 1


async def test_the_item_leads_to_the_page_of_the_bracelet_and_that_to_the_day(officer: httpx.AsyncClient, person: UUID) -> None:
    await look_for_conflicts({})
    (item,) = await QueueItem.select().where(QueueItem.kind == "bracelet")
    bracelet = (await officer.get(f"/queue/{item['id']}")).headers["location"]
    assert f'href="/people/{person}/movements?day={TODAY}#conflicts"' in (await officer.get(bracelet)).text


async def test_the_queue_says_what_it_is_about(officer: httpx.AsyncClient) -> None:
    await look_for_conflicts({})
    assert "Two sources report different places for this bracelet: look at both" in (await officer.get("/queue")).text
