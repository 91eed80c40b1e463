"""Who wears a bracelet, and a vendor's machine that signs what it sends."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx

from services.probation.telemetry.ingest import quarantine
from services.probation.telemetry.ingest.signature import signature
from shared.actors import Actor
from tests.builders.actors import OFFICER
from tests.builders.devices import DEVICE
from tests.builders.moments import NOW


async def put_on(
    person: UUID, device: str = DEVICE, *, since: datetime = NOW, by: Actor = OFFICER, vendor: str = "Test", model: str = "1"
) -> UUID:
    """The person wears the device from `since`; returns the assignment's id."""
    return await quarantine.put_on(person, device, vendor=vendor, model=model, by=by, now=since)


@dataclass
class Vendor:
    """Signs at NOW and sends; `nonce` counts up."""

    client: httpx.AsyncClient
    key_id: str
    secret: bytes
    sent: int = 0

    async def send(self, positions: Any, **changed: Any) -> httpx.Response:
        """POST positions; `changed` may replace body, stamp, nonce, signature or add headers."""
        self.sent += 1
        body = changed.get("body", json.dumps({"positions": positions}).encode())
        stamp, nonce = str(changed.get("stamp", int(NOW.timestamp()))), str(changed.get("nonce", f"nonce-{self.sent:06d}"))
        headers = {
            "X-Api-Key": changed.get("key_id", self.key_id),
            "X-Timestamp": stamp,
            "X-Nonce": nonce,
            "X-Signature": changed.get("signature") or signature(self.secret, stamp, nonce, body),
            "Content-Type": "application/json",
            **changed.get("headers", {}),
        }
        return await self.client.post("/telemetry/v1/positions", content=body, headers=headers)
