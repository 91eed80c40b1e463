"""What is known of a person over a time: positions, alerts, orders, who wore what; and what that says of each day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.probation.rows import Row, fetch_all
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.evaluation.domain.device_signals import USABLE_METRES
from services.probation.telemetry.movements import domain as compliance
from services.probation.telemetry.orders.domain.order import SILENCE_SECONDS
from services.probation.telemetry.orders.queries import MonitoringOrder, orders_between
from services.probation.telemetry.positions.domain.fix import UNPLACED

MOST_FIXES = 60_000
NOT_ABOUT_PLACE = frozenset({"battery", "sos"})
FIXES = """SELECT p.device_id, p.fix_time, p.seq, p.received_at, p.latitude, p.longitude, p.accuracy_m, p.mechanism, p.speed_mps, p.battery,
        p.flags, CASE WHEN $5 THEN encode(sha256(p.raw), 'hex') END AS raw_sha256
    FROM probation.device_assignment a JOIN probation.position p ON p.device_id = a.device_id
        AND p.fix_time >= greatest(a.since, $2) AND p.fix_time < least(coalesce(a.until, 'infinity'), $3)
    WHERE a.person = $1 ORDER BY p.fix_time, p.seq LIMIT $4"""
PLACED = """SELECT p.fix_time, p.latitude, p.accuracy_m, p.mechanism, p.flags
    FROM probation.device_assignment a JOIN probation.position p ON p.device_id = a.device_id
        AND p.fix_time >= greatest(a.since, $2) AND p.fix_time < least(coalesce(a.until, 'infinity'), $3)
    WHERE a.person = $1 AND p.latitude IS NOT NULL ORDER BY p.fix_time"""
ALERTS = """SELECT * FROM probation.alert WHERE person = $1 AND opened_at < $3 AND (closed_at IS NULL OR closed_at > $2 OR opened_at >= $2)
    ORDER BY opened_at, rule, id"""
WORN = """SELECT a.device_id, d.vendor, d.model, a.since, a.until FROM probation.device_assignment a
    JOIN probation.device d ON d.id = a.device_id
    WHERE a.person = $1 AND a.since < $3 AND (a.until IS NULL OR a.until > $2) ORDER BY a.since"""


@dataclass(frozen=True)
class Movements:
    """`fixes` by time, at most MOST_FIXES; `orders` the versions of that time."""

    since: datetime
    until: datetime
    fixes: list[Row]
    alerts: list[Row]
    worn: list[Row]
    orders: list[MonitoringOrder]

    @property
    def whole(self) -> bool:
        """Whether all fixes of the time are here."""
        return len(self.fixes) < MOST_FIXES

    @property
    def silence(self) -> float:
        """Seconds without a usable position after which nothing is known."""
        return float(self.orders[-1].body.get("silence_minutes", SILENCE_SECONDS / 60)) * 60 if self.orders else SILENCE_SECONDS

    def unknown(self, now: datetime) -> list[compliance.Window]:
        """When nothing was known of the place: silence while a device was worn, and what evaluation says."""
        until = min(self.until, now)
        placed = [row["fix_time"].timestamp() for row in self.fixes if _usable(row)]
        silent = [
            (max(begin, gap[0]), min(end, gap[1]))
            for begin, end in self.wearing(until)
            for gap in compliance.gaps(placed, begin, end, self.silence)
        ]
        return silent + _windows(self.alerts, "unknown", until)

    def wearing(self, until: datetime) -> list[compliance.Window]:
        """When a device was worn, within the time."""
        found = [(max(row["since"], self.since), min(row["until"] or until, until)) for row in self.worn]
        return [(begin.timestamp(), end.timestamp()) for begin, end in found if end > begin]

    def days(self, zone: str, now: datetime) -> list[compliance.Day]:
        """Each local day in three states."""
        until = min(self.until, now)
        breaches = _windows(self.alerts, "breach", until)
        return compliance.days(
            self.since.timestamp(),
            until.timestamp(),
            zone,
            self.wearing(until),
            breaches,
            self.unknown(now) if self.fixes or self.worn else [],
        )


def _usable(row: Row) -> bool:
    """Whether a position says where the person was, as evaluation sees it: not by a mast, not too vague, not inherited."""
    sure = row["mechanism"] != "LBS" and row["accuracy_m"] <= USABLE_METRES
    return row["latitude"] is not None and sure and UNPLACED.isdisjoint(row["flags"])


async def movements(person: UUID, since: datetime, until: datetime, *, hashes: bool = False, most: int = MOST_FIXES) -> Movements:
    """Ask `cases.case` first: it knows who may read."""
    return Movements(
        since,
        until,
        await fetch_all(FIXES, person, since, until, most, hashes),
        await fetch_all(ALERTS, person, since, until),
        await fetch_all(WORN, person, since, until),
        await orders_between(person, since, until),
    )


async def overview(person: UUID, since: datetime, until: datetime) -> Movements:
    """The same for many days, with the times of usable positions alone."""
    known = await movements(person, since, until, most=0)
    placed = await fetch_all(PLACED, person, since, until)
    return Movements(since, until, placed, known.alerts, known.worn, known.orders)


def _windows(alerts: Sequence[Row], state: str, until: datetime) -> list[compliance.Window]:
    """When alerts of this state held. What was withdrawn was not so; what was a fault of the device says that nothing was known."""
    found = []
    for row in alerts:
        meant = "unknown" if row["status"] == Status.TECHNICAL else row["state"]
        end = row["closed_at"] or until
        if row["status"] != Status.WITHDRAWN and row["rule"] not in NOT_ABOUT_PLACE and meant == state and end > row["opened_at"]:
            found.append((row["opened_at"].timestamp(), end.timestamp()))
    return found
