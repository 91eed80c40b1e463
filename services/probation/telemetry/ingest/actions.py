"""Storing reports from every protocol: each once, before it is acknowledged, and refused ones with their reason.

A report that is not authenticated as its device demands is kept apart (ingest/quarantine.py): nothing is concluded from it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

from asyncpg.exceptions import UniqueViolationError

from services.probation.database import DB
from services.probation.telemetry.devices.bindings import add_sources, bindings
from services.probation.telemetry.evaluation_queue import actions as evaluation_queue
from services.probation.telemetry.ingest.conflicts import note_conflicts
from services.probation.telemetry.ingest.quarantine import Apart, keep_apart
from services.probation.telemetry.positions.domain.fix import Fix
from services.probation.telemetry.vendors.domain import Mismatch, Protocol, Source, mismatch
from services.probation.telemetry.vendors.sources import number_of
from shared.db.engine import Connection, transaction

LONGEST_FRAME = 8192
"""Bytes of one report: a longer one is refused, so that every stored frame is whole."""
LONGEST_SHOWN = 2000
FULL = "too many reports of this sender are kept apart: nothing more is taken"
TOO_OFTEN = "too many reports of this device: not taken, to be sent again later"
Over = Callable[[Mapping[str, int]], set[str]]
NOT_TAKEN = (FULL, TOO_OFTEN)
"""Reasons for which a receiver that can refuse nothing acknowledges nothing: the device keeps what was not taken."""


@dataclass(frozen=True, slots=True)
class Window:
    """How far a report's time may lie from ours."""

    oldest: timedelta
    ahead: timedelta


# A signed request is sent soon after it was made, but may hold what a device stored while it had no network. A device without a secret says
# only what it measured itself: its memory holds weeks.
WINDOWS: Mapping[Protocol, Window] = MappingProxyType(
    {
        Protocol.HTTP: Window(timedelta(days=366), timedelta(minutes=5)),
        Protocol.MQTT: Window(timedelta(days=366), timedelta(minutes=5)),
        Protocol.OSMAND: Window(timedelta(days=31), timedelta(minutes=5)),
        Protocol.R16H: Window(timedelta(days=31), timedelta(minutes=5)),
        Protocol.WATCH: Window(timedelta(days=31), timedelta(minutes=5)),
        Protocol.GT06: Window(timedelta(days=31), timedelta(minutes=5)),
    }
)
STAGING = """CREATE TEMP TABLE IF NOT EXISTS position_staging (
    device_id text, fix_time timestamptz, seq bigint, received_at timestamptz, latitude float8, longitude float8, accuracy_m real,
    mechanism text, speed_mps real, battery real, flags text[], raw bytea, source integer) ON COMMIT DELETE ROWS"""
COLUMNS = (
    *("device_id", "fix_time", "seq", "received_at", "latitude", "longitude", "accuracy_m", "mechanism", "speed_mps", "battery"),
    *("flags", "raw", "source"),
)
STORE = f"""INSERT INTO probation.position ({", ".join(COLUMNS)}) SELECT * FROM position_staging ON CONFLICT DO NOTHING
    RETURNING device_id, fix_time, seq"""  # noqa: S608  # constants of ours


class Report(NamedTuple):
    """One report as it came; `fix` is None if it could not be read, and `reason` then says why. `raw` is the frame, byte for byte."""

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


