"""The demo's vendor and its credentials, public on purpose: they count in a demo system alone."""

import ipaddress
from contextlib import suppress
from datetime import datetime

from services.probation.telemetry.vendors.actions import CredentialTaken, VendorTaken, create_credential, create_vendor
from services.probation.telemetry.vendors.credentials import DEMO
from services.probation.telemetry.vendors.domain import Authentication, IPNetwork
from services.probation.telemetry.vendors.queries import credentials, vendor
from shared.actors import Actor

DEMO_VENDOR = "demo"
DEMO_KEY, DEMO_SECRET = DEMO, b"a public secret, demo only"
DEMO_DEVICE_KEY, DEMO_ACCOUNT = f"{DEMO}-key", f"{DEMO}-mqtt"
LOOPBACK: dict[str, IPNetwork] = {
    f"{DEMO}-loopback4": ipaddress.IPv4Network("127.0.0.1/32"),
    f"{DEMO}-loopback6": ipaddress.IPv6Network("::1/128"),
}


async def load_demo_vendor(*, by: Actor, now: datetime) -> None:
    """Enter the demo's vendor where it is missing, with one credential of each kind that a simulated device needs."""
    if await vendor(DEMO_VENDOR) is None:
        with suppress(VendorTaken):  # another process was faster
            await create_vendor(DEMO_VENDOR, "Demo", by=by, now=now)
    known = {each.id for each in await credentials(DEMO_VENDOR)}
    kinds = {
        DEMO_KEY: Authentication.REQUEST_SIGNATURE,
        DEMO_DEVICE_KEY: Authentication.DEVICE_KEY,
        DEMO_ACCOUNT: Authentication.MQTT_ACCOUNT,
    }
    for identifier, kind in ((each, kind) for each, kind in kinds.items() if each not in known):
        with suppress(CredentialTaken):
            await create_credential(DEMO_VENDOR, kind, by=by, now=now, identifier=identifier, secret=DEMO_SECRET)
    for identifier, network in ((each, network) for each, network in LOOPBACK.items() if each not in known):
        with suppress(CredentialTaken):
            await create_credential(DEMO_VENDOR, Authentication.REGISTERED_NETWORK, by=by, now=now, identifier=identifier, network=network)
