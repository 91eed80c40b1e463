"""Bracelets of the synthetic country: who wears one, the order it watches, the incidents of the last months. Random, not measured."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from services.probation.country.cases import pick
from services.probation.telemetry.alerts.domain import incidents as rules
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.orders.domain import zone_versions as versions
from services.probation.telemetry.orders.zone_forms import ZoneForm
from shared.demo.country import law_day, new_id
from shared.demo.life import Life
from shared.values import JsonObject

WORN_BY = {"restriction_of_liberty": 0.036, "suspended_sentence": 0.03, "parole": 0.05, "administrative_supervision": 0.06}
CITIES = {
    "10": (50.41, 80.23), "11": (53.29, 69.40), "15": (50.28, 57.21), "19": (43.87, 77.06), "23": (47.11, 51.92), "27": (51.23, 51.37),
    "31": (42.90, 71.37), "33": (45.02, 78.37), "35": (49.80, 73.10), "39": (53.21, 63.62), "43": (44.85, 65.51), "47": (43.65, 51.17),
    "55": (52.29, 76.97), "59": (54.87, 69.15), "61": (43.30, 68.25), "62": (47.80, 67.71), "63": (49.95, 82.61), "71": (51.16, 71.43),
    "75": (43.24, 76.95), "79": (42.32, 69.59),
}  # fmt: skip
"""Latitude and longitude near each region's chief town; homes are drawn around it."""
VENDORS = {"synthetic": "Synthetic", "invented": "Invented"}
MODELS = (("synthetic", "S-1"), ("synthetic", "S-2"), ("invented", "V-5"))
LOOK_BACK, EVERY_DAYS, LAST_EVENING = timedelta(days=150), 16.0, 0.2
QUIET_BEFORE_END = timedelta(days=6)
NIGHT_BEGINS, NIGHT_HOURS = 22.0, 6.5
# (rule, state, reason), whether it is about the night at home, hours that it lasts on average
Kind = tuple[tuple[str, str, str], bool, float]
KINDS: tuple[tuple[Kind, float], ...] = (
    ((("battery", "unknown", "low_battery"), False, 2.5), 0.3),
    ((("signal", "unknown", "silence"), False, 1.5), 0.28),
    ((("curfew", "breach", "left"), True, 0.8), 0.22),
    ((("curfew", "unknown", "not_located"), True, 1.2), 0.1),
    ((("strap", "breach", "strap_removed"), False, 1.0), 0.04),
    ((("jamming", "unknown", "jamming"), False, 0.3), 0.03),
    ((("sos", "unknown", "sos"), False, 0.1), 0.03),
)
OVER_ALONE = 0.72
FINDINGS = ((Status.EXPLAINED, 0.6), (Status.TECHNICAL, 0.2), (Status.WITHDRAWN, 0.07), (Status.CONFIRMED, 0.13))
HOW = (("reached", 0.72), ("not_reached", 0.2), ("visited", 0.08))


@dataclass(frozen=True, slots=True)
class OrderVersion:
    """One version of a monitoring order."""

    id: UUID
    version: int
    body: JsonObject
    valid_from: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Violation:
    """The record drafted on a confirmed breach; `state` is drafted until somebody decides."""

    id: UUID
    item: UUID
    state: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Incident:
    """One alert, which is also its incident, and how far it was handled. Steps that were not taken yet are None."""

    id: UUID
    item: UUID
    rule: str
    state: str
    reason: str
    priority: int
    order_version: int
    opened_at: datetime
    over_at: datetime | None
    raised_at: datetime
    over_alone: bool
    taken_at: datetime | None
    how: str
    contacted_at: datetime | None
    finding: Status
    decided_at: datetime | None
    violation: Violation | None

    @property
    def status(self) -> Status:
        """The alert's status."""
        if self.over_alone:
            return Status.OVER
        if self.decided_at is not None:
            if self.violation is not None and self.violation.state != "drafted":
                return Status(self.violation.state)
            return self.finding
        return Status.CONTACTED if self.contacted_at else Status.ACKNOWLEDGED if self.taken_at else Status.RAISED


@dataclass(frozen=True, slots=True)
class Monitoring:
    """A device on a person, from `since` to `until` (None: still), the order's versions and the incidents by time."""

    device: str
    vendor: str
    model: str
    sim: str
    assignment: UUID
    since: datetime
    until: datetime | None
    home: tuple[float, float]
    orders: tuple[OrderVersion, ...]
    incidents: tuple[Incident, ...]

    @property
    def breaches(self) -> tuple[datetime, ...]:
        """When a confirmed breach was passed on to the breach chain."""
        violations = [one.violation for one in self.incidents if one.violation is not None]
        return tuple(one.decided_at for one in violations if one.state == Status.PASSED_ON and one.decided_at is not None)


def monitoring(life: Life, midnight: datetime, time_zone: ZoneInfo) -> Monitoring | None:
    """The person's bracelet; None for most people, who wear none."""
    person, current = life.person, life.current
    rng = person.rng("bracelet")
    share = WORN_BY.get(current.category, 0.0) * (4 if any(code == "stay_home_at_hours" for code, _ in current.conditions) else 0.6)
    ends = current.closed_at or midnight
    since = current.opened_at + timedelta(days=1 + rng.random() * 12)
    if rng.random() >= share or since >= ends - QUIET_BEFORE_END:
        return None
    vendor, model = MODELS[int(rng.random() * len(MODELS))]
    latitude, longitude = CITIES[person.office.region]
    home = (round(latitude + rng.uniform(-0.05, 0.05), 5), round(longitude + rng.uniform(-0.07, 0.07), 5))
    orders = _orders(home, since, ends, time_zone, rng)
    return Monitoring(
        f"SYN-{person.number:06d}", vendor, model, f"8977009{person.number:011d}", new_id(rng), since, current.closed_at, home, orders,
        tuple(_incidents(since, current.closed_at, midnight, time_zone, orders, rng)),
    )  # fmt: skip


