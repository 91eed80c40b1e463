"""The demo's bracelet: loaded once, and its simulator's reports are taken."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.demo.bracelets import DEVICE, load_demo
from services.probation.telemetry.devices.bracelet_queries import bracelet
from services.probation.telemetry.simulation import trace
from services.probation.telemetry.vendors.demo import DEMO_KEY, DEMO_SECRET
from shared.settings import OraluSettings
from tests.builders.moments import NOW
from tests.builders.vendors import Vendor
from tests.support.configuration import forget_settings


async def test_the_demo_bracelet_is_worn_and_its_key_may_send(
    engines: OraluSettings, person: UUID, vendor: Vendor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await load_demo(engines)
    await load_demo(engines)
    worn = await bracelet(person)
    assert worn is not None
    assert worn.device_id == DEVICE
    begin = (NOW - timedelta(minutes=30)).timestamp()
    machine = Vendor(vendor.client, DEMO_KEY, DEMO_SECRET)
    monkeypatch.setenv("ORALU_DEMO", "false")
    forget_settings()
    assert (await machine.send([])).status_code == 401, "a secret that everybody knows signs in a demo system alone"
    monkeypatch.setenv("ORALU_DEMO", "true")
    forget_settings()
    answer = await machine.send([row.as_json() for row in trace.walk(DEVICE, begin, 30, away=True, seed=1)])
    assert (answer.status_code, answer.json()["accepted"]) == (202, 30)
