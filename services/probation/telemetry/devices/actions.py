"""The register of devices: number, vendor, protocol, authentication, model and SIM, entered when one is put on and corrected later."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

import asyncpg

from services.probation.database import DB, Audit
from services.probation.telemetry.stock import actions as stock
from shared import audit
from shared.actors import Actor
from shared.db.engine import Connection, transaction
from shared.db.rows import fetch_row

NOT_SAID = "-"
COLUMNS = ("vendor", "protocol", "authentication", "model", "sim")
LOCKED = "SELECT vendor, protocol, authentication, model, sim FROM probation.device WHERE id = $1 FOR UPDATE"
ADD = """INSERT INTO probation.device (id, vendor, protocol, authentication, model, sim, registered_at, registered_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING number"""
UPDATE = "UPDATE probation.device SET vendor = $2, protocol = $3, authentication = $4, model = $5, sim = $6 WHERE id = $1"


@dataclass(frozen=True, slots=True)
class DeviceDetails:
    """A device in the register. Vendor (its code), protocol and authentication bind it: a report that was sent otherwise is kept apart."""

    vendor: str
    protocol: str
    authentication: str
    model: str = NOT_SAID
    sim: str | None = None


class UnknownDevice(Exception):
    """No device with this number is registered."""


class KnownDevice(Exception):
    """The register has a device with this number."""


class UnknownVendor(Exception):
    """No vendor of this code is registered."""


class SimTaken(Exception):
    """Another device has this SIM."""


async def register(connection: Connection, number: str, details: DeviceDetails, *, by: Actor, now: datetime) -> int:
    """Inside the caller's transaction: register a device, or correct a known one with these details.

    Returns our own number for it. Raises SimTaken or UnknownVendor.
    """
    said = asdict(details)
    async with _refusals(connection):
        ours = await connection.fetchval(ADD, number, *(said[name] for name in COLUMNS), now, by.id)
    if ours is not None:
        await audit.record(Audit, by=by, action="device_registered", about=None, details={"device": number, **said}, at=now)
        await stock.enter(number, by=by, now=now)
        return int(ours)
    await _correct(connection, number, {name: value for name, value in said.items() if value not in (None, NOT_SAID)}, by=by, now=now)
    return int(await connection.fetchval("SELECT number FROM probation.device WHERE id = $1", number))


async def add(number: str, details: DeviceDetails, *, by: Actor, now: datetime) -> None:
    """Register a device that nobody wears; it is in the store of `by`'s office. Raises KnownDevice, SimTaken or UnknownVendor."""
    async with transaction(DB):
        connection = DB.connection()
        if await connection.fetchval("SELECT true FROM probation.device WHERE id = $1", number):
            raise KnownDevice
        await register(connection, number, details, by=by, now=now)


async def correct(number: str, details: DeviceDetails, *, by: Actor, now: datetime) -> None:
    """Correct the details of a device; the audit log keeps the earlier ones. Raises UnknownDevice, UnknownVendor or SimTaken."""
    async with transaction(DB):
        await _correct(DB.connection(), number, asdict(details), by=by, now=now)


@asynccontextmanager
async def _refusals(connection: Connection) -> AsyncIterator[None]:
    """A savepoint; what the table refuses becomes SimTaken or UnknownVendor."""
    try:
        async with connection.transaction():
            yield
    except asyncpg.UniqueViolationError as taken:
        raise SimTaken from taken
    except asyncpg.ForeignKeyViolationError as missing:
        raise UnknownVendor from missing


async def _correct(connection: Connection, number: str, after: dict[str, str | None], *, by: Actor, now: datetime) -> None:
    row = await fetch_row(connection, DeviceDetails, LOCKED, number)
    if row is None:
        raise UnknownDevice
    known: dict[str, str | None] = asdict(row)
    changed = {name: value for name, value in after.items() if known[name] != value}
    if not changed:
        return
    async with _refusals(connection):
        await connection.execute(UPDATE, number, *(changed.get(name, known[name]) for name in COLUMNS))
    before = {f"{name}_before": known[name] for name in changed}
    await audit.record(Audit, by=by, action="device_corrected", about=None, details={"device": number, **changed, **before}, at=now)
