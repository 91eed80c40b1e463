"""A vendor with many devices that change at once: the alerts of others come first, and nothing of it is lost."""

from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

import pytest

from services.probation.telemetry.evaluation.batch import FEW_ALONE, evaluate_round
from services.probation.telemetry.evaluation_queue import actions
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.positions.domain.fix import Fix
from shared.settings import OraluSettings
from tests.builders.alerts import fetch
from tests.builders.moments import NOW, FixedClock
from tests.builders.vendors import put_on, source
from tests.builders.zones import HOME

DEVICES = {"flood": 24, "other": 2}
ALERTS = "SELECT DISTINCT device_id FROM probation.alert WHERE device_id LIKE $1"
EVALUATED = """SELECT a.device_id FROM probation.evaluation_checkpoint c JOIN probation.device_assignment a ON a.id = c.assignment
    WHERE a.device_id LIKE $1"""
REQUESTED = "SELECT DISTINCT assignment, at FROM probation.evaluation_queue"


async def reported(vendor: str, number: int, at: datetime, *flags: str) -> None:
    """So many devices of a vendor are worn, and report something at a time."""
    names = [f"{vendor}-{each}" for each in range(number)]
    for name in names:
        await put_on(uuid4(), name, since=NOW - timedelta(hours=1), vendor=vendor)
    fix = Fix((NOW - timedelta(minutes=1)).timestamp(), 1, "GPS", *HOME, flags=flags)
    await ingest([Report(name, fix, b"") for name in names], source=source(vendor=vendor), now=at)


async def test_a_vendor_s_new_reports_wait_for_none_of_a_flood_that_came_before(engines: OraluSettings) -> None:
    await reported("flood", 6, NOW + timedelta(seconds=1))
    await reported("other", 1, NOW + timedelta(seconds=2))
    await evaluate_round(NOW + timedelta(seconds=3), most=3)
    assert len(await fetch(EVALUATED, "other-%")) == 1


async def test_a_flood_has_only_its_share_of_a_round_while_others_wait(engines: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "SHARE", 2)
    await reported("flood", 6, NOW)
    await reported("other", 1, NOW)
    await fetch("DELETE FROM probation.evaluation_queue WHERE vendor = ''")  # of putting them on
    assert await evaluate_round(NOW) == 3
    assert await evaluate_round(NOW) == 4, "alone it has the whole round"
    assert await evaluate_round(NOW) == 0


async def test_the_devices_of_another_vendor_have_their_turn_among_those_of_a_flood(
    engines: OraluSettings, fixed_clock: FixedClock
) -> None:
    for vendor, number in DEVICES.items():
        await reported(vendor, number, NOW, "strap_removed")
    fixed_clock.move_to(NOW + timedelta(seconds=1))
    slow = count()
    await evaluate_round(NOW, seconds=lambda: float(next(slow)))
    assert len(await fetch(ALERTS, "other-%")) == DEVICES["other"]
    assert len(await fetch(ALERTS, "flood-%")) == FEW_ALONE - DEVICES["other"]
    assert {row["at"] for row in await fetch(REQUESTED)} == {NOW + timedelta(seconds=1)}
    for _ in range(3):
        await evaluate_round(NOW + timedelta(seconds=1))
    assert len(await fetch(ALERTS, "flood-%")) == DEVICES["flood"]
