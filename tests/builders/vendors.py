"""Vendors with their credentials, who wears a bracelet, and a vendor's machine that signs what it sends."""

import ipaddress
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx

from services.probation.telemetry.devices.actions import DeviceDetails
from services.probation.telemetry.ingest.signature import signature
from services.probation.telemetry.quarantine import actions as quarantine
from services.probation.telemetry.vendors.actions import CredentialTaken, VendorTaken, create_credential, create_vendor
from services.probation.telemetry.vendors.domain import WAYS, Authentication, Protocol, Source
from shared.actors import Actor
from tests.builders.actors import OFFICER
from tests.builders.devices import DEVICE
from tests.builders.moments import NOW

VENDOR = "test-vendor"
SECRET = b"a secret of a test vendor"
LOOPBACK = ipaddress.IPv4Network("127.0.0.1/32")


def details(protocol: str = "http", *, vendor: str = VENDOR, model: str = "1", sim: str | None = None, way: str = "") -> DeviceDetails:
    """A device that reports in the usual way of its protocol."""
    return DeviceDetails(vendor, protocol, way or WAYS[Protocol(protocol)][0], model, sim)


def source(protocol: str = "http", *, vendor: str = VENDOR, credential: str = "test-key", way: str = "") -> Source:
    """Where a report of a test comes from."""
    return Source(Protocol(protocol), vendor, credential, Authentication(way or WAYS[Protocol(protocol)][0]), "test")


async def enter_vendor(code: str = VENDOR) -> None:
    """The vendor is registered, if it is not yet."""
    with suppress(VendorTaken):
        await create_vendor(code, f"Vendor {code}", by=OFFICER, now=NOW)


async def credential(
    way: str,
    *,
    vendor: str = VENDOR,
    device_id: str | None = None,
    identifier: str | None = None,
    network: ipaddress.IPv4Network = LOOPBACK,
) -> str:
    """A credential of the vendor with SECRET, or its network on loopback; returns its id."""
    await enter_vendor(vendor)
    kind = Authentication(way)
    place = network if kind == Authentication.REGISTERED_NETWORK else None
    name = identifier or f"{vendor}-{way}"
    with suppress(CredentialTaken):
        await create_credential(
            vendor, kind, by=OFFICER, now=NOW, device_id=device_id, network=place, identifier=name, secret=SECRET if not place else None
        )
    return name


async def put_on(
    person: UUID,
    device: str = DEVICE,
    *,
    since: datetime = NOW,
    by: Actor = OFFICER,
    vendor: str = VENDOR,
    model: str = "1",
    protocol: str = "http",
) -> UUID:
    """The person wears the device from `since`; returns the assignment's id."""
    await enter_vendor(vendor)
    return await quarantine.put_on(person, device, details(protocol, vendor=vendor, model=model), by=by, now=since)


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
