"""What is known at a moment of event time: a checkpoint from which evaluation goes on, storable as JSON."""

import math
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from services.probation.telemetry.domain.attendance import Visit
from services.probation.telemetry.domain.battery import Readings
from services.probation.telemetry.domain.evidence import Side

Where = Literal["unknown", "compliant", "breach"]
Placed = tuple[float, float, float, float, str]
NEVER = -math.inf


@dataclass(slots=True)
class Event:
    """A time of breach or of not knowing. `reason` is a code; `fixes` are the times of the reports that decided it.

    `forecast`: when the battery will be flat.
    """

    rule: str
    state: Literal["breach", "unknown"]
    opened_at: float
    detected_at: float
    reason: str
    evidence: int = 0
    closed_at: float | None = None
    zone: str | None = None
    fixes: list[float] = field(default_factory=list)
    zone_version: int | None = None
    forecast: float | None = None

    @property
    def key(self) -> tuple[str, str, float]:
        """What makes it the same event when it is derived again."""
        return (self.rule, self.state, self.opened_at)


@dataclass(slots=True)
class Known:
    """Where the device is with regard to one version of a zone, and the sums for and against."""

    where: Where = "unknown"
    since: float = 0.0
    breach: Side = field(default_factory=Side)
    compliance: Side = field(default_factory=Side)
    version: int = 1

    def copy(self) -> "Known":
        """The same, to be changed alone."""
        return Known(self.where, self.since, _copied(self.breach), _copied(self.compliance), self.version)


@dataclass(slots=True)
class State:
    """`at`: up to where evidence was taken; `open`: events not over yet.

    `begun`: when the device was put on; `ruled`: since when this order holds; `heard`, `placed`: the last report, the last usable
    position; `last`, `doubt`: the last position believed (time, latitude, longitude, error, mechanism) and the one set aside after it;
    `sound`: when a tamper was last over.
    """

    at: float | None = None
    begun: float | None = None
    heard: float | None = None
    placed: float | None = None
    last: Placed | None = None
    zones: dict[str, Known] = field(default_factory=dict)
    open: dict[str, Event] = field(default_factory=dict)
    ruled: float | None = None
    doubt: Placed | None = None
    sound: float | None = None
    battery: Readings = field(default_factory=list)
    visits: dict[str, Visit] = field(default_factory=dict)

    @property
    def tampered(self) -> bool:
        """Whether the device says that somebody opened it or took it off: then its place says nothing of the person's."""
        return "strap" in self.open or "case" in self.open

    def copy(self) -> "State":
        """The same, to be changed alone (`deepcopy` takes ten times as long, and this stands in every evaluation's way)."""
        zones = {name: known.copy() for name, known in self.zones.items()}
        events = {name: replace(event, fixes=list(event.fixes)) for name, event in self.open.items()}
        return replace(self, zones=zones, open=events, visits={name: replace(visit) for name, visit in self.visits.items()})

    def to_json(self) -> dict[str, Any]:
        """Plain lists, numbers and words."""
        return asdict(self)


def from_json(raw: dict[str, Any] | None) -> State:
    """The state that `to_json` wrote; a new one from None."""
    if not raw:
        return State()
    return State(
        **{
            **raw,
            "last": tuple(raw["last"]) if raw["last"] else None,
            "doubt": tuple(raw["doubt"]) if raw["doubt"] else None,
            "zones": {name: Known(**{**each, **{side: _side(each[side]) for side in SIDES}}) for name, each in raw["zones"].items()},
            "open": {name: Event(**event) for name, event in raw["open"].items()},
            "battery": [(at, level) for at, level in raw["battery"]],
            "visits": {name: Visit(**each) for name, each in raw["visits"].items()},
        }
    )


SIDES = ("breach", "compliance")


def _copied(side: Side) -> Side:
    return Side(side.total, side.since, side.last, side.count, side.seen[:], side.times[:])


def _side(raw: dict[str, Any]) -> Side:
    return Side(raw["total"], raw["since"], raw["last"], raw["count"], [(place[0], place[1]) for place in raw["seen"]], raw["times"])
