"""From positions to an alert, in any order of arrival; and what an order and a device allow."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import pytest

from services.probation.closing.actions import close_registration
from services.probation.queue.tables import QueueItem
from services.probation.telemetry.alerts import actions as handling
from services.probation.telemetry.alerts import queries as alert_queries
from services.probation.telemetry.alerts.person_queries import alerts_of
from services.probation.telemetry.devices import assignment
from services.probation.telemetry.orders import actions as order_actions
from services.probation.telemetry.orders.queries import order_in_force
from tests.builders.actors import OFFICER
from tests.builders.alerts import evaluated, fetch, the_breach
from tests.builders.devices import DEVICE
from tests.builders.fixes import leaving_home, position, track
from tests.builders.moments import NOW
from tests.builders.orders import home_without_curfew
from tests.builders.vendors import Vendor, put_on
from tests.support.paging import all_pages

ANOTHER = """INSERT INTO probation.alert SELECT (jsonb_populate_record(a, jsonb_build_object(
    'id', gen_random_uuid(), 'rule', 'copy ' || ($2::interval)::text, 'opened_at', a.opened_at - $2::interval))).* FROM probation.alert a
    WHERE id = $1 RETURNING id"""


async def test_leaving_home_at_night_becomes_an_alert_in_the_queue(vendor: Vendor, worn: datetime, person: UUID) -> None:
    await vendor.send(leaving_home(worn))
    alert = await the_breach()
    assert (alert["rule"], alert["reason"], alert["opened_at"], alert["closed_at"]) == (
        "curfew",
        "left",
        worn + timedelta(minutes=90),
        None,
    )
    assert alert["person"] == person
    items = await QueueItem.select().where(QueueItem.subject_id == alert["id"], QueueItem.closed_at.is_null())
    assert [item["kind"] for item in items] == ["alert"]


async def test_a_person_s_alerts_come_in_pages_newest_first_each_once(vendor: Vendor, worn: datetime, person: UUID) -> None:
    await vendor.send(leaving_home(worn))
    first = await the_breach()
    await fetch(ANOTHER, first["id"], timedelta(0))
    await fetch(ANOTHER, first["id"], timedelta(minutes=30))
    rows = await all_pages(partial(alerts_of, person), size=1)
    assert len({row.id for row in rows}) == len(rows) == len(await alerts_of(person))
    assert [row.opened_at for row in rows] == sorted((row.opened_at for row in rows), reverse=True)


async def test_evaluating_again_raises_nothing_new(vendor: Vendor, worn: datetime) -> None:
    batch = leaving_home(worn)
    await vendor.send(batch[:100])
    await evaluated()
    await vendor.send(batch)
    assert len([each for each in await evaluated() if each["state"] == "breach"]) == 1


async def test_any_order_of_arrival_ends_in_the_same_alerts(vendor: Vendor, worn: datetime) -> None:
    home, out, back = track(worn, 60), track(worn + timedelta(minutes=60), 30, 900), track(worn + timedelta(minutes=90), 29)
    for part in (back, home[:30], out[15:], home[30:], out[:15]):
        await vendor.send(part)
        await evaluated()
    (alert,) = [each for each in await evaluated() if each["state"] == "breach" and each["status"] == "raised"]
    assert (alert["opened_at"], alert["closed_at"]) == (worn + timedelta(minutes=60), worn + timedelta(minutes=90))


async def test_late_evidence_that_the_person_was_home_withdraws_the_unknown(vendor: Vendor, worn: datetime) -> None:
    await vendor.send(track(worn, 5))
    unknown = [each for each in await evaluated() if each["state"] == "unknown"]
    assert {each["rule"] for each in unknown} == {"signal", "curfew"}
    assert len({each["incident"] for each in unknown}) == 1
    await handling.acknowledge([each["id"] for each in unknown], by=OFFICER, now=NOW)
    await vendor.send(track(worn + timedelta(minutes=5), 114))
    assert {each["status"] for each in await evaluated()} == {"withdrawn"}
    assert await QueueItem.count().where(QueueItem.kind == "alert", QueueItem.closed_at.is_null()) == 0


async def test_what_an_officer_withdrew_does_not_come_back(vendor: Vendor, worn: datetime) -> None:
    outside = track(worn + timedelta(minutes=60), 50, 900)
    await vendor.send(track(worn, 60) + outside[:40])
    alert = await the_breach()
    await handling.record_finding([alert["id"]], outcome="withdrawn", reason="The zone was drawn wrongly", by=OFFICER, now=NOW)
    await vendor.send(outside[40:])
    assert [each["id"] for each in await evaluated() if each["state"] == "breach"] == [alert["id"]]


async def test_late_evidence_against_a_decided_alert_is_told_once(vendor: Vendor, worn: datetime) -> None:
    await vendor.send(track(worn, 5))
    (unknown,) = [each for each in await evaluated() if each["rule"] == "signal"]
    await handling.record_finding([unknown["id"]], outcome="technical", reason="No network there", by=OFFICER, now=NOW)
    home = track(worn + timedelta(minutes=5), 114)
    for part in (home[:112], home[112:113], home[113:]):
        await vendor.send(part)
        await evaluated()
    told = await fetch("SELECT kind FROM probation.alert_event WHERE alert = $1 ORDER BY id", unknown["id"])
    assert [each["kind"] for each in told].count("withdrawn") <= 1


async def test_a_report_from_a_clock_that_runs_ahead_is_used_when_its_time_has_come(vendor: Vendor, worn: datetime) -> None:
    ahead = NOW + timedelta(minutes=4)
    await vendor.send([*track(worn, 119), position(ahead, flags=["strap_removed"])])
    assert not [each for each in await evaluated() if each["rule"] == "strap"]
    assert [each for each in await evaluated(ahead + timedelta(seconds=1)) if each["rule"] == "strap"]


async def test_an_alert_shows_positions_of_its_own_wearer_alone(vendor: Vendor, worn: datetime, person: UUID) -> None:
    await vendor.send(track(worn - timedelta(minutes=20), 10) + leaving_home(worn))
    found = await alert_queries.alert(OFFICER, (await the_breach())["id"])
    assert found is not None
    shown = await alert_queries.track(replace(found[0], opened_at=worn))
    assert shown
    assert min(row.fix_time for row in shown) >= worn


async def test_the_same_zones_saved_twice_are_one_version_and_a_closed_case_takes_none(worn: datetime, person: UUID) -> None:
    body = home_without_curfew(radius_m=150)
    versions = [await order_actions.set_order(person, body, by=OFFICER, now=NOW) for _ in range(2)]
    assert versions == [2, 2]
    await close_registration(person, reason="term_ended", by=OFFICER, now=NOW)
    with pytest.raises(order_actions.NotOpen):
        await order_actions.set_order(person, body, by=OFFICER, now=NOW)
    with pytest.raises(order_actions.NotOpen):
        await put_on(person, "OTHER-2")
    assert await order_in_force(person) is None


async def test_two_people_never_wear_one_device(worn: datetime, person: UUID) -> None:
    with pytest.raises(assignment.AlreadyWorn):
        await put_on(person, "OTHER-1")
    with pytest.raises(assignment.DeviceTaken):
        await put_on(UUID(int=7), DEVICE)


async def test_a_device_may_be_worn_again_after_it_was_taken_off(worn: datetime, person: UUID) -> None:
    await assignment.unfit_device(person, by=OFFICER, now=NOW)
    await put_on(UUID(int=7), DEVICE)


async def test_what_an_unknown_device_had_sent_is_taken_over_when_it_is_put_on(vendor: Vendor, person: UUID) -> None:
    assert (await vendor.send(track(NOW - timedelta(minutes=20), 10))).json()["quarantined"] == 10
    await put_on(person, DEVICE)
    assert await fetch("SELECT count(*) FROM probation.position") == [{"count": 10}]
