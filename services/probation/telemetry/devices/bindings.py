"""What the register demands of each device's reports, as receiving reads it for every batch."""

from collections.abc import Collection
from dataclasses import dataclass

from services.probation.telemetry.vendors.domain import Authentication, Binding, Protocol
from shared.db.engine import Connection

BINDINGS = """SELECT d.id, d.vendor, d.protocol, d.authentication,
        ARRAY(SELECT source FROM probation.device_source s WHERE s.device_id = d.id) AS sources
    FROM probation.device d WHERE d.id = ANY($1::text[])"""
# Two processes that hear a device by a new way at one moment come one after the other: the second sees the first one's reports.
LOCK = "SELECT FROM probation.device WHERE id = ANY($1::text[]) ORDER BY id FOR NO KEY UPDATE"
ADD_SOURCE = "INSERT INTO probation.device_source SELECT unnest($1::text[]), $2, $3 ON CONFLICT DO NOTHING"
OTHERS = "SELECT DISTINCT device_id FROM probation.device_source WHERE device_id = ANY($1::text[]) AND source <> $2"


@dataclass(frozen=True, slots=True)
class BoundDevice:
    """A registered device: what its reports have to prove, and the numbers of the sources that have reported for it."""

    binding: Binding
    sources: list[int]


async def bindings(connection: Connection, devices: Collection[str]) -> dict[str, BoundDevice]:
    """The registered ones of these devices. Read anew for every batch: a change counts at once."""
    rows = await connection.fetch(BINDINGS, list(devices))
    return {
        device: BoundDevice(Binding(vendor, Protocol(protocol), Authentication(authentication)), sources)
        for device, vendor, protocol, authentication, sources in rows
    }


async def add_sources(connection: Connection, devices: Collection[str], source: int, now: object) -> set[str]:
    """Note that these devices report by a source that is new for them; returns those that have another source too."""
    await connection.execute(LOCK, sorted(devices))
    await connection.execute(ADD_SOURCE, sorted(devices), source, now)
    return {row["device_id"] for row in await connection.fetch(OTHERS, list(devices), source)}
