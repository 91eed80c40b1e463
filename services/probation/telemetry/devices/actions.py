"""The register of devices: number, vendor, model and SIM, entered when one is put on and corrected later."""

from dataclasses import asdict, dataclass
from datetime import datetime

import asyncpg

from services.probation.database import DB, Audit
from shared import audit
from shared.actors import Actor
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_row

NOT_SAID = "-"
DETAILS = ("vendor", "model", "sim")
LOCKED = "SELECT vendor, model, sim FROM probation.device WHERE id = $1 FOR UPDATE"


@dataclass(frozen=True, slots=True)
class DeviceDetails:
    """The details of a device."""

    vendor: str
    model: str
    sim: str | None


class UnknownDevice(Exception):
    """No device with this number is registered."""


class SimTaken(Exception):
    """Another device has this SIM."""


async def register(connection: Connection, number: str, details: dict[str, str | None], *, by: Actor, now: datetime) -> int:
    """Inside the caller's transaction: register a device, or correct a known one with these details.

    Returns our own number for it. Raises SimTaken.
    """
    said = {name: details.get(name) for name in DETAILS}
    try:
        async with connection.transaction():
            ours = await connection.fetchval(
                "INSERT INTO probation.device (id, vendor, model, sim, registered_at, registered_by) VALUES ($1, $2, $3, $4, $5, $6)"
                " ON CONFLICT (id) DO NOTHING RETURNING number",
                *(number, said["vendor"] or NOT_SAID, said["model"] or NOT_SAID, said["sim"], now, by.id),
            )
    except asyncpg.UniqueViolationError as taken:
        raise SimTaken from taken
    if ours is not None:
        await audit.record(Audit, by=by, action="device_registered", about=None, details={"device": number, **said}, at=now)
        return int(ours)
    await _correct(connection, number, {name: value for name, value in said.items() if value not in (None, NOT_SAID)}, by=by, now=now)
    return int(await connection.fetchval("SELECT number FROM probation.device WHERE id = $1", number))


async def correct(number: str, *, vendor: str, model: str, sim: str | None, by: Actor, now: datetime) -> None:
    """Correct the details of a device; the audit log keeps the earlier ones. Raises UnknownDevice or SimTaken."""
    async with transaction(DB):
        await _correct(DB.connection(), number, {"vendor": vendor, "model": model, "sim": sim}, by=by, now=now)


async def _correct(connection: Connection, number: str, after: dict[str, str | None], *, by: Actor, now: datetime) -> None:
    row = await fetch_row(connection, DeviceDetails, LOCKED, number)
    if row is None:
        raise UnknownDevice
    known: dict[str, str | None] = asdict(row)
    changed = {name: value for name, value in after.items() if known[name] != value}
    if not changed:
        return
    values = [changed.get(name, known[name]) for name in DETAILS]
    try:
        async with connection.transaction():
            await connection.execute("UPDATE probation.device SET vendor = $2, model = $3, sim = $4 WHERE id = $1", number, *values)
    except asyncpg.UniqueViolationError as taken:
        raise SimTaken from taken
    before = {f"{name}_before": known[name] for name in changed}
    await audit.record(Audit, by=by, action="device_corrected", about=None, details={"device": number, **changed, **before}, at=now)
