"""What is known about a person over a time: positions, alerts, orders, devices worn; and what follows for each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.database import DB
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.alerts.rows import DecidingReport
from services.probation.telemetry.evaluation.domain.device_signals import USABLE_METRES
from services.probation.telemetry.movements import domain as compliance
from services.probation.telemetry.orders.domain.order import SILENCE_SECONDS
from services.probation.telemetry.orders.queries import MonitoringOrder, orders_between
from services.probation.telemetry.positions.domain.fix import UNPLACED
from shared.db.rows import fetch_rows

MOST_FIXES = 60_000
NOT_ABOUT_PLACE = frozenset({"battery", "sos"})
FIXES = """SELECT p.device_id, p.fix_time, p.seq, p.received_at, p.latitude, p.longitude, p.accuracy_m, p.mechanism, p.speed_mps, p.battery,
        p.flags, p.source, CASE WHEN $5 THEN encode(p.raw_sha256, 'hex') END AS raw_sha256
    FROM probation.device_assignment a JOIN probation.position p ON p.device_id = a.device_id
        AND p.fix_time >= greatest(a.since, $2) AND p.fix_time < least(coalesce(a.until, 'infinity'), $3)
    WHERE a.person = $1 ORDER BY p.fix_time, p.seq, p.source LIMIT $4"""
PLACED = """SELECT p.fix_time, p.latitude, p.accuracy_m, p.mechanism, p.flags
    FROM probation.device_assignment a JOIN probation.position p ON p.device_id = a.device_id
        AND p.fix_time >= greatest(a.since, $2) AND p.fix_time < least(coalesce(a.until, 'infinity'), $3)
    WHERE a.person = $1 AND p.latitude IS NOT NULL ORDER BY p.fix_time"""
ALERTS = """SELECT id, incident, rule, reason, state, status, opened_at, closed_at, fix_times FROM probation.alert
    WHERE person = $1 AND opened_at < $3 AND (closed_at IS NULL OR closed_at > $2 OR opened_at >= $2) ORDER BY opened_at, rule, id"""
WORN = """SELECT a.device_id, v.name AS vendor, d.model, a.since, a.until FROM probation.device_assignment a
    JOIN probation.device d ON d.id = a.device_id JOIN probation.vendor v ON v.code = d.vendor
    WHERE a.person = $1 AND a.since < $3 AND (a.until IS NULL OR a.until > $2) ORDER BY a.since"""


@dataclass(frozen=True, slots=True)
class PlacedFix:
    """When and how somebody was located; without a latitude there was no position."""

    fix_time: datetime
    latitude: float | None
    accuracy_m: float
    mechanism: str
    flags: list[str]

    @property
    def usable(self) -> bool:
        """Whether evaluation would use it as a position: not from a mast, not too vague, not inherited."""
        sure = self.mechanism != "LBS" and self.accuracy_m <= USABLE_METRES
        return self.latitude is not None and sure and UNPLACED.isdisjoint(self.flags)


@dataclass(frozen=True, slots=True)
class ReportedFix(PlacedFix):
    """All that a device reported at a time. `battery` in per cent, below 0 if it is not known; `raw_sha256` only if requested.

    `source`: the number of where it came from.
    """

    device_id: str
    seq: int
    received_at: datetime
    longitude: float | None
    speed_mps: float
    battery: float
    source: int
    raw_sha256: str | None

    @property
    def key(self) -> DecidingReport:
        """As it is named where alerts are based on it."""
        return DecidingReport(self.device_id, self.fix_time, self.seq, self.source)


@dataclass(frozen=True, slots=True)
class KnownAlert:
    """An alert of the time. `fixes`: the times of the reports that decided it, in epoch seconds."""

    id: UUID
    incident: UUID | None
    rule: str
    reason: str
    state: str
    status: str
    opened_at: datetime
    closed_at: datetime | None
    fix_times: list[float]


@dataclass(frozen=True, slots=True)
class WornDevice:
    """A device, and from when to when it was worn."""

    device_id: str
    vendor: str
    model: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Overview:
    """The data for the states over a time, with positions only; `fixes` by time, `orders` the versions of that time."""

    since: datetime
    until: datetime
    fixes: Sequence[PlacedFix]
    alerts: list[KnownAlert]
    worn: list[WornDevice]
    orders: list[MonitoringOrder]

    @property
    def silence(self) -> float:
        """Seconds without a usable position after which nothing is known."""
        return float(self.orders[-1].body.get("silence_minutes", SILENCE_SECONDS / 60)) * 60 if self.orders else SILENCE_SECONDS

    def unknown(self, now: datetime) -> list[compliance.Window]:
        """When the position was not known: silence while a device was worn, and alerts with the state "not known"."""
        until = min(self.until, now)
        placed = [row.fix_time.timestamp() for row in self.fixes if row.usable]
        silent = [
            (max(begin, gap[0]), min(end, gap[1]))
            for begin, end in self.wearing(until)
            for gap in compliance.gaps(placed, begin, end, self.silence)
        ]
        return silent + _windows(self.alerts, "unknown", until)

    def wearing(self, until: datetime) -> list[compliance.Window]:
        """When a device was worn, within the time."""
        found = [(max(row.since, self.since), min(row.until or until, until)) for row in self.worn]
        return [(begin.timestamp(), end.timestamp()) for begin, end in found if end > begin]

    def days(self, time_zone: str, now: datetime) -> list[compliance.Day]:
        """Each local day in three states."""
        until = min(self.until, now)
        breaches = _windows(self.alerts, "breach", until)
        return compliance.days(
            self.since.timestamp(),
            until.timestamp(),
            time_zone,
            self.wearing(until),
            breaches,
            self.unknown(now) if self.fixes or self.worn else [],
        )


@dataclass(frozen=True)
class Movements(Overview):
    """The same with full reports; at most MOST_FIXES."""

    fixes: list[ReportedFix]

    @property
    def whole(self) -> bool:
        """Whether all fixes of the time are included."""
        return len(self.fixes) < MOST_FIXES


async def movements(person: UUID, since: datetime, until: datetime, *, hashes: bool = False) -> Movements:
    """Call `cases.case` first: it checks who may read."""
    return Movements(
        since,
        until,
        await fetch_rows(DB, ReportedFix, FIXES, person, since, until, MOST_FIXES, hashes),
        await fetch_rows(DB, KnownAlert, ALERTS, person, since, until),
        await fetch_rows(DB, WornDevice, WORN, person, since, until),
        await orders_between(person, since, until),
    )


async def overview(person: UUID, since: datetime, until: datetime) -> Overview:
    """The same for many days, with only the times of usable positions."""
    return Overview(
        since,
        until,
        await fetch_rows(DB, PlacedFix, PLACED, person, since, until),
        await fetch_rows(DB, KnownAlert, ALERTS, person, since, until),
        await fetch_rows(DB, WornDevice, WORN, person, since, until),
        await orders_between(person, since, until),
    )


def _windows(alerts: Sequence[KnownAlert], state: str, until: datetime) -> list[compliance.Window]:
    """The times of alerts with this state. Withdrawn alerts do not count; after a fault of the device nothing was known."""
    found = []
    for row in alerts:
        meant = "unknown" if row.status == Status.TECHNICAL else row.state
        end = row.closed_at or until
        if row.status != Status.WITHDRAWN and row.rule not in NOT_ABOUT_PLACE and meant == state and end > row.opened_at:
            found.append((row.opened_at.timestamp(), end.timestamp()))
    return found
