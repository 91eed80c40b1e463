"""Frames that were kept apart are taken over when their device is put on, if they were sent as its binding demands."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.devices import assignment
from services.probation.telemetry.devices.actions import DeviceDetails
from services.probation.telemetry.ingest.actions import ingest
from services.probation.telemetry.ingest.quarantine import KEPT, release
from services.probation.telemetry.quarantine.stored_frames import reports_of
from services.probation.telemetry.vendors.domain import Authentication, Protocol, Source
from shared.actors import Actor
from shared.db.beyond import beyond_scope
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_rows, fetch_values

AT_ONCE = 5000
FITTING = """ FROM probation.quarantined_frame f JOIN probation.report_source s ON s.id = f.source
    JOIN probation.vendor_credential c ON c.id = s.credential AND c.revoked_at IS NULL
        AND (c.device_id IS NULL OR c.device_id = f.device_id)
    JOIN probation.device d ON d.id = f.device_id AND (s.vendor, s.protocol, s.authentication) = (d.vendor, d.protocol, d.authentication)
    WHERE f.taken_over_at IS NULL AND {condition}"""
OF_DEVICE = "SELECT f.id, f.raw, f.received_at, s.protocol, s.vendor, s.credential, s.authentication, s.receiver" + FITTING.format(
    condition="f.device_id = $1 ORDER BY f.source, f.id"
)
DEVICES = "SELECT DISTINCT f.device_id" + FITTING.format(condition="f.received_at > $1 ORDER BY f.device_id LIMIT 100")


@dataclass(frozen=True, slots=True)
class QuarantinedFrame:
    """A frame that was kept apart, and its source."""

    id: int
    raw: bytes
    received_at: datetime
    protocol: str
    vendor: str
    credential: str
    authentication: str
    receiver: str

    @property
    def source(self) -> Source:
        """Where it came from."""
        return Source(Protocol(self.protocol), self.vendor, self.credential, Authentication(self.authentication), self.receiver)


async def put_on(person: UUID, device: str, details: DeviceDetails, *, by: Actor, now: datetime) -> UUID:
    """Put a device on a person and take over what it had sent before; returns the assignment's id.

    Raises what `assignment.fit_device` raises; then nothing is taken over.
    """
    async with transaction(DB):
        fitted = await assignment.fit_device(person, device, details, by=by, now=now)
        async with beyond_scope(DB, "what a device sent before concerns whoever wore it then"):
            await take_over(DB.connection(), device, now)
    return fitted


async def take_over(connection: Connection, device: str, now: datetime) -> int:
    """Store, as late evidence, the frames of this device that were sent as its binding demands; returns how many reports they held.

    Every other frame stays where it is: what somebody else sent under the device's number before it was registered is never adopted.
    """
    frames, stored = await fetch_rows(connection, QuarantinedFrame, OF_DEVICE, device), 0
    for source, group in groupby(frames, key=lambda frame: frame.source):
        reports = [report for frame in group for report in reports_of(source.protocol, device, frame.raw, frame.received_at)]
        for start in range(0, len(reports), AT_ONCE):
            stored += (await ingest(reports[start : start + AT_ONCE], source=source, now=now)).accepted
    ids = [frame.id for frame in frames]
    await release(connection, ids, now)
    return stored


async def take_over_fitting(now: datetime) -> None:
    """Take over the frames of every device whose binding was changed so that it allows them."""
    for device in await fetch_values(DB, DEVICES, now - KEPT):
        async with transaction(DB):
            await take_over(DB.connection(), device, now)
