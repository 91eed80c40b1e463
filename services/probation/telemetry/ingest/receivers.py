"""What this process receives: its source, its limits, and its turn at the database."""

from collections.abc import Sequence
from datetime import datetime

from services.probation.database import DB
from services.probation.settings import settings
from services.probation.telemetry.ingest.actions import IngestResult, Report, ingest
from services.probation.telemetry.ingest.limits.limits import limits
from services.probation.telemetry.vendors.credentials import Credential
from services.probation.telemetry.vendors.domain import Protocol, Source
from shared.db.rows import fetch_values

DEVICES = "SELECT count(*) FROM probation.device WHERE vendor = $1"


class NotRegistered(Exception):
    """The sender's network or certificate is registered for no vendor."""


def source_of(protocol: Protocol, credential: Credential) -> Source:
    """Reports over `protocol`, authenticated by `credential`, received by this process."""
    return Source(protocol, credential.vendor, credential.id, credential.kind, settings().receiver_name)


async def look_at_devices(vendor: str) -> None:
    """Read, once a minute, how many devices the vendor has: what it may send grows with them."""
    if limits().should_look(vendor):
        (devices,) = await fetch_values(DB, DEVICES, vendor)
        limits().has_devices(vendor, devices)


async def count_reports(vendor: str, reports: int) -> None:
    """Count reports that are taken against what the vendor may send."""
    await look_at_devices(vendor)
    limits().count(vendor, reports)


async def receive(reports: Sequence[Report], *, protocol: Protocol, credential: Credential, now: datetime) -> IngestResult:
    """Store reports within the limits of their vendor, in the vendor's turn; returns when they are committed."""
    async with limits().turns.turn(credential.vendor):
        await count_reports(credential.vendor, len(reports))
        return await ingest(reports, source=source_of(protocol, credential), now=now, only=credential.device_id, over=limits().over)
