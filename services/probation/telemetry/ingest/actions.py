"""Storing reports from every protocol: each once, before it is acknowledged, and refused ones with their reason."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from asyncpg.exceptions import UniqueViolationError

from services.probation.database import DB
from services.probation.telemetry.evaluation_queue import actions as evaluation_queue
from services.probation.telemetry.positions.domain.fix import Fix
from shared.db.engine import Connection, transaction
from shared.logs import log

AHEAD = timedelta(minutes=5)
OLDEST = timedelta(days=366)
LONGEST_BODY = 2000
STAGING = """CREATE TEMP TABLE IF NOT EXISTS position_staging (
    device_id text, fix_time timestamptz, seq bigint, received_at timestamptz, latitude float8, longitude float8, accuracy_m real,
    mechanism text, speed_mps real, battery real, flags text[], raw bytea) ON COMMIT DELETE ROWS"""
STORE = """INSERT INTO probation.position SELECT * FROM position_staging ON CONFLICT DO NOTHING
    RETURNING device_id, extract(epoch FROM fix_time)::float8 AS at"""
MOST_KNOWN_DEVICES = 500_000
_known_devices: tuple[object, set[str]] = (None, set())  # a pool, and the registered devices that were met through it
COLUMNS = (
    *("device_id", "fix_time", "seq", "received_at", "latitude", "longitude", "accuracy_m", "mechanism", "speed_mps", "battery"),
    *("flags", "raw"),
)


class Report(NamedTuple):
    """One report as it came; `fix` is None if it could not be read, and `reason` then says why. `raw` is the frame."""

    device: str
    fix: Fix | None
    raw: bytes
    reason: str = ""


@dataclass(frozen=True)
class IngestResult:
    """The result for a batch. `refused` are (place in the batch, reason)."""

    accepted: int
    duplicates: int
    refused: list[tuple[int, str]]
    quarantined: int = 0


async def ingest(reports: Sequence[Report], *, source: str, now: datetime) -> IngestResult:
    """Store the reports; when this returns, they are committed (or, inside an open transaction, when that commits)."""
    refused: list[tuple[int, str]] = []
    good: list[tuple[Report, Fix]] = []
    oldest, newest = (now - OLDEST).timestamp(), (now + AHEAD).timestamp()
    for place, report in enumerate(reports):
        reason = _problem(report, oldest, newest)
        if reason:
            refused.append((place, reason))
        elif report.fix is not None:
            good.append((report, report.fix))
    # In one order, so that two batches with the same reports do not deadlock.
    good.sort(key=_place_in_order)
    async with transaction(DB):
        connection = DB.connection()
        known = await _registered({report.device for report, _ in good})
        kept = [pair for pair in good if pair[0].device in known]
        unregistered = [pair for pair in good if pair[0].device not in known]
        stored = await _store(connection, kept, now) if kept else 0
        if unregistered:
            await _quarantine(connection, unregistered, source, now)
        if refused:
            await connection.executemany(
                "INSERT INTO probation.rejected_report (received_at, source, device_id, reason, body) VALUES ($1, $2, $3, $4, $5)",
                [(now, source, _clean(reports[at].device)[:64], reason, _text(reports[at].raw)) for at, reason in refused],
            )
    return IngestResult(stored, len(kept) - stored, refused, len(unregistered))


async def _registered(devices: set[str]) -> set[str]:
    """Which of the devices are registered. A device stays registered, so the answer is remembered."""
    global _known_devices  # one for the process, as its pool is
    if _known_devices[0] is not DB.pool or len(_known_devices[1]) > MOST_KNOWN_DEVICES:
        _known_devices = DB.pool, set()
    known = _known_devices[1] if DB.pool is not None else set()
    if new := devices - known:
        rows = await DB.connection().fetch("SELECT id FROM probation.device WHERE id = ANY($1::text[])", sorted(new))
        known |= {row["id"] for row in rows}
    return devices & known


def _place_in_order(pair: tuple[Report, Fix]) -> tuple[str, float, int]:
    return pair[0].device, pair[1].at, pair[1].sequence


def _problem(report: Report, oldest: float, newest: float) -> str:
    if report.fix is None:
        return report.reason or "unreadable"
    if report.fix.at > newest:
        return "from the future"
    if report.fix.at < oldest:
        return "too old"
    if not report.device or len(report.device) > 64 or not report.device.isascii() or not report.device.isprintable():
        return "not a device id"
    return ""


async def _store(connection: Connection, kept: list[tuple[Report, Fix]], now: datetime) -> int:
    """Store the reports that are not stored yet, and request evaluations; returns how many."""
    records = [
        (
            *(report.device, datetime.fromtimestamp(fix.at, UTC), fix.sequence, now),
            *(_place(fix.latitude), _place(fix.longitude), fix.accuracy, fix.mechanism, fix.speed, fix.battery, list(fix.flags)),
            report.raw or None,
        )
        for report, fix in kept
    ]
    try:
        async with connection.transaction():  # a savepoint: trying shows whether something was sent before
            await connection.copy_records_to_table("position", schema_name="probation", records=records, columns=COLUMNS)
        new = [(report.device, fix.at) for report, fix in kept]
    except UniqueViolationError:
        await connection.execute(STAGING)
        await connection.copy_records_to_table("position_staging", records=records, columns=COLUMNS)
        new = [(row["device_id"], row["at"]) for row in await connection.fetch(STORE)]
    await _request_evaluations(connection, new, now)
    return len(new)


async def _request_evaluations(connection: Connection, new: list[tuple[str, float]], now: datetime) -> None:
    """Request evaluations of the people who wore these devices at these times."""
    times: dict[str, tuple[float, float]] = {}
    for device, at in new:
        first, last = times.get(device, (at, at))
        times[device] = min(first, at), max(last, at)
    begins, ends = ([datetime.fromtimestamp(each[side], UTC) for each in times.values()] for side in (0, 1))
    await evaluation_queue.request_evaluation_of_devices(connection, list(times), begins, ends, now)


async def _quarantine(connection: Connection, unregistered: list[tuple[Report, Fix]], source: str, now: datetime) -> None:
    """Reports of unregistered devices are stored separately: assigning the device takes them over."""
    await connection.executemany(
        "INSERT INTO probation.position_quarantine VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        [(report.device, datetime.fromtimestamp(fix.at, UTC), fix.sequence, now, source, _as_json(fix)) for report, fix in unregistered],
    )
    counts = Counter(report.device for report, _ in unregistered)
    await connection.executemany(
        "INSERT INTO probation.unregistered_device VALUES ($1, $2, $2, $3) ON CONFLICT (device_id)"
        " DO UPDATE SET last_seen = excluded.last_seen, reports = probation.unregistered_device.reports + excluded.reports",
        [(device, now, number) for device, number in sorted(counts.items())],
    )
    log.warning("unknown_devices_quarantined", devices=len(counts), reports=len(unregistered), source=source)


def _as_json(fix: Fix) -> str:
    """A report as `fixes.parse` reads it again."""
    row = {
        "fix_time": fix.at,
        "sequence": fix.sequence,
        "mechanism": fix.mechanism,
        "latitude": _place(fix.latitude),
        "longitude": _place(fix.longitude),
        "accuracy_m": fix.accuracy,
        "speed_mps": fix.speed,
        "battery": fix.battery,
        "flags": list(fix.flags),
    }
    return json.dumps(row)


def _place(degrees: float) -> float | None:
    return degrees if degrees == degrees else None


def _clean(text: str) -> str:
    return text.replace("\x00", "")


def _text(raw: bytes) -> str:
    try:
        return _clean(raw[:LONGEST_BODY].decode())
    except UnicodeDecodeError:
        return raw[:LONGEST_BODY].hex()
