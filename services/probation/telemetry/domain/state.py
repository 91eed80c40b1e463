"""What is known at a moment of event time: a checkpoint from which evaluation goes on, storable as JSON."""

import math
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from services.probation.telemetry.domain.evidence import Side

Where = Literal["unknown", "compliant", "breach"]
NEVER = -math.inf


@dataclass(slots=True)
class Event:
    """A time of breach or of not knowing. `reason` is a code; `fixes` are the times of the reports that decided it."""

    rule: str
    state: Literal["breach", "unknown"]
    opened_at: float
    detected_at: float
    reason: str
    evidence: int = 0
    closed_at: float | None = None
    zone: str | None = None
    fixes: list[float] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str, float]:
        """What makes it the same event when it is derived again."""
        return (self.rule, self.state, self.opened_at)


@dataclass(slots=True)
class Known:
    """Where the device is with regard to one zone, and the sums for and against."""

    where: Where = "unknown"
    since: float = 0.0
    breach: Side = field(default_factory=Side)
    compliance: Side = field(default_factory=Side)

    def copy(self) -> "Known":
        """The same, to be changed alone."""
        return replace(self, breach=_copied(self.breach), compliance=_copied(self.compliance))


@dataclass(slots=True)
class State:
    """`at`: up to where evidence was taken; `open`: events not over yet."""

    at: float | None = None
    begun: float | None = None
    heard: float | None = None
    placed: float | None = None
    last: tuple[float, float, float, float] | None = None
    zones: dict[str, Known] = field(default_factory=dict)
    open: dict[str, Event] = field(default_factory=dict)
    strap_open: bool = False

    def copy(self) -> "State":
        """The same, to be changed alone (`deepcopy` takes ten times as long, and this stands in every evaluation's way)."""
        zones = {name: known.copy() for name, known in self.zones.items()}
        events = {name: replace(event, fixes=list(event.fixes)) for name, event in self.open.items()}
        return replace(self, zones=zones, open=events)

    def to_json(self) -> dict[str, Any]:
        """Plain lists, numbers and words."""
        return asdict(self)


def from_json(raw: dict[str, Any] | None) -> State:
    """The state that `to_json` wrote; a new one from None."""
    if not raw:
        return State()
    zones = {
        name: Known(known["where"], known["since"], _side(known["breach"]), _side(known["compliance"]))
        for name, known in raw["zones"].items()
    }
    events = {name: Event(**event) for name, event in raw["open"].items()}
    last = tuple(raw["last"]) if raw["last"] else None
    return State(raw["at"], raw["begun"], raw["heard"], raw["placed"], last, zones, events, raw["strap_open"])


def _copied(side: Side) -> Side:
    return replace(side, seen=list(side.seen), times=list(side.times))


def _side(raw: dict[str, Any]) -> Side:
    return Side(**{**raw, "seen": [(place[0], place[1]) for place in raw["seen"]]})
