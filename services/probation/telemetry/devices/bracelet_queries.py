"""Reads about the device that a person wears. Ask `cases.case` first: it knows who may read."""

from datetime import UTC, datetime
from uuid import UUID

from services.probation.rows import Row, fetch_all, fetch_one
from services.probation.telemetry.devices.domain import battery
from services.probation.telemetry.positions.domain.fix import Fix


async def bracelet(person: UUID) -> Row | None:
    """The device that the person wears now, and its last report."""
    return await fetch_one(
        """SELECT a.device_id, a.since, d.vendor, d.model, d.sim, p.fix_time, p.battery, p.received_at FROM probation.device_assignment a
        JOIN probation.device d ON d.id = a.device_id
        LEFT JOIN LATERAL (SELECT * FROM probation.position WHERE device_id = a.device_id AND fix_time >= a.since
            ORDER BY fix_time DESC LIMIT 1) p ON true
        WHERE a.person = $1 AND a.until IS NULL""",
        person,
    )


async def flat_at(device: str, since: datetime) -> datetime | None:
    """When the battery will be flat at the rate at which it has gone down since it was charged; None while that is not known."""
    rows = await fetch_all(
        "SELECT extract(epoch FROM fix_time)::float8 AS at, battery, flags FROM probation.position"
        " WHERE device_id = $1 AND fix_time >= $2 AND battery >= 0 ORDER BY fix_time, seq",
        *(device, since),
    )
    readings: battery.Readings = []
    for row in rows:
        readings = battery.note(readings, Fix(row["at"], battery=row["battery"], flags=tuple(row["flags"])))
    flat = battery.flat_at(readings)
    return datetime.fromtimestamp(flat, UTC) if flat is not None else None


async def unknown_devices() -> list[Row]:
    """Devices that report although nobody registered them."""
    return await fetch_all("SELECT * FROM probation.unregistered_device ORDER BY last_seen DESC LIMIT 10")
