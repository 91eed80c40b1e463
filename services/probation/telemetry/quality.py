"""How good the alerts are: how many were false, how long nothing was known, how fast each step was. Numbers of devices, not of people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from services.probation.telemetry.reading import Row, many
from shared.identity.actors import Actor, Role

By = Literal["all", "vendor", "device", "rule"]
GROUPS: dict[By, tuple[str, str]] = {
    "all": ("''", "''"),
    "vendor": ("m.vendor || ' ' || m.model", "m.vendor || ' ' || m.model"),
    "device": ("m.device_id", "m.device_id"),
    "rule": ("x.rule", "''"),
}
MOST_ROWS = 200
COUNTS = ("alerts", "open", "explained", "confirmed", "technical", "withdrawn", "over")
LATENCIES = ("receipt", "alert", "taken")
MINE = """WITH mine AS (SELECT a.id, a.device_id, d.vendor, d.model, greatest(a.since, $1) AS since,
        least(coalesce(a.until, $2), $2) AS until
    FROM probation.device_activation a JOIN probation.device d ON d.id = a.device_id
    JOIN LATERAL (SELECT office FROM probation.registration r WHERE r.person = a.person ORDER BY created_at DESC LIMIT 1) r ON true
    WHERE a.since < $2 AND (a.until IS NULL OR a.until > $1) AND ($3::text IS NULL OR r.office = $3))"""
WORN = "SELECT {group} AS name, sum(extract(epoch FROM m.until - m.since))::float8 / 86400 AS days FROM mine m GROUP BY 1"
FOUND = """SELECT {group} AS name, count(*) AS alerts,
    count(*) FILTER (WHERE x.status IN ('raised', 'acknowledged', 'contacted')) AS open,
    count(*) FILTER (WHERE x.status = 'explained') AS explained, count(*) FILTER (WHERE x.status = 'technical') AS technical,
    count(*) FILTER (WHERE x.status IN ('confirmed', 'passed_on', 'set_aside')) AS confirmed,
    count(*) FILTER (WHERE x.status = 'withdrawn') AS withdrawn, count(*) FILTER (WHERE x.status = 'over') AS over,
    percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM x.received_at - x.fix_at)) AS receipt,
    percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM x.raised_at - x.received_at)) AS alert,
    percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM x.acknowledged_at - x.raised_at)) AS taken
    FROM probation.alert x JOIN mine m ON m.id = x.activation WHERE x.raised_at >= $1 AND x.raised_at < $2 GROUP BY 1"""
# Times that overlap count once: a lost signal and a curfew of which nothing is known are one hour in the dark.
DARK = """SELECT name, sum(hours)::float8 AS hours FROM (SELECT {group} AS name, (SELECT sum(extract(epoch FROM upper(r) - lower(r))) / 3600
        FROM unnest(range_agg(tstzrange(greatest(x.opened_at, m.since), least(coalesce(x.closed_at, m.until), m.until)))) AS r) AS hours
    FROM probation.alert x JOIN mine m ON m.id = x.activation
    WHERE x.state = 'unknown' AND x.status <> 'withdrawn' AND x.rule NOT IN ('battery', 'sos')
        AND greatest(x.opened_at, m.since) < least(coalesce(x.closed_at, m.until), m.until) GROUP BY 1, m.id) AS each GROUP BY 1"""


@dataclass(frozen=True)
class Quality:
    """One line: of everything, a vendor's model, a device, or a rule. Latencies are (half, 95 of 100) in seconds, None without any."""

    name: str
    device_days: float
    counts: dict[str, int]
    unknown_hours: float
    latencies: dict[str, tuple[float, float] | None]

    @property
    def decided(self) -> int:
        """How many alerts somebody, or late evidence, has settled."""
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
    """The lines of a group, most false alerts first. A senior officer's office alone; an administrator's are all offices."""
    office = None if by.role == Role.ADMINISTRATOR else by.office or ""
    of_alerts, of_days = GROUPS[group]
    values = (since, until, office)
    days = {row["name"]: row["days"] for row in await many(f"{MINE} {WORN.format(group=of_days)}", *values)}
    found = {row["name"]: row for row in await many(f"{MINE} {FOUND.format(group=of_alerts)}", *values)}
    dark = {row["name"]: row["hours"] for row in await many(f"{MINE} {DARK.format(group=of_alerts)}", *values)}
    names = set(found) if group == "rule" else set(days) | set(found)
    lines = [_line(name, days.get("" if group == "rule" else name, 0.0), found.get(name), dark.get(name, 0.0)) for name in names]
    return sorted(lines, key=lambda line: (-line.false, -line.counts["alerts"], line.name))[:MOST_ROWS]


def _line(name: str, days: float, found: Row | None, dark: float) -> Quality:
    counts = {count: int(found[count]) if found else 0 for count in COUNTS}
    return Quality(name, days, counts, dark or 0.0, {step: _pair(found[step]) if found else None for step in LATENCIES})


def _pair(values: Any) -> tuple[float, float] | None:
    return (float(values[0]), float(values[1])) if values and values[0] is not None else None
