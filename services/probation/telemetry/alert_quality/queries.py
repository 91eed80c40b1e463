"""How good the alerts are: how many were false, how long nothing was known, how fast each step was. Figures about devices, not people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from services.probation.database import DB
from services.probation.telemetry.alert_quality.permissions import AlertQualityPermission
from services.probation.telemetry.orders.queries import after_last_closing
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.rows import fetch_rows

By = Literal["all", "vendor", "device", "rule", "zone"]
# What an alert is about: the device, the hours at home, or a kind of zone (the ids of zones differ between orders).
SUBJECT = """CASE WHEN x.rule LIKE 'curfew%' THEN 'curfew' WHEN x.zone IS NULL OR x.rule = 'home' THEN x.rule ELSE coalesce((SELECT
    'zone:' || coalesce(f->'properties'->>'kind', 'inclusion') FROM probation.monitoring_order o,
    jsonb_array_elements(o.body->'zones'->'features') AS f WHERE o.person = m.person AND o.version = x.order_version
    AND f->'properties'->>'id' = x.zone LIMIT 1), x.rule) END"""
GROUPS: dict[By, str] = {
    "all": "''",
    "vendor": "m.vendor || ' ' || m.model",
    "device": "m.device_id",
    "rule": SUBJECT,
    "zone": "m.case_number || ' ' || x.zone",
}
OF_ORDERS = ("curfew", "home", "zone:")
COUNTS = ("alerts", "open", "explained", "confirmed", "technical", "withdrawn", "over")
LATENCIES = ("receipt", "alert", "taken")
MINE = """WITH mine AS (SELECT a.id, a.person, a.device_id, v.name AS vendor, d.model, r.case_number, a.since AS put_on,
        greatest(a.since, $1) AS since, least(coalesce(a.until, $2), $2) AS until
    FROM probation.device_assignment a JOIN probation.device d ON d.id = a.device_id JOIN probation.vendor v ON v.code = d.vendor
    JOIN LATERAL (SELECT * FROM probation.registration x WHERE x.person = a.person AND (x.current OR x.state = 'open')
        ORDER BY x.current DESC, x.state DESC, x.supervising_authority DESC, x.created_at LIMIT 1) r ON true
    WHERE a.since < $2 AND (a.until IS NULL OR a.until > $1) AND ($3::text IS NULL OR r.office = $3))"""
WORN = "SELECT {group} AS name, sum(extract(epoch FROM m.until - m.since))::float8 / 86400 AS days FROM mine m GROUP BY 1"
# How long a device was worn under an order that asks for this: the time of each version, each of its subjects once.
ASKED = """, terms AS (SELECT m.id, m.case_number, o.body, greatest(m.since, o.valid_from) AS since, least(m.until, o.until) AS until
        FROM mine m JOIN LATERAL (SELECT body, valid_from, lead(valid_from) OVER (ORDER BY version) AS until
            FROM probation.monitoring_order WHERE person = m.person AND {in_force}) o ON true
        WHERE greatest(m.since, o.valid_from) < least(m.until, o.until)),
    zones AS (SELECT t.id, t.case_number, t.since, t.until, f->'properties'->>'id' AS zone,
        coalesce(f->'properties'->>'kind', 'inclusion') AS kind FROM terms t, jsonb_array_elements(t.body->'zones'->'features') AS f),
    asked AS ({asked})
    SELECT name, sum(extract(epoch FROM until - since))::float8 / 86400 AS days FROM asked GROUP BY 1"""
IN_FORCE = after_last_closing("m.person", "m.put_on")
ASKED_BY: dict[By, str] = {
    "rule": """SELECT id, since, until, CASE zone WHEN 'home' THEN zone ELSE 'zone:' || kind END AS name FROM zones
        UNION SELECT id, since, until, 'curfew' FROM terms
        WHERE jsonb_array_length(coalesce(nullif(body->'curfew', 'null'), '[]')) > 0 OR body ? 'first_night'""",
    "zone": """SELECT id, since, until, case_number || ' ' || zone AS name FROM zones
        UNION SELECT id, since, until, case_number || ' any' FROM terms""",
}
FOUND = """SELECT {group} AS name, count(*) AS alerts,
    count(*) FILTER (WHERE x.status IN ('raised', 'acknowledged', 'contacted')) AS open,
    count(*) FILTER (WHERE x.status = 'explained') AS explained, count(*) FILTER (WHERE x.status = 'technical') AS technical,
    count(*) FILTER (WHERE x.status IN ('confirmed', 'passed_on', 'set_aside')) AS confirmed,
    count(*) FILTER (WHERE x.status = 'withdrawn') AS withdrawn, count(*) FILTER (WHERE x.status = 'over') AS over,
    max({subject}) AS subject,
    percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM x.received_at - x.fix_at)) AS receipt,
    percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM x.raised_at - x.received_at)) AS alert,
    percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM x.acknowledged_at - x.raised_at)) AS taken
    FROM probation.alert x JOIN mine m ON m.id = x.assignment WHERE x.raised_at >= $1 AND x.raised_at < $2 GROUP BY 1"""
# Times that overlap count once: a lost signal and a curfew that is not known in the same hour are one hour without data.
DARK = """SELECT name, sum(hours)::float8 AS hours FROM (SELECT {group} AS name, (SELECT sum(extract(epoch FROM upper(r) - lower(r))) / 3600
        FROM unnest(range_agg(tstzrange(greatest(x.opened_at, m.since), least(coalesce(x.closed_at, m.until), m.until)))) AS r) AS hours
    FROM probation.alert x JOIN mine m ON m.id = x.assignment
    WHERE x.state = 'unknown' AND x.status <> 'withdrawn' AND x.rule NOT IN ('battery', 'sos')
        AND greatest(x.opened_at, m.since) < least(coalesce(x.closed_at, m.until), m.until) GROUP BY 1, m.id) AS each GROUP BY 1"""


@dataclass(frozen=True, slots=True)
class DeviceDays:
    """For how many days devices were worn."""

    name: str
    days: float


@dataclass(frozen=True, slots=True)
class DarkHours:
    """In how many hours nothing was known."""

    name: str | None
    hours: float | None


Percentiles = Sequence[float | None] | None
"""(median, 95th percentile) in seconds; if there are none, None or two times None."""


@dataclass(frozen=True, slots=True)
class FoundAlerts:
    """How many alerts there were, their outcomes, and how fast each step was."""

    name: str | None
    subject: str
    alerts: int
    open: int
    explained: int
    confirmed: int
    technical: int
    withdrawn: int
    over: int
    receipt: Percentiles
    alert: Percentiles
    taken: Percentiles

    @property
    def counts(self) -> dict[str, int]:
        """By COUNTS."""
        found = {"alerts": self.alerts, "open": self.open, "explained": self.explained, "confirmed": self.confirmed}
        return found | {"technical": self.technical, "withdrawn": self.withdrawn, "over": self.over}

    @property
    def latencies(self) -> dict[str, tuple[float, float] | None]:
        """By LATENCIES."""
        return {"receipt": _pair(self.receipt), "alert": _pair(self.alert), "taken": _pair(self.taken)}


@dataclass(frozen=True)
class Quality:
    """One line: for everything, a vendor's model, a device, a subject of alerts, or one zone of one case.

    `device_days` are the days on which such an alert was possible: for a zone, the days under an order that contains it. `subject` is a
    rule, or `zone:` with a kind of zone. Latencies are (median, 95th percentile) in seconds, None if there are none.
    """

    name: str
    subject: str
    device_days: float
    counts: dict[str, int]
    unknown_hours: float
    latencies: dict[str, tuple[float, float] | None]

    @property
    def decided(self) -> int:
        """How many alerts were settled, by somebody or by late evidence."""
        return sum(self.counts[name] for name in ("explained", "confirmed", "technical", "withdrawn"))

    @property
    def false(self) -> int:
        return self.counts["technical"] + self.counts["withdrawn"]

    @property
    def false_a_day(self) -> float | None:
        """False alerts per device-day."""
        return self.false / self.device_days if self.device_days else None

    @property
    def unknown_a_day(self) -> float | None:
        """Hours per device-day in which nothing was known."""
        return self.unknown_hours / self.device_days if self.device_days else None

    def share(self, name: str) -> float | None:
        """Of the settled alerts."""
        return self.counts[name] / self.decided if self.decided else None


async def quality(by: Actor, since: datetime, until: datetime, group: By) -> list[Quality]:
    """The lines of a group, most false alerts first. For a senior officer only their office; for an administrator all offices.

    A device or model without alerts is a line too; a subject or zone without alerts is not.
    """
    office = None if may(by, AlertQualityPermission.EVERY_OFFICE) else by.office or ""
    values, name, everybody = (since, until, office), GROUPS[group], GROUPS["all"]
    of_devices = group not in ASKED_BY
    days = await _days(WORN.format(group=name if of_devices else everybody), values)
    asked = days if of_devices else await _days(ASKED.format(asked=ASKED_BY[group], in_force=IN_FORCE), values)
    alerts = await fetch_rows(DB, FoundAlerts, f"{MINE} {FOUND.format(group=name, subject=SUBJECT)}", *values)
    found = {row.name: row for row in alerts if row.name is not None}
    dark = {row.name: row.hours or 0.0 for row in await fetch_rows(DB, DarkHours, f"{MINE} {DARK.format(group=name)}", *values)}
    names = set(days) | set(found) if of_devices else set(found)
    if group == "rule":
        # Alerts about the device itself (strap, battery, signal) need no order.
        asked |= {each: days.get("", 0.0) for each in names if not each.startswith(OF_ORDERS)}
    lines = [_line(each, asked.get(each, 0.0), found.get(each), dark.get(each, 0.0)) for each in names]
    return sorted(lines, key=lambda line: (-line.false, -line.counts["alerts"], line.name))


async def _days(statement: str, values: tuple[datetime, datetime, str | None]) -> dict[str, float]:
    return {row.name: row.days for row in await fetch_rows(DB, DeviceDays, f"{MINE} {statement}", *values)}


def _line(name: str, days: float, found: FoundAlerts | None, dark: float) -> Quality:
    if found is None:
        return Quality(name, "", days, dict.fromkeys(COUNTS, 0), dark, dict.fromkeys(LATENCIES))
    return Quality(name, found.subject, days, found.counts, dark, found.latencies)


def _pair(percentiles: Percentiles) -> tuple[float, float] | None:
    half, most = percentiles or (None, None)
    return (half, most) if half is not None and most is not None else None
