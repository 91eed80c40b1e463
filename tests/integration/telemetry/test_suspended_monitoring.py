"""A suspension of electronic monitoring lifts zones and hours for its time, on the real database and the real evaluation."""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.errors import AlreadyDecided
from services.probation.telemetry.monitoring import queries
from services.probation.telemetry.monitoring.domain.decisions import Request
from services.probation.telemetry.monitoring.jobs import follow_monitoring
from services.probation.telemetry.monitoring.suspensions.actions import resume, suspend
from services.probation.telemetry.orders.actions import set_order
from services.probation.telemetry.orders.queries import order_in_force, order_versions
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.alerts import evaluated
from tests.builders.fixes import track
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.builders.monitoring import a_request, in_force
from tests.builders.orders import home_with_curfew, local_time
from tests.builders.vendors import Vendor
from tests.support.clients import SignedIn

MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)


async def decision(number: UUID) -> queries.ShownDecision:
    found = await queries.any_decision(number)
    assert found is not None
    return found


async def lifted(person: UUID) -> list[tuple[str, str]]:
    """(cause, end) of what is lifted in the order in force."""
    order = await order_in_force(person)
    assert order is not None
    return [(each["cause"], each["until"]) for each in order.body.get("permissions", [])]


@pytest.fixture
async def monitored(worn: datetime, person: UUID, fixed_clock: FixedClock) -> UUID:
    """A decision in force of somebody who is at home, and has to be there."""
    return await in_force(person)


async def away(vendor: Vendor, since: datetime, count: int = 20) -> list[str]:
    """What the evaluator makes of so many minutes at 900 m from home: the reasons of alerts of zones and hours."""
    await vendor.send(track(since, count, 900))
    return [each["reason"] for each in await evaluated(since + count * MINUTE) if each["state"] == "breach"]


async def test_while_it_is_suspended_no_alert_begins_and_by_hand_the_hours_hold_again(
    monitored: UUID, person: UUID, vendor: Vendor
) -> None:
    await suspend(monitored, "In hospital", until=TODAY + 5 * A_DAY, seen_version=2, by=OFFICER, now=NOW)
    assert await lifted(person) == [("suspended", f"{TODAY + 6 * A_DAY}T00:00:00")]
    assert await away(vendor, NOW + MINUTE) == []
    later = NOW + 30 * MINUTE
    await resume(monitored, "Back home", seen_version=3, by=OFFICER, now=later)
    assert ((await decision(monitored)).state, (await decision(monitored)).lift) == ("in_force", None)
    assert await away(vendor, later + MINUTE) == ["outside_when_permission_ended"]


async def test_the_control_without_a_suspension_there_is_an_alert(monitored: UUID, vendor: Vendor) -> None:
    assert await away(vendor, NOW + MINUTE) != []


async def test_the_clock_ends_it_after_its_last_day(monitored: UUID, person: UUID, fixed_clock: FixedClock) -> None:
    await suspend(monitored, "In hospital", until=TODAY, seen_version=2, by=OFFICER, now=NOW)
    await follow_monitoring({})
    assert (await decision(monitored)).state == "suspended"
    fixed_clock.move_to(NOW + A_DAY)
    await follow_monitoring({})
    row = await decision(monitored)
    assert (row.state, row.suspended_until, row.suspended_since, row.lift) == ("in_force", None, None, None)
    assert await lifted(person) == [("suspended", f"{TODAY + A_DAY}T00:00:00")], "its end was in the order from the beginning"


async def test_one_without_a_last_day_lasts_no_longer_than_the_decision(monitored: UUID, person: UUID) -> None:
    await suspend(monitored, "In custody", seen_version=2, by=OFFICER, now=NOW)
    assert await lifted(person) == [("suspended", f"{(await decision(monitored)).ends_on + A_DAY}T00:00:00")]


async def test_of_two_who_suspend_at_once_one_is_told(monitored: UUID, person: UUID) -> None:
    both = [suspend(monitored, "In hospital", until=TODAY, seen_version=2, by=each, now=NOW) for each in (OFFICER, SENIOR)]
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["AlreadyDecided", "NoneType"]
    assert len(await lifted(person)) == 1
    with pytest.raises(AlreadyDecided):
        await suspend(monitored, "In hospital", seen_version=3, by=OFFICER, now=NOW)


async def test_what_began_before_it_was_recorded_stays_and_is_shown(
    monitored: UUID, person: UUID, vendor: Vendor, signed_in: SignedIn
) -> None:
    reasons = await away(vendor, NOW - 20 * MINUTE)
    await suspend(monitored, "Taken to hospital", since=NOW - 40 * MINUTE, until=TODAY, seen_version=2, by=OFFICER, now=NOW)
    assert len(reasons) == 1
    (alert,) = [each for each in await evaluated(NOW + 5 * MINUTE) if each["state"] == "breach"]
    assert alert["status"] == "raised", "nobody but a human says what it means"
    officer = await signed_in("probation", "officer")
    assert f"/alerts/{alert['id']}" in (await officer.get(f"/monitoring/{monitored}")).text
    assert "suspended when this began" in (await officer.get(f"/alerts/{alert['id']}")).text


async def test_hours_drawn_while_it_is_suspended_are_lifted_too(person: UUID, fixed_clock: FixedClock) -> None:
    number = await in_force(person)
    await suspend(number, "In hospital", until=TODAY + A_DAY, seen_version=2, by=OFFICER, now=NOW)
    assert (await decision(number)).lift is None
    await set_order(person, home_with_curfew(local_time(NOW), local_time(NOW, timedelta(hours=8))), by=OFFICER, now=NOW)
    await follow_monitoring({})
    assert ((await decision(number)).lift is not None, len(await lifted(person))) == (True, 1)
    versions = len(await order_versions(person))
    await follow_monitoring({})
    assert len(await order_versions(person)) == versions


async def test_another_decision_in_its_place_lifts_nothing(monitored: UUID, person: UUID) -> None:
    await suspend(monitored, "In hospital", until=TODAY + 5 * A_DAY, seen_version=2, by=OFFICER, now=NOW)
    await in_force(person, request=Request.VARIATION, token=a_request().token)
    assert [end for _, end in await lifted(person)] <= [NOW.isoformat()] or await lifted(person) == []
    assert (await decision(monitored)).lift is None


async def test_with_the_closing_undone_it_is_suspended_again(monitored: UUID, person: UUID, fixed_clock: FixedClock) -> None:
    await suspend(monitored, "In hospital", until=TODAY + 5 * A_DAY, seen_version=2, by=OFFICER, now=NOW)
    registration = (await decision(monitored)).registration
    closed = NOW + MINUTE
    await close_registration(person, reason="term_ended", by=OFFICER, now=closed)
    assert (await decision(monitored)).state == "ended"
    await undo_closing(registration, "By mistake", by=OFFICER, now=closed + MINUTE)
    assert (await decision(monitored)).state == "suspended"
    await follow_monitoring({})
    assert len(await lifted(person)) == 1