@dataclass(slots=True)
class _Sorted:
    """A batch by what becomes of its reports: (place in the batch, report) where a refusal needs the place."""

    kept: list[tuple[Report, Fix]] = field(default_factory=list)
    apart: list[tuple[int, Report, Mismatch]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


async def ingest(
    reports: Sequence[Report], *, source: Source, now: datetime, only: str | None = None, over: Over | None = None
) -> IngestResult:
    """Store the reports; when this returns, they are committed (or, inside an open transaction, when that commits).

    `only`: the one device that the sender's credential is for, if it is for one. `over` counts the reports of each device, and
    returns the devices that have sent too many before: theirs are refused.
    """
    window = WINDOWS[source.protocol]
    oldest, newest = (now - window.oldest).timestamp(), (now + window.ahead).timestamp()
    sorted_ = _Sorted()
    readable: list[tuple[int, Report, Fix]] = []
    for place, report in enumerate(reports):
        reason = _problem(report, oldest, newest)
        if reason:
            sorted_.refused.append((place, reason))
        elif report.fix is not None:
            readable.append((place, report, report.fix))
    async with transaction(DB):
        connection = DB.connection()
        number = await number_of(connection, source)
        bound = await bindings(connection, {report.device for _, report, _ in readable})
        known_sources = {device: each.sources for device, each in bound.items()}
        fitting: list[tuple[int, Report, Fix]] = []
        for place, report, fix in readable:
            device = bound.get(report.device)
            wrong = mismatch(source, device.binding if device else None)
            if wrong is None and only is not None and report.device != only:
                wrong = Mismatch.AUTHENTICATION
            if wrong is None:
                fitting.append((place, report, fix))
            else:
                sorted_.apart.append((place, report, wrong))
        excess = over(Counter(report.device for _, report, _ in fitting)) if over is not None else set()
        sorted_.kept = [(report, fix) for _, report, fix in fitting if report.device not in excess]
        too_often = [(place, TOO_OFTEN) for place, report, _ in fitting if report.device in excess]
        stored = await _store(connection, sorted_.kept, known_sources, number, now) if sorted_.kept else 0
        if sorted_.apart:
            frames = [Apart(report.device, report.raw, wrong) for _, report, wrong in sorted_.apart]
            if not await keep_apart(connection, frames, number, now):
                sorted_.refused += [(place, FULL) for place, _, _ in sorted_.apart]
                sorted_.apart = []
        if sorted_.refused:
            await _note_refused(connection, reports, sorted_.refused, number, now)
    return IngestResult(stored, len(sorted_.kept) - stored, sorted(sorted_.refused + too_often), len(sorted_.apart))


def _problem(report: Report, oldest: float, newest: float) -> str:
    if report.fix is None:
        return report.reason or "unreadable"
    if report.fix.at > newest:
        return "from the future"
    if report.fix.at < oldest:
        return "too old"
    if not report.device or len(report.device) > 64 or not report.device.isascii() or not report.device.isprintable():
        return "not a device id"
    return f"longer than {LONGEST_FRAME} bytes" if len(report.raw) > LONGEST_FRAME else ""


async def _store(
    connection: Connection, kept: list[tuple[Report, Fix]], known_sources: Mapping[str, Sequence[int]], source: int, now: datetime
) -> int:
    """Store the reports that are not stored yet, and request evaluations; returns how many."""
    kept.sort(key=_place_in_order)  # in one order, so that two batches with the same reports do not deadlock
    devices = {report.device for report, _ in kept}
    unheard = {device for device in devices if source not in known_sources[device]}
    contested = {device for device in devices - unheard if len(known_sources[device]) > 1}
    if unheard:
        contested |= await add_sources(connection, unheard, source, now)
    moments = [datetime.fromtimestamp(fix.at, UTC) for _, fix in kept]
    records = [
        (
            *(report.device, at, fix.sequence, now, _place(fix.latitude), _place(fix.longitude), fix.accuracy),
            *(fix.mechanism, fix.speed, fix.battery, list(fix.flags), report.raw, source),
        )
        for (report, fix), at in zip(kept, moments, strict=True)
    ]
    new = [(report.device, at, fix) for (report, fix), at in zip(kept, moments, strict=True)]
    try:
        async with connection.transaction():  # a savepoint: trying shows whether something was sent before
            await connection.copy_records_to_table("position", schema_name="probation", records=records, columns=COLUMNS)
    except UniqueViolationError:
        await connection.execute(STAGING)
        await connection.copy_records_to_table("position_staging", records=records, columns=COLUMNS)
        stored = {(row["device_id"], row["fix_time"], row["seq"]) for row in await connection.fetch(STORE)}
        new = [each for each in new if (each[0], each[1], each[2].sequence) in stored]
        # The same report twice in one batch is stored once.
        new = list({(device, at, fix.sequence): (device, at, fix) for device, at, fix in new}.values())
    since = {}
    if contested and (compared := [(device, at, fix) for device, at, fix in new if device in contested]):
        pairs, times = [(device, fix) for device, _, fix in compared], [at for _, at, _ in compared]
        since = await note_conflicts(connection, pairs, times, source, now)
    await _request_evaluations(connection, [(device, at) for device, at, _ in new], since, now)
    return len(new)


def _place_in_order(pair: tuple[Report, Fix]) -> tuple[str, float, int]:
    return pair[0].device, pair[1].at, pair[1].sequence


async def _request_evaluations(
    connection: Connection, new: list[tuple[str, datetime]], conflicts: Mapping[str, datetime], now: datetime
) -> None:
    """Request evaluations of the people who wore these devices at these times; `conflicts`: from an earlier moment."""
    times: dict[str, tuple[datetime, datetime]] = {}
    for device, at in new:
        first, last = times.get(device, (at, at))
        times[device] = min(first, at), max(last, at)
    for device, since in conflicts.items():
        times[device] = min(times[device][0], since), times[device][1]
    if times:
        begins, ends = ([each[side] for each in times.values()] for side in (0, 1))
        await evaluation_queue.request_evaluation_of_devices(connection, list(times), begins, ends, now)


async def _note_refused(
    connection: Connection, reports: Sequence[Report], refused: Sequence[tuple[int, str]], source: int, now: datetime
) -> None:
    await connection.executemany(
        "INSERT INTO probation.rejected_report (received_at, source, device_id, reason, body) VALUES ($1, $2, $3, $4, $5)",
        [(now, source, _clean(reports[at].device)[:64], reason, _text(reports[at].raw)) for at, reason in refused],
    )


def _place(degrees: float) -> float | None:
    return degrees if degrees == degrees else None


def _clean(text: str) -> str:
    return text.replace("\x00", "")


def _text(raw: bytes) -> str:
    try:
        return _clean(raw[:LONGEST_SHOWN].decode())
    except UnicodeDecodeError:
        return raw[:LONGEST_SHOWN].hex()
