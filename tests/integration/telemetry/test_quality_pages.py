"""The pages for senior officers and administrators: the quality of alerts, and who deputises for whom."""

import csv
import io
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from services.probation.telemetry.alerts import actions as handling
from shared.identity.demo import demo_id
from tests.builders.actors import OFFICER
from tests.builders.alerts import evaluated
from tests.builders.devices import DEVICE
from tests.builders.fixes import track
from tests.builders.moments import NOW, FixedClock, soon
from tests.builders.vendors import Vendor
from tests.support.clients import SignedIn
from tests.support.forms import post


@pytest.fixture
async def false_alert(vendor: Vendor, worn: datetime, fixed_clock: FixedClock) -> None:
    """41 minutes of two hours are not known; an alert of a breach was technical. The clock is a second later now."""
    await vendor.send([*track(worn, 20), *track(worn + timedelta(minutes=60), 30), *track(worn + timedelta(minutes=90), 29, 900)])
    (alert,) = [each for each in await evaluated() if each["state"] == "breach" and each["closed_at"] is None]
    await handling.record_finding([alert["id"]], outcome="technical", reason="The antenna is broken", by=OFFICER, now=NOW)
    fixed_clock.move_to(soon(1))


@pytest.mark.usefixtures("false_alert")
@pytest.mark.parametrize("login", ["senior", "admin"])
async def test_the_page_and_its_file_tell_the_quality_of_alerts(signed_in: SignedIn, login: str) -> None:
    reader = await signed_in("probation", login)
    assert DEVICE in (await reader.get("/alert-quality")).text
    rows = list(csv.DictReader(io.StringIO((await reader.get("/alert-quality.csv")).text)))
    (every,) = [row for row in rows if row["group"] == "all"]
    assert float(every["device_days"]) == pytest.approx(2 / 24, rel=0.05)
    assert float(every["false_per_device_day"]) == pytest.approx(float(every["false"]) / float(every["device_days"]), rel=0.01)
    assert int(every["technical"]) == 1
    assert float(every["unknown_hours_per_device_day"]) * 2 / 24 == pytest.approx(41 / 60, rel=0.1)
    assert float(every["alert_seconds_p95"]) >= 0


async def test_a_time_without_alerts_says_that_there_is_nothing_to_measure(signed_in: SignedIn) -> None:
    senior = await signed_in("probation", "senior")
    assert "nothing to measure" in (await senior.get("/alert-quality?until=2020-01-01&since=x")).text


async def test_a_senior_officer_names_a_deputy_of_the_office(person: UUID, signed_in: SignedIn) -> None:
    senior = await signed_in("probation", "senior")
    chosen = {"officer": str(OFFICER.id), "deputy": str(demo_id("senior"))}
    assert (await post(senior, "/deputies", chosen)).status_code == 303
    assert f'value="{demo_id("senior")}" selected' in (await senior.get("/deputies")).text
    assert (await post(senior, "/deputies", {**chosen, "deputy": str(person)})).status_code == 404


async def test_an_officer_may_see_neither_page(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    assert (await officer.get("/alert-quality")).status_code == 403
    assert (await officer.get("/deputies")).status_code == 403
