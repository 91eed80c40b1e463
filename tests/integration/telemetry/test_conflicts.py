"""Two authenticated sources that disagree about one moment: both are kept and shown, and neither decides anything."""

from datetime import datetime, timedelta

import pytest

from tests.builders.alerts import evaluated, fetch, the_breach
from tests.builders.fixes import leaving_home, position, track
from tests.builders.moments import NOW
from tests.builders.vendors import SECRET, Vendor, credential


@pytest.fixture
async def second(vendor: Vendor) -> Vendor:
    """A second key of the same vendor, such as a stolen one."""
    return Vendor(vendor.client, await credential("request_signature", identifier="second-key"), SECRET)


async def conflicts() -> int:
    return len(await fetch("SELECT FROM probation.position_conflict"))


async def test_the_same_report_by_two_keys_is_no_conflict(vendor: Vendor, second: Vendor, worn: datetime) -> None:
    for key in (vendor, second):
        assert (await key.send(track(worn, 5))).json()["accepted"] == 5
    assert await conflicts() == 0
    assert [each for each in await evaluated() if each["state"] == "breach"] == []


@pytest.mark.parametrize("seconds", [0, 1, 30, 60])
async def test_two_places_at_one_moment_are_a_conflict(vendor: Vendor, second: Vendor, worn: datetime, seconds: int) -> None:
    await vendor.send([position(worn)])
    await second.send([position(worn + timedelta(seconds=seconds), 5000)])
    assert await conflicts() == 1


async def test_a_walk_between_two_keys_is_no_conflict(vendor: Vendor, second: Vendor, worn: datetime) -> None:
    await vendor.send([position(worn)])
    await second.send([position(worn + timedelta(minutes=1), 500)])
    assert await conflicts() == 0


async def test_conflicting_reports_raise_nothing(vendor: Vendor, second: Vendor, worn: datetime) -> None:
    await vendor.send(track(worn, 118))
    await evaluated()
    await second.send(track(worn + timedelta(minutes=90), 28, 9000))
    assert [each for each in await evaluated() if each["state"] == "breach"] == []
    assert await conflicts() > 0


async def test_conflicting_reports_withdraw_and_close_nothing(vendor: Vendor, second: Vendor, worn: datetime) -> None:
    await vendor.send(leaving_home(worn))
    breach = await the_breach()
    await second.send(track(worn + timedelta(minutes=85), 34))
    after = await the_breach()
    assert (after["status"], after["opened_at"], after["closed_at"], after["fix_times"]) == (
        *(breach["status"], breach["opened_at"], None),
        breach["fix_times"],
    )
    # Nor does anything that comes later, from either.
    await vendor.send(track(NOW + timedelta(seconds=1), 2))
    assert (await the_breach(NOW + timedelta(minutes=3)))["status"] == breach["status"]
