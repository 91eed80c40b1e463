"""Monitoring ends with the term, and goes on when a closing is undone."""

from datetime import datetime, timedelta
from uuid import UUID

from services.probation.cases.tables import Registration
from services.probation.closing.actions import close_registration
from services.probation.closing.undoing import undo_closing
from services.probation.telemetry.devices.assignment import end_monitoring
from tests.builders.actors import OFFICER, SYSTEM
from tests.builders.alerts import evaluated, fetch, the_breach
from tests.builders.fixes import leaving_home
from tests.builders.moments import NOW
from tests.builders.vendors import Vendor

WORN = "SELECT until FROM probation.device_assignment WHERE person = $1 ORDER BY since"


async def test_an_alert_from_after_the_last_day_is_withdrawn(vendor: Vendor, worn: datetime, person: UUID) -> None:
    await vendor.send(leaving_home(worn))
    alert = await the_breach()
    over = worn + timedelta(minutes=60)
    assert alert["opened_at"] > over
    await end_monitoring(person, ended_at=over, by=SYSTEM, now=NOW)
    await evaluated()
    assert [row["status"] for row in await fetch("SELECT status FROM probation.alert WHERE id = $1", alert["id"])] == ["withdrawn"]
    assert [row["until"] for row in await fetch(WORN, person)] == [over]


async def test_an_alert_from_before_the_last_day_stays(vendor: Vendor, worn: datetime, person: UUID) -> None:
    await vendor.send(leaving_home(worn))
    alert = await the_breach()
    await end_monitoring(person, ended_at=alert["opened_at"] + timedelta(minutes=5), by=SYSTEM, now=NOW)
    await evaluated()
    (row,) = await fetch("SELECT status FROM probation.alert WHERE id = $1", alert["id"])
    assert row["status"] != "withdrawn"


async def test_monitoring_goes_on_when_the_closing_is_undone(worn: datetime, person: UUID) -> None:
    registration = (await Registration.select(Registration.id).where(Registration.person == person))[0]["id"]
    await close_registration(person, reason="cancelled_by_court", by=OFFICER, now=NOW)
    assert [row["until"] for row in await fetch(WORN, person)] == [NOW]
    await undo_closing(registration, "A mistake", by=OFFICER, now=NOW + timedelta(hours=1))
    assert [row["until"] for row in await fetch(WORN, person)] == [None]
    assert worn < NOW
