"""The state at a moment of event time: a checkpoint from which evaluation continues, storable as JSON."""

import math
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, NamedTuple

from services.probation.telemetry.devices.domain.battery import Readings
from services.probation.telemetry.evaluation.domain.attendance import Visit
from services.probation.telemetry.evaluation.domain.sequential_test import NOTHING, WEIGHT, Score
from services.probation.telemetry.evaluation.domain.state_fast_path import UnchangedArea
from services.probation.telemetry.positions.domain.fix import Fix
from shared.values import JsonObject

ZoneStatus = Literal["unknown", "compliant", "breach"]
Placed = tuple[float, float, float, float, str]
NEVER = -math.inf


@dataclass(slots=True)
class Event:
    """A time of breach or of "not known". `reason` is a code; `fixes` are the times of the reports that decided it.

    `forecast`: when the battery will be flat.
    """

    rule: str
    state: Literal["breach", "unknown"]
    opened_at: float
    detected_at: float
    reason: str
    fix_count: int = 0
    closed_at: float | None = None
    zone: str | None = None
    fix_times: list[float] = field(default_factory=list)
    zone_version: int | None = None
    forecast: float | None = None

    @property
    def key(self) -> tuple[str, str, float]:
        """What makes it the same event when it is derived again."""
        return (self.rule, self.state, self.opened_at)


class ZoneBelief(NamedTuple):
    """The belief on which side of one version of a zone the device is, and the sums for and against."""

    where: ZoneStatus = "unknown"
    since: float = 0.0
    version: int = 1
    breach: Score = NOTHING
    compliance: Score = NOTHING

    def stays(self, fix: Fix, breach: float, compliance: float) -> "ZoneBelief":
        """After a report for the side that is believed already: it adds nothing to that side and subtracts from the other."""
        if breach:
            less = self.compliance.lessened(breach * WEIGHT[fix.mechanism])
            return self._replace(breach=self.breach.confirmed(fix), compliance=less)
        if compliance and self.breach.total:
            return self._replace(breach=self.breach.lessened(compliance * WEIGHT[fix.mechanism]))
        return self

    def to_json(self) -> list[Any]:
        """[where, since, version], and the sums for and against if there are any."""
        if self.breach == NOTHING == self.compliance:
            return [self.where, self.since, self.version]
        return [self.where, self.since, self.version, list(self.breach), list(self.compliance)]


@dataclass(slots=True)
class State:
    """`at`: the time up to which reports were applied; `open`: events not over yet.

    `worn_since`: when the device was put on; `order_since`: since when this order holds; `last_report_at`, `last_fix_at`: the last
    report, the last usable position; `last_fix`, `suspect_fix`: the last position believed (time, latitude, longitude, error,
    mechanism) and the one set aside after it; `last_untampered_at`: when a tamper was last over; `unchanged_area`: which next reports
    change nothing.
    """

    at: float | None = None
    worn_since: float | None = None
    last_report_at: float | None = None
    last_fix_at: float | None = None
    last_fix: Placed | None = None
    zones: dict[str, ZoneBelief] = field(default_factory=dict)
    open: dict[str, Event] = field(default_factory=dict)
    order_since: float | None = None
    suspect_fix: Placed | None = None
    last_untampered_at: float | None = None
    battery: Readings = field(default_factory=list)
    visits: dict[str, Visit] = field(default_factory=dict)
    unchanged_area: UnchangedArea | None = field(default=None, compare=False)

    @property
    def tampered(self) -> bool:
        """Whether the device says that somebody opened it or took it off: then its position says nothing about the person's."""
        return "strap" in self.open or "enclosure" in self.open

    def copy(self) -> "State":
        """An independent copy (`deepcopy` takes ten times as long, and every evaluation makes one)."""
        events = {name: replace(event, fix_times=list(event.fix_times)) for name, event in self.open.items()}
        visits = {name: replace(visit) for name, visit in self.visits.items()}
        start = (self.at, self.worn_since, self.last_report_at, self.last_fix_at, self.last_fix)
        return State(*start, {**self.zones}, events, self.order_since, self.suspect_fix, self.last_untampered_at, self.battery, visits)

    def to_json(self) -> JsonObject:
        """Plain lists, numbers and words; unknown values are left out."""
        stored: JsonObject = {key: value for key, name in STORED.items() if (value := getattr(self, name)) is not None}
        if self.unchanged_area is not None:
            stored["card"] = list(self.unchanged_area)
        if self.zones:
            stored["zones"] = {name: known.to_json() for name, known in self.zones.items()}
        if self.battery:
            stored["battery"] = self.battery
        if self.open:
            stored["open"] = {name: asdict(event) for name, event in self.open.items()}
        if self.visits:
            stored["visits"] = {name: asdict(visit) for name, visit in self.visits.items()}
        return stored


STORED = {
    "at": "at",
    "begun": "worn_since",
    "heard": "last_report_at",
    "placed": "last_fix_at",
    "last": "last_fix",
    "ruled": "order_since",
    "doubt": "suspect_fix",
    "sound": "last_untampered_at",
    "card": "unchanged_area",
}
"""Fields of a state by their keys in its JSON."""


def from_json(raw: JsonObject | None) -> State:
    """The state that `to_json` wrote, without its unchanged area; a new one from None."""
    if not raw:
        return State()
    get = raw.get
    last_fix, suspect_fix = get("last"), get("doubt")
    return State(
        *(get("at"), get("begun"), get("heard"), get("placed"), tuple(last_fix) if last_fix else None),
        {name: _known(each) for name, each in get("zones", {}).items()},
        {name: Event(**event) for name, event in get("open", {}).items()},
        get("ruled"),
        tuple(suspect_fix) if suspect_fix else None,
        get("sound"),
        [(at, level) for at, level in get("battery", ())],
        {name: Visit(**each) for name, each in get("visits", {}).items()},
    )


def _known(raw: list[Any]) -> ZoneBelief:
    where, since, version = raw[:3]
    return ZoneBelief(where, since, version, _side(raw[3]), _side(raw[4])) if len(raw) > 3 else ZoneBelief(where, since, version)


def _side(raw: list[Any]) -> Score:
    total, since, last, reports, seen, times = raw
    return Score(total, since, last, reports, tuple((place[0], place[1]) for place in seen), tuple(times))
