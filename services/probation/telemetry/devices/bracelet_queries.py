"""Reads about the device that a person wears. Call `cases.case` first: it checks who may read."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.devices.domain import battery
from services.probation.telemetry.positions.domain.fix import Fix
from services.probation.telemetry.provenance.queries import believed
from shared.db.rows import fetch_row, fetch_rows

BRACELET = """SELECT a.device_id, a.since, v.name AS vendor, d.protocol, d.authentication, d.model, d.sim, p.fix_time, p.battery
    FROM probation.device_assignment a
    JOIN probation.device d ON d.id = a.device_id JOIN probation.vendor v ON v.code = d.vendor
    LEFT JOIN LATERAL (SELECT * FROM probation.position WHERE device_id = a.device_id AND fix_time >= a.since
        ORDER BY fix_time DESC LIMIT 1) p ON true
    WHERE a.person = $1 AND a.until IS NULL"""
LAST_PLACE = f"""SELECT p.fix_time, p.received_at, p.latitude, p.longitude, p.accuracy_m, p.mechanism, p.source,
        NOT ({believed("p", "now()")}) AS contested
    FROM probation.device_assignment a CROSS JOIN LATERAL (SELECT * FROM probation.position WHERE device_id = a.device_id
        AND fix_time >= a.since AND latitude IS NOT NULL ORDER BY fix_time DESC, seq DESC LIMIT 1) p
    WHERE a.person = $1 AND a.until IS NULL"""  # noqa: S608  # a constant of provenance
READINGS = """SELECT extract(epoch FROM fix_time)::float8 AS at, battery, flags FROM probation.position
    WHERE device_id = $1 AND fix_time >= $2 AND battery >= 0 ORDER BY fix_time, seq"""


@dataclass(frozen=True, slots=True)
class Bracelet:
    """The device that somebody wears, with the time and the battery (per cent, below 0: not known) of its last report since then."""

    device_id: str
    since: datetime
    vendor: str
    protocol: str
    authentication: str
    model: str
    sim: str | None
    fix_time: datetime | None
    battery: float | None


@dataclass(frozen=True, slots=True)
class BatteryReading:
    """What a report says about the battery, in per cent; `at` in epoch seconds."""

    at: float
    battery: float
    flags: list[str]


@dataclass(frozen=True, slots=True)
class LastPlace:
    """The last report with a place. `source` is the number of a report_source; `contested`: another source contradicts it."""

    fix_time: datetime
    received_at: datetime
    latitude: float
    longitude: float
    accuracy_m: float
    mechanism: str
    source: int
    contested: bool


async def last_place(person: UUID) -> LastPlace | None:
    """Where the device that the person wears now was last; None without a device or a place."""
    return await fetch_row(DB, LastPlace, LAST_PLACE, person)


async def bracelet(person: UUID) -> Bracelet | None:
    """The device that the person wears now, and its last report."""
    return await fetch_row(DB, Bracelet, BRACELET, person)


async def flat_at(device: str, since: datetime) -> datetime | None:
    """When the battery will be flat if it goes on falling as it has since it was charged; None while that is not known."""
    readings: battery.Readings = []
    for row in await fetch_rows(DB, BatteryReading, READINGS, device, since):
        readings = battery.note(readings, Fix(row.at, battery=row.battery, flags=tuple(row.flags)))
    flat = battery.flat_at(readings)
    return datetime.fromtimestamp(flat, UTC) if flat is not None else None
