"""A person on the register with a bracelet, a home and a curfew; a vendor's machine that signs."""

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.probation.demo import FIRST_IIN, OFFICER, load_demo
from services.probation.tables import Person
from services.probation.telemetry.actions import assign, set_order
from services.probation.telemetry.forms import ZoneForm
from services.probation.telemetry.wire import signature
from shared import clock
from shared.identity.clients import create_client
from shared.identity.demo import load_demo as load_accounts
from shared.settings import OraluSettings

HOME = (43.2380, 76.9450)
DEVICE = "TEST-0001"


@dataclass
class Vendor:
    """Signs and sends; `nonce` counts up."""

    client: httpx.AsyncClient
    key_id: str
    secret: bytes
    sent: int = 0

    async def send(self, positions: Any, **changed: Any) -> httpx.Response:
        """POST positions; `changed` may replace body, stamp, nonce, signature or add headers."""
        self.sent += 1
        body = changed.get("body", json.dumps({"positions": positions}).encode())
        stamp, nonce = str(changed.get("stamp", int(time.time()))), str(changed.get("nonce", f"nonce-{self.sent:06d}"))
        headers = {
            "X-Api-Key": changed.get("key_id", self.key_id),
            "X-Timestamp": stamp,
            "X-Nonce": nonce,
            "X-Signature": changed.get("signature") or signature(self.secret, stamp, nonce, body),
            "Content-Type": "application/json",
            **changed.get("headers", {}),
        }
        return await self.client.post("/telemetry/v1/positions", content=body, headers=headers)


@pytest.fixture
async def person(engines: OraluSettings) -> UUID:
    """The demo person."""
    await load_accounts(engines)
    await load_demo(engines)
    row = await Person.select(Person.id).where(Person.iin == FIRST_IIN).first()
    assert row is not None
    return UUID(str(row["id"]))


@pytest.fixture
async def vendor(engines: OraluSettings, client_for: Callable[[str], Awaitable[httpx.AsyncClient]]) -> Vendor:
    """A machine that may send positions."""
    key_id, secret = await create_client("A test vendor", kind="telemetry", by=OFFICER, at=clock.now())
    return Vendor(await client_for("probation"), key_id, secret)


@pytest.fixture
async def worn(person: UUID) -> datetime:
    """The person wears DEVICE at a home with a curfew at every hour; the moment it was put on."""
    now = clock.now()
    put_on = now - timedelta(hours=2)
    local_now = now + timedelta(hours=5)
    start, end = (local_now - timedelta(hours=8)).time(), (local_now + timedelta(hours=8)).time()
    zone = ZoneForm(latitude=HOME[0], longitude=HOME[1], radius_m=100, curfew="yes", start=start, end=end, days=list(range(7)))
    await set_order(person, zone.order("Asia/Almaty"), by=OFFICER, now=put_on)
    await assign(person, DEVICE, vendor="Test", model="1", by=OFFICER, now=put_on)
    return put_on


def position(moment: datetime, north: float = 0.0, **more: Any) -> dict[str, Any]:
    """A satellite position `north` metres from home."""
    return {
        "device_id": DEVICE,
        "fix_time": moment.isoformat(),
        "latitude": HOME[0] + north / 111_195 + (moment.minute % 7) * 1e-6,
        "longitude": HOME[1],
        "accuracy_m": 8,
        "mechanism": "GPS",
        "sequence": 1,
        **more,
    }


def track(since: datetime, minutes: int, north: float = 0.0) -> list[dict[str, Any]]:
    """A position a minute."""
    return [position(since + timedelta(minutes=minute), north) for minute in range(minutes)]
