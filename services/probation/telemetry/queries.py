"""Reads about bracelets, scoped by who asks through probation's own scope."""

import json
from typing import Any
from uuid import UUID

from services.probation.queries import case
from services.probation.tables import DB
from shared.db.engine import transaction
from shared.identity.actors import Actor

Row = dict[str, Any]
AROUND = "interval '30 minutes'"


async def bracelet(person: UUID) -> Row | None:
    """The device that the person wears now, and its last report."""
    return await _row(
        """SELECT a.device_id, a.since, d.vendor, d.model, p.fix_time, p.battery, p.received_at FROM probation.device_activation a
        JOIN probation.device d ON d.id = a.device_id
        LEFT JOIN LATERAL (SELECT * FROM probation.position WHERE device_id = a.device_id AND fix_time >= a.since
            ORDER BY fix_time DESC LIMIT 1) p ON true
        WHERE a.person = $1 AND a.until IS NULL""",
        person,
    )


async def unknown_devices() -> list[Row]:
    """Devices that report although nobody registered them."""
    return await _rows("SELECT * FROM probation.unknown_device ORDER BY last_seen DESC LIMIT 10")


async def order(person: UUID, version: int | None = None) -> Row | None:
    """The person's order as it stands, or one of its versions; `body` parsed."""
    row = await _row(
        "SELECT * FROM probation.monitoring_order WHERE person = $1 AND (version = $2 OR ($2::integer IS NULL AND valid_from > coalesce("
        "(SELECT max(closed_at) FROM probation.registration WHERE person = $1), '-infinity')))"
        " ORDER BY version DESC LIMIT 1",
        *(person, version),
    )
    return row | {"body": json.loads(row["body"])} if row else None


async def alert(by: Actor, alert_id: UUID) -> tuple[Row, Row] | None:
    """(alert, case) where the case is this reader's."""
    found = await _row("SELECT * FROM probation.alert WHERE id = $1", alert_id)
    if found is None:
        return None
    whose = await case(by, found["person"])
    return (found, whose) if whose else None


async def history(alert_id: UUID) -> list[Row]:
    """What became of an alert, oldest first."""
    return await _rows("SELECT * FROM probation.alert_event WHERE alert = $1 ORDER BY at, id", alert_id)


async def track(alert_row: Row, limit: int = 240) -> list[Row]:
    """The positions around an alert while its person wore the device, those that decided it among them, by time."""
    rows = await _rows(
        f"""SELECT fix_time, latitude, longitude, accuracy_m, mechanism, battery, flags, received_at,
            extract(epoch FROM fix_time)::float8 = ANY($4::float8[]) AS decided
        FROM probation.position p JOIN probation.device_activation a ON a.id = $6
        WHERE p.device_id = $1 AND a.device_id = $1 AND fix_time >= a.since AND (a.until IS NULL OR fix_time < a.until)
            AND fix_time >= $2::timestamptz - {AROUND} AND fix_time <= $3::timestamptz + {AROUND}
        ORDER BY decided DESC, abs(extract(epoch FROM fix_time - $2::timestamptz)) LIMIT $5""",  # noqa: S608  # a constant of this module
        *(
            alert_row["device_id"],
            alert_row["opened_at"],
            max(alert_row["detected_at"], alert_row["closed_at"] or alert_row["detected_at"]),
        ),
        *(alert_row["fixes"], limit, alert_row["activation"]),
    )
    return sorted(rows, key=lambda row: row["fix_time"])


async def alerts_of(person: UUID, limit: int = 50) -> list[Row]:
    """The person's alerts, newest first."""
    return await _rows("SELECT * FROM probation.alert WHERE person = $1 ORDER BY opened_at DESC LIMIT $2", person, limit)


async def _rows(statement: str, *values: Any) -> list[Row]:
    async with transaction(DB):
        return [dict(row) for row in await DB.connection().fetch(statement, *values)]


async def _row(statement: str, *values: Any) -> Row | None:
    rows = await _rows(statement, *values)
    return rows[0] if rows else None
