"""What a person must keep to: zones, the curfew's timetable, the rhythm of reports. Parsed from the order's JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from services.probation.telemetry.domain.geometry import Circle, Shape, polygon

RULE_VERSION = "1"
KINDS = ("inclusion", "exclusion", "restriction")
SILENCE_SECONDS = 30 * 60.0
REMEMBERED = 8
Window = tuple[float, float]


class BadOrder(ValueError):
    """An order that cannot be evaluated; the text says why."""


@dataclass(frozen=True)
class Zone:
    """`inclusion` and `restriction` must not be left, `exclusion` not entered; `buffer` metres are added to an exclusion."""

    id: str
    kind: str
    when: str
    shape: Shape
    buffer: float = 0.0

    def into_breach(self, latitude: float, longitude: float) -> float:
        """Metres beyond the border on the forbidden side; negative on the permitted side."""
        outside = self.shape.distance(latitude, longitude)
        return self.buffer - outside if self.kind == "exclusion" else outside


@dataclass(frozen=True)
class Curfew:
    """At home from `start` to `end` local time on the nights that begin on `days` (0 is Monday); `zone` None: any inclusion zone."""

    days: frozenset[int]
    start: time
    end: time
    zone: str | None
    dates: frozenset[date] = frozenset()
    except_dates: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Order:
    """`version` and the zones' ids are pinned in every event."""

    timezone: str
    zones: tuple[Zone, ...] = ()
    curfew: tuple[Curfew, ...] = ()
    version: str = "1"
    silence: float = SILENCE_SECONDS
    zone_of: ZoneInfo = field(init=False, repr=False, compare=False)
    remembered: dict[tuple[date, date, str | None], list[Window]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "zone_of", ZoneInfo(self.timezone))

    def windows(self, since: float, until: float, zone: str | None = None) -> list[Window]:
        """The curfew's times that touch [since, until], merged; of one zone, or of all."""
        first = datetime.fromtimestamp(since, UTC).astimezone(self.zone_of).date() - timedelta(days=2)
        last = datetime.fromtimestamp(until, UTC).astimezone(self.zone_of).date() + timedelta(days=2)
        return [window for window in self._windows(first, last, zone) if window[1] > since and window[0] <= until]

    def _windows(self, first: date, last: date, zone: str | None) -> list[Window]:
        """Those of the nights from `first` to `last`; the newest few are remembered: every report of a day asks for the same ones."""
        key = (first, last, zone)
        if (known := self.remembered.get(key)) is not None:
            return known
        found = []
        for each in self.curfew:
            if zone is not None and each.zone not in (None, zone):
                continue
            day = first
            while day <= last:
                if _holds(each, day):
                    found.append(self._window(each, day))
                day += timedelta(days=1)
        if len(self.remembered) >= REMEMBERED:
            self.remembered.clear()
        self.remembered[key] = merged = _merged(found)
        return merged

    def _window(self, curfew: Curfew, day: date) -> Window:
        ends = day if curfew.end > curfew.start else day + timedelta(days=1)
        start = datetime.combine(day, curfew.start, self.zone_of)
        end = datetime.combine(ends, curfew.end, self.zone_of)
        return start.timestamp(), end.timestamp()


def parse(raw: Mapping[str, Any]) -> Order:
    """An order from its JSON: `timezone`, `zones` (GeoJSON FeatureCollection), `curfew`. Raises BadOrder."""
    try:
        features = (raw.get("zones") or {}).get("features", [])
        zones = tuple(_zone(feature) for feature in features)
        curfew = tuple(_curfew(each) for each in raw.get("curfew") or [])
        order = Order(
            str(raw.get("timezone", "Asia/Almaty")),
            zones,
            curfew,
            str(raw.get("version", "1")),
            float(raw.get("silence_minutes", SILENCE_SECONDS / 60)) * 60,
        )
    except BadOrder:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as wrong:
        raise BadOrder(f"the order cannot be read: {wrong}") from wrong
    if len({zone.id for zone in zones}) != len(zones):
        raise BadOrder("two zones have the same id")
    if unknown := {each.zone for each in curfew if each.zone} - {zone.id for zone in zones}:
        raise BadOrder(f"the curfew names a zone that is not there: {', '.join(sorted(unknown))}")
    return order


def _zone(feature: Mapping[str, Any]) -> Zone:
    properties, geometry = feature["properties"], feature["geometry"]
    kind, when = properties.get("kind", "inclusion"), properties.get("when", "always")
    if kind not in KINDS:
        raise BadOrder(f"a zone's kind is none of {', '.join(KINDS)}")
    if when not in ("always", "curfew"):
        raise BadOrder("a zone's `when` is neither always nor curfew")
    shape: Shape
    if geometry["type"] == "Point":
        longitude, latitude = geometry["coordinates"][:2]
        radius = float(properties.get("radius_m", 0))
        if not 0 < radius <= 1_000_000 or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise BadOrder("a round zone needs a place and a radius_m")
        shape = Circle(float(latitude), float(longitude), radius)
    elif geometry["type"] in ("Polygon", "MultiPolygon"):
        shape = polygon(geometry)
    else:
        raise BadOrder("a zone is a Point with radius_m or a Polygon")
    return Zone(str(properties["id"]), kind, when, shape, float(properties.get("buffer_m", 0)))


def _curfew(raw: Mapping[str, Any]) -> Curfew:
    start, end = time.fromisoformat(raw["start"]), time.fromisoformat(raw["end"])
    days = frozenset(int(day) for day in raw.get("days", range(7)))
    if not days <= frozenset(range(7)):
        raise BadOrder("days are numbers from 0 (Monday) to 6")
    dates = frozenset(date.fromisoformat(day) for day in raw.get("dates", []))
    return Curfew(days, start, end, raw.get("zone"), dates, frozenset(date.fromisoformat(day) for day in raw.get("except", [])))


def _holds(curfew: Curfew, day: date) -> bool:
    return day not in curfew.except_dates and (day in curfew.dates if curfew.dates else day.weekday() in curfew.days)


def _merged(windows: list[Window]) -> list[Window]:
    out: list[Window] = []
    for start, end in sorted(windows):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
