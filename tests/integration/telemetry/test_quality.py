"""Alert quality, calculated by hand: two devices, two orders, five alerts."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from services.probation.cases.tables import Person
from services.probation.demo.people import SECOND_IIN
from services.probation.telemetry.alert_quality.queries import By, Quality, quality
from services.probation.telemetry.orders.actions import set_order
from tests.builders.actors import OFFICER, SENIOR
from tests.builders.alerts import Raised, Wearer
from tests.builders.moments import NOW
from tests.builders.orders import NIGHT, order_body
from tests.builders.vendors import put_on
from tests.builders.zones import round_zone
from tests.support.clients import SignedIn

ROUND = round_zone("zone-1", "exclusion")


@pytest.fixture
async def measured(person: UUID) -> datetime:
    """The end of ten days. One device was worn all of them, with an exclusion zone for the first six; the other one the last four."""
    begin = NOW - timedelta(days=10)
    row = await Person.select(Person.id).where(Person.iin == SECOND_IIN).first()
    assert row is not None
    second = UUID(str(row["id"]))
    await set_order(person, order_body(round_zone("home"), ROUND, curfew=[NIGHT]), by=OFFICER, now=begin)
    await set_order(person, order_body(round_zone("home"), curfew=[NIGHT]), by=OFFICER, now=begin + timedelta(days=6))
    await set_order(second, order_body(ROUND), by=OFFICER, now=begin)
    first = await put_on(person, "A-1", vendor="acme", model="X", since=begin)
    other = await put_on(second, "B-1", vendor="bel", model="Y", since=begin + timedelta(days=6))
    one, two = Wearer(person, "A-1", first), Wearer(second, "B-1", other)
    day = [begin + timedelta(days=number, hours=1) for number in range(10)]
    await raised(one, "zone-1", day[1], zone="zone-1", status="withdrawn", steps=(10, 1, 60))
    await raised(one, "zone-1", day[2], zone="zone-1", status="technical", steps=(20, 2, 120))
    await raised(one, "curfew", day[3], zone="home", hours=2, status="explained", steps=(30, 3, None))
    await raised(one, "signal", day[3] + timedelta(hours=1), hours=2, status="over", steps=(None, None, None))
    await raised(two, "zone-1", day[8], zone="zone-1", status="confirmed", steps=(40, 4, None))
    return NOW


async def raised(
    wearer: Wearer,
    rule: str,
    at: datetime,
    *,
    zone: str | None = None,
    hours: float | None = None,
    status: str,
    steps: tuple[int | None, int | None, int | None],
) -> None:
    """A "not known" alert of `hours` (None: a breach of one hour); seconds from fix to receipt, to alert, to acknowledgement."""
    receipt, alert, taken = steps
    received = at + timedelta(seconds=receipt) if receipt is not None else None
    shown = (received or at) + timedelta(seconds=alert or 0)
    acknowledged = shown + timedelta(seconds=taken) if taken is not None else None
    made = Raised(
        rule, at, state="breach" if hours is None else "unknown", zone=zone, until=at + timedelta(hours=hours or 1), status=status,
        fix_at=at, received_at=received, raised_at=shown, acknowledged_at=acknowledged,
    )  # fmt: skip
    await made.of(wearer)


async def lines(until: datetime, group: By) -> dict[str, Quality]:
    return {line.name: line for line in await quality(SENIOR, until - timedelta(days=10), until, group)}


async def test_the_figures_of_all_devices_are_those_reckoned_by_hand(measured: datetime) -> None:
    whole = (await lines(measured, "all"))[""]
    assert whole.device_days == pytest.approx(14)
    assert whole.false_a_day == pytest.approx(2 / 14)
    assert (whole.share("withdrawn"), whole.share("technical")) == (0.25, 0.25)
    assert whole.unknown_a_day == pytest.approx(3 / 14), "the hour that two alerts share counts once"
    assert whole.latencies["receipt"] == pytest.approx((25, 38.5))
    assert whole.latencies["alert"] == pytest.approx((2.5, 3.85))
    assert whole.latencies["taken"] == pytest.approx((90, 117))


async def test_vendors_and_devices_are_measured_by_their_own_days(measured: datetime) -> None:
    groups: tuple[tuple[By, tuple[str, str]], ...] = (("vendor", ("Vendor acme X", "Vendor bel Y")), ("device", ("A-1", "B-1")))
    for group, names in groups:
        found = await lines(measured, group)
        one, other = (found[name] for name in names)
        assert (one.device_days, other.device_days) == pytest.approx((10, 4))
        assert (one.counts["alerts"], other.counts["alerts"]) == (4, 1)
        assert (one.false_a_day, other.false_a_day) == pytest.approx((0.2, 0))
        assert (one.unknown_a_day, other.unknown_a_day) == pytest.approx((0.3, 0))


async def test_what_an_order_asks_for_is_measured_by_the_days_it_was_asked_for(measured: datetime) -> None:
    found = await lines(measured, "rule")
    days = {name: line.device_days for name, line in found.items()}
    assert days == pytest.approx({"zone:exclusion": 10, "curfew": 10, "signal": 14})
    assert found["zone:exclusion"].false_a_day == pytest.approx(0.2)
    assert found["curfew"].unknown_a_day == pytest.approx(0.2)


async def test_each_zone_of_a_case_has_a_line_of_its_own(measured: datetime) -> None:
    found = sorted((await lines(measured, "zone")).values(), key=lambda line: line.device_days)
    assert [(line.false, line.subject) for line in found] == [(0, "zone:exclusion"), (2, "zone:exclusion"), (0, "curfew")]
    assert [line.device_days for line in found] == pytest.approx([4, 6, 10])


async def test_a_figure_is_written_as_the_language_does(measured: datetime, signed_in: SignedIn) -> None:
    senior = await signed_in("probation", "senior")
    for language, written in (("ru", "0,143"), ("kk", "0,143"), ("en", "0.143")):
        senior.cookies.set("oralu_language", language)
        page = await senior.get("/alert-quality")
        assert page.status_code == 200
        assert written in page.text
