"""Invented wearers and fixes of a measurement, and the same rows for plain COPY."""

import json
import math
import random
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import asyncpg

from services.probation.telemetry.vendors.actions import create_credential, create_vendor
from services.probation.telemetry.vendors.domain import WAYS, Authentication, Protocol
from shared import clock
from shared.actors import system
from shared.db.engine import engine
from shared.values import JsonObject

COLUMNS = (
    *("device_id", "fix_time", "seq", "received_at", "latitude", "longitude", "accuracy_m", "mechanism", "speed_mps", "battery"),
    *("flags", "raw", "source"),
)
HOME = (43.2380, 76.9450)
HISTORY = """INSERT INTO probation.position (device_id, fix_time, seq, received_at, latitude, longitude, accuracy_m, mechanism, speed_mps,
        battery, flags, raw, source) SELECT d.id,
    $1::timestamptz - (n / $2::bigint) * interval '1 minute' - (n % 50) * interval '1 second', n, now(),
    43.238 + (n % 97) * 1e-6, 76.945 + (n % 89) * 1e-6, 8, 'GPS', 0.5, 80, '{}', repeat('x', 120)::bytea,
    (SELECT min(id) FROM probation.report_source)
    FROM generate_series($3::bigint, $4::bigint) AS n JOIN probation.device d ON d.number = $5::bigint + n % $2::bigint"""
HISTORY_STEP = 500_000


VENDOR = "bench"


async def vendor(code: str = VENDOR) -> tuple[str, bytes]:
    """A vendor whose machine may send positions: the id and the secret of its key."""
    db, by, now = engine("probation"), system("probation"), datetime.now(UTC)
    await db.start_connection_pool()
    try:
        await create_vendor(code, f"Measurement {code}", by=by, now=now)
        made = await create_credential(code, Authentication.REQUEST_SIGNATURE, by=by, now=now)
        return made.id, made.secret
    finally:
        await db.close_connection_pool()


async def wear(
    connection: asyncpg.Connection, ids: list[str], minutes: float, vendor: str = VENDOR, protocol: Protocol = Protocol.HTTP
) -> list[str]:
    """Assign devices since that time, each to somebody with a home, a curfew and a forbidden place; returns their ids."""
    since = clock.now() - timedelta(minutes=minutes)
    await connection.executemany(
        "INSERT INTO probation.device (id, vendor, model, registered_at, registered_by, protocol, authentication)"
        " VALUES ($1, $2, '1', $3, $4, $5, $6)",
        [(each, vendor, since, uuid4(), protocol, WAYS[protocol][0]) for each in ids],
    )
    numbers = {row["id"]: row["number"] for row in await connection.fetch("SELECT id, number FROM probation.device")}
    people = {each: uuid4() for each in ids}
    await connection.executemany(
        "INSERT INTO probation.device_assignment (id, device_id, device_number, person, since, activated_by)"
        " VALUES ($1, $2, $3, $4, $5, $4)",
        [(uuid4(), each, numbers[each], people[each], since) for each in ids],
    )
    body = json.dumps(order())
    await connection.executemany(
        "INSERT INTO probation.monitoring_order VALUES ($1, $2, 1, $3, $4, $2, 'Bench')",
        [(uuid4(), people[each], body, since) for each in ids],
    )
    await connection.execute("ANALYZE probation.device, probation.device_assignment, probation.monitoring_order")
    return ids


def order() -> JsonObject:
    """At home from ten to six; never in a square two kilometres away."""
    north, east = HOME[0] + 0.02, HOME[1] + 0.02
    square = [[east, north], [east + 0.004, north], [east + 0.004, north + 0.003], [east, north + 0.003], [east, north]]
    home = {"type": "Point", "coordinates": [HOME[1], HOME[0]]}
    return {
        "timezone": "Asia/Almaty",
        "zones": {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "geometry": home, "properties": {"id": "home", "kind": "inclusion", "when": "curfew", "radius_m": 100}},
                {
                    "type": "Feature",
                    "geometry": {"type": "Polygon", "coordinates": [square]},
                    "properties": {"id": "school", "kind": "exclusion", "when": "always"},
                },
            ],
        },
        "curfew": [{"days": list(range(7)), "start": "22:00", "end": "06:00", "zone": "home"}],
    }


def fix(device: str, at: float, sequence: int, flags: tuple[str, ...] = ()) -> JsonObject:
    """A satellite position at home, with its noise."""
    rng = random.Random(f"{device}/{sequence}")  # noqa: S311  # noise, not a secret
    return {
        "device_id": device,
        "fix_time": round(at, 3),
        "latitude": round(HOME[0] + rng.gauss(0, 4) / 111_195, 6),
        "longitude": round(HOME[1] + rng.gauss(0, 4) / 81_000, 6),
        "accuracy_m": 8,
        "mechanism": "GPS",
        "speed_mps": 0.4,
        "battery": 80,
        "sequence": sequence,
        "flags": list(flags),
    }


async def copy_rate(connection: asyncpg.Connection, rows: list[JsonObject]) -> float:
    """Rows a second that plain COPY puts into a table like that of positions, with its key and its partitions, and nothing else."""
    now, raw = datetime.now(UTC), b"x" * 180
    records = [
        (
            *(row["device_id"], datetime.fromtimestamp(row["fix_time"], UTC), row["sequence"], now, row["latitude"], row["longitude"]),
            *(row["accuracy_m"], row["mechanism"], row["speed_mps"], row["battery"], row["flags"], raw, 1),
        )
        for row in rows
    ]
    await connection.execute("CREATE TABLE probation.bench_copy (LIKE probation.position INCLUDING ALL) PARTITION BY RANGE (fix_time)")
    await connection.execute("CREATE TABLE probation.bench_copy_week PARTITION OF probation.bench_copy DEFAULT")
    try:
        begin = time.perf_counter()
        await connection.copy_records_to_table("bench_copy", schema_name="probation", records=records, columns=COLUMNS)
        return len(rows) / (time.perf_counter() - begin)
    finally:
        await connection.execute("DROP TABLE probation.bench_copy")


async def store_history(connection: asyncpg.Connection, devices: list[str], rows: int) -> None:
    """Rows of the past, one a minute for each device, going back as far as they need, in the partitions of their weeks."""
    end = datetime.now(UTC) - timedelta(hours=3)
    minutes = math.ceil(rows / len(devices))
    begin = end - timedelta(minutes=minutes + 1)
    await connection.execute("SELECT probation.make_position_partitions($1, $2)", begin, (end - begin).days // 7 + 2)
    first = await connection.fetchval("SELECT min(number) FROM probation.device WHERE id = ANY($1)", devices)
    await connection.execute("SET synchronous_commit = off")
    for start in range(0, rows, HISTORY_STEP):
        await connection.execute(HISTORY, end, len(devices), start, min(start + HISTORY_STEP, rows) - 1, first, timeout=600)
    await connection.execute("RESET synchronous_commit")
    await connection.execute("VACUUM ANALYZE probation.position")