def _orders(home: tuple[float, float], since: datetime, ends: datetime, time_zone: ZoneInfo, rng: Random) -> tuple[OrderVersion, ...]:
    radius = rng.choice((60, 100, 150))
    form = ZoneForm(latitude=home[0], longitude=home[1], radius_m=radius, start=time(22), end=time(6), days=list(range(7)))
    first = versions.numbered(form.order(time_zone.key), None, {})
    found = [OrderVersion(new_id(rng), 1, first, since - timedelta(hours=1), "")]
    changed_at = since + (ends - since) * rng.random()
    if rng.random() < 0.3:
        place = {"type": "Point", "coordinates": [round(home[1] + 0.02, 5), round(home[0] + 0.01, 5)]}
        properties = {"id": "zone-2", "name": "Demo", "kind": "exclusion", "when": "always", "radius_m": 200}
        zones = {
            **first["zones"],
            "features": [*first["zones"]["features"], {"type": "Feature", "geometry": place, "properties": properties}],
        }
        second = versions.numbered({**first, "zones": zones}, first, {"home": 1})
        found.append(OrderVersion(new_id(rng), 2, second, changed_at, "Demo court ruling"))
    return tuple(found)


def _incidents(
    since: datetime, closed_at: datetime | None, midnight: datetime, time_zone: ZoneInfo, orders: tuple[OrderVersion, ...],
    rng: Random,
) -> list[Incident]:  # fmt: skip
    """In the order of time; in a closed registration none is open."""
    last = min(closed_at or midnight, midnight) - (QUIET_BEFORE_END if closed_at else timedelta(days=1))
    at, found = max(since, midnight - LOOK_BACK), []
    while (at := at + timedelta(days=0.2 + rng.expovariate(1 / EVERY_DAYS))) < last:
        found.append(_incident(at, midnight, time_zone, orders, rng))
    if closed_at is None and rng.random() < LAST_EVENING:
        found.append(_incident(midnight - timedelta(hours=2), midnight, time_zone, orders, rng, last_evening=True))
    return sorted((one for one in found if one.opened_at < midnight), key=lambda one: one.opened_at)


def _incident(
    at: datetime, midnight: datetime, time_zone: ZoneInfo, orders: tuple[OrderVersion, ...], rng: Random, *, last_evening: bool = False
) -> Incident:
    (rule, state, reason), at_night, lasts = pick(KINDS, rng)
    if at_night:
        hour = NIGHT_BEGINS + (1.5 if last_evening else NIGHT_HOURS) * rng.random()
        at = datetime.combine(at.astimezone(time_zone).date(), time(0), time_zone).astimezone(UTC) + timedelta(hours=hour)
    elif last_evening:
        at += timedelta(hours=rng.random() * 1.8)
    over = at + timedelta(hours=0.05 + rng.expovariate(1 / lasts))
    raised = at + timedelta(seconds=5 + rng.random() * 55)
    minor = rule in rules.MINOR and rng.random() < OVER_ALONE and over < midnight
    taken = raised + timedelta(minutes=1 + rng.expovariate(1 / 14) + (600 if rule in rules.MINOR else 0))
    contacted = taken + timedelta(minutes=3 + rng.expovariate(1 / 18))
    finding = pick(FINDINGS if state == "breach" else FINDINGS[:3], rng)
    with_call = finding is Status.CONFIRMED or rng.random() < 0.75
    decided = (contacted if with_call else taken) + timedelta(hours=0.5 + rng.expovariate(1 / 9))
    version = max((one.version for one in orders if one.valid_from <= at), default=1)
    done = decided < midnight and not minor
    violation = _violation(decided, midnight, rng) if finding is Status.CONFIRMED and done else None
    return Incident(
        new_id(rng), new_id(rng), rule, state, reason, rules.priority(rule, state), version, at, over if over < midnight else None,
        raised, minor, None if minor or taken >= midnight else taken, pick(HOW, rng),
        contacted if with_call and contacted < midnight and not minor else None, finding, decided if done else None, violation,
    )  # fmt: skip


def _violation(drafted: datetime, midnight: datetime, rng: Random) -> Violation:
    state, decided = pick(((Status.PASSED_ON, 0.45), (Status.SET_ASIDE, 0.55)), rng), drafted + timedelta(hours=2 + rng.random() * 60)
    if decided >= midnight:
        return Violation(new_id(rng), new_id(rng), "drafted", None)
    return Violation(new_id(rng), new_id(rng), state, decided)


def due_of(incident: Incident) -> datetime | None:
    """By when the next step must be taken; None where none is open."""
    steps = {
        Status.RAISED: incident.raised_at,
        Status.ACKNOWLEDGED: incident.taken_at,
        Status.CONTACTED: incident.contacted_at,
    }
    since = steps.get(incident.status)
    return since + time_for(incident.status, incident.priority, law_day(since.date())) if since is not None else None


@cache
def time_for(status: Status, priority: int, day: date) -> timedelta:
    """How long the next step may take, by the rules of that day."""
    since = datetime.combine(day, time.min, UTC)
    return rules.due(status, priority, since, day) - since
