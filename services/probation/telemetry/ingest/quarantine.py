"""Reports of an unregistered device, taken over when the device is put on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson

from services.probation.database import DB
from services.probation.telemetry.devices import assignment
from services.probation.telemetry.ingest.actions import Report, ingest
from services.probation.telemetry.positions.domain import fix as fixes
from shared.actors import Actor
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_rows

MOST_FROM_QUARANTINE = 20_000
TAKE_OVER = """WITH taken AS (DELETE FROM probation.position_quarantine WHERE ctid IN (SELECT ctid FROM probation.position_quarantine
    WHERE device_id = $1 ORDER BY fix_time LIMIT $2) RETURNING body) SELECT body FROM taken"""


@dataclass(frozen=True, slots=True)
class QuarantinedReport:
    """A report of an unregistered device, as it came."""

    body: str


async def put_on(person: UUID, device: str, *, vendor: str, model: str, by: Actor, now: datetime, sim: str | None = None) -> UUID:
    """Put a device on a person and take over what it had sent before; returns the assignment's id.

    Raises what `assignment.fit_device` raises; then nothing is taken over.
    """
    async with transaction(DB):
        fitted = await assignment.fit_device(person, device, vendor=vendor, model=model, by=by, now=now, sim=sim)
        await _take_over(DB.connection(), device, now)
    return fitted


async def _take_over(connection: Connection, device: str, now: datetime) -> None:
    reports = []
    for row in await fetch_rows(connection, QuarantinedReport, TAKE_OVER, device, MOST_FROM_QUARANTINE):
        raw = row.body.encode()
        try:
            reports.append(Report(device, fixes.parse(orjson.loads(raw)), raw))
        except (fixes.BadFix, orjson.JSONDecodeError) as wrong:
            reports.append(Report(device, None, raw, str(wrong)))
    if reports:
        await ingest(reports, source="quarantine", now=now)
    await connection.execute("DELETE FROM probation.unregistered_device WHERE device_id = $1", device)
