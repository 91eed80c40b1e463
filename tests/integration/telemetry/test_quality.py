"""Alert quality, reckoned by hand: two devices, two orders, five alerts."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from services.probation.demo import OFFICER, SECOND_IIN
from services.probation.tables import DB, Person
from services.probation.telemetry.actions import assign, set_order
from services.probation.telemetry.quality import By, Quality, quality
from shared import clock
from shared.db.engine import transaction
from shared.identity.actors import Actor, Role

SENIOR = Actor(id=uuid4(), name="A senior officer", role=Role.SENIOR_OFFICER, office=OFFICER.office, language="en")
ALERT = """INSERT INTO probation.alert (id, person, device_id, activation, order_version, rule_version, rule, state, reason, zone,
    opened_at, closed_at, detected_at, fix_at, received_at, raised_at, acknowledged_at, evidence, fixes, status)
    VALUES ($1, $2, $3, $4, $5, '1', $6, $7, 'left', $8, $9, $10, $9, $11, $12, $13, $14, 1, '{}', $15)"""


def order(*zones: tuple[str, str], curfew: bool = False) -> dict[str, Any]:
    """An order with round zones of (id, kind)."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
            "properties": {"id": name, "kind": kind, "when": "always", "radius_m": 100},
        }
        for name, kind in zones
    ]
    hours = [{"days": list(range(7)), "start": "22:00", "end": "06:00", "zone": "home"}] if curfew else []
    return {"timezone": "Asia/Almaty", "zones": {"type": "FeatureCollection", "features": features}, "curfew": hours}


async def raised(
    worn: tuple[UUID, str, UUID],
    rule: str,
    at: datetime,
    *,
    zone: str | None = None,
    hours: float | None = None,
    status: str,
    steps: tuple[int | None, int | None, int | None],
    version: int = 1,
) -> None:
    """An alert of which nothing is known for `hours` (None: a breach); seconds from fix to receipt, to alert, to taken."""
    person, device, activation = worn
    receipt, alert, taken = steps
    received = at + timedelta(seconds=receipt) if receipt is not None else None
    shown = (received or at) + timedelta(seconds=alert or 0)
    values = (person, device, activation, version, rule, "breach" if hours is None else "unknown", zone)
    moments = (at, at + timedelta(hours=hours or 1), at, received, shown, shown + timedelta(seconds=taken) if taken is not None else None)
    async with transaction(DB):
        await DB.connection().execute(ALERT, uuid4(), *values, *moments, status)


@pytest.fixture
async def measured(person: UUID) -> datetime:
    """The end of ten days. One device was worn all of them, with an exclusion zone for the first six; the other one the last four."""
    now = clock.now()
    begin = now - timedelta(days=10)
    row = await Person.select(Person.id).where(Person.iin == SECOND_IIN).first()
    assert row is not None
    second = UUID(str(row["id"]))
    await set_order(person, order(("home", "inclusion"), ("zone-1", "exclusion"), curfew=True), by=OFFICER, now=begin)
    await set_order(person, order(("home", "inclusion"), curfew=True), by=OFFICER, now=begin + timedelta(days=6))
    await set_order(second, order(("zone-1", "exclusion")), by=OFFICER, now=begin)
    one = (person, "A-1", await assign(person, "A-1", vendor="Acme", model="X", by=OFFICER, now=begin))
    other = (second, "B-1", await assign(second, "B-1", vendor="Bel", model="Y", by=OFFICER, now=begin + timedelta(days=6)))
    day = [begin + timedelta(days=number, hours=1) for number in range(10)]
    await raised(one, "zone-1", day[1], zone="zone-1", status="withdrawn", steps=(10, 1, 60))
    await raised(one, "zone-1", day[2], zone="zone-1", status="technical", steps=(20, 2, 120))
    await raised(one, "curfew", day[3], zone="home", hours=2, status="explained", steps=(30, 3, None))
    await raised(one, "signal", day[3] + timedelta(hours=1), hours=2, status="over", steps=(None, None, None))
    await raised(other, "zone-1", day[8], zone="zone-1", status="confirmed", steps=(40, 4, None))
    return now


async def lines(until: datetime, group: By) -> dict[str, Quality]:
    return {line.name: line for line in await quality(SENIOR, until - timedelta(days=10), until, group)}


async def of_all_devices(measured: datetime) -> None:
    whole = (await lines(measured, "all"))[""]
    assert whole.device_days == pytest.approx(14)
    assert whole.false_a_day == pytest.approx(2 / 14)
    assert (whole.share("withdrawn"), whole.share("technical")) == (0.25, 0.25)
    assert whole.unknown_a_day == pytest.approx(3 / 14), "the hour that two alerts share counts once"
    assert whole.latencies["receipt"] == pytest.approx((25, 38.5))
    assert whole.latencies["alert"] == pytest.approx((2.5, 3.85))
    assert whole.latencies["taken"] == pytest.approx((90, 117))


async def vendors_and_devices_by_their_own_days(measured: datetime) -> None:
    groups: tuple[tuple[By, tuple[str, str]], ...] = (("vendor", ("Acme X", "Bel Y")), ("device", ("A-1", "B-1")))
    for group, names in groups:
        found = await lines(measured, group)
        one, other = (found[name] for name in names)
        assert (one.device_days, other.device_days) == pytest.approx((10, 4))
        assert (one.counts["alerts"], other.counts["alerts"]) == (4, 1)
        assert (one.false_a_day, other.false_a_day) == pytest.approx((0.2, 0))
        assert (one.unknown_a_day, other.unknown_a_day) == pytest.approx((0.3, 0))


async def what_an_order_asks_for_by_the_days_it_was_asked_for(measured: datetime) -> None:
    found = await lines(measured, "rule")
    days = {name: line.device_days for name, line in found.items()}
    assert days == pytest.approx({"zone:exclusion": 10, "curfew": 10, "signal": 14})
    assert found["zone:exclusion"].false_a_day == pytest.approx(0.2)
    assert found["curfew"].unknown_a_day == pytest.approx(0.2)


async def one_zone_of_one_case(measured: datetime) -> None:
    found = sorted((await lines(measured, "zone")).values(), key=lambda line: line.device_days)
    assert [(line.false, line.subject) for line in found] == [(0, "zone:exclusion"), (2, "zone:exclusion"), (0, "curfew")]
    assert [line.device_days for line in found] == pytest.approx([4, 6, 10])


async def test_every_figure_is_the_one_reckoned_by_hand_and_written_as_the_language_does(
    measured: datetime, signed_in: Callable[[str, str], Awaitable[httpx.AsyncClient]]
) -> None:
    await of_all_devices(measured)
    await vendors_and_devices_by_their_own_days(measured)
    await what_an_order_asks_for_by_the_days_it_was_asked_for(measured)
    await one_zone_of_one_case(measured)
    senior = await signed_in("probation", "senior")
    for language, written in (("ru", "0,143"), ("kk", "0,143"), ("en", "0.143")):
        senior.cookies.set("oralu_language", language)
        page = await senior.get("/alert-quality")
        assert page.status_code == 200
        assert written in page.text
