"""What an order requires: zones, the curfew's timetable, permissions, the interval of reports. Parsed from the order's JSON.

The zones are a GeoJSON FeatureCollection. A feature's properties are `id`, `kind` (KINDS), `when` (`always`, `curfew`, or a list of
hours as in the curfew), `version` (given when the order is made), and by kind:
- inclusion, restriction, area: a Point with `radius_m`, or a (Multi)Polygon, not to be left;
- exclusion: the same, not to be entered, with `buffer_m` around it;
- route: a (Multi)LineString, not to be left further than `corridor_m`;
- attendance: a place to attend during the hours in `when`, for `minutes` of them (all but a quarter of an hour);
- proximity: `radius_m` to keep away from a protected place: no geometry, and `place` is its number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import rfc8785

from services.probation.telemetry.orders.domain.lazy_area import Outline
from services.probation.telemetry.orders.domain.timetable import (
    BadOrder,
    Curfew,
    Hours,
    Permission,
    parse_curfew,
    parse_first_night,
    parse_hours,
    parse_permission,
)
from services.probation.telemetry.positions.domain.geometry import Circle, Shape, area
from shared.values import JsonObject

RULE_VERSION = "3"
KINDS = ("inclusion", "exclusion", "restriction", "route", "proximity", "attendance", "area")
FORBIDDEN = frozenset({"exclusion", "proximity"})
RESERVED = frozenset({"any", "curfew", "strap", "enclosure", "battery", "jamming", "sos", "signal"})
SILENCE_SECONDS = 30 * 60.0
CORRIDOR_METRES = 100.0
MOST_ZONES = 100
Place = tuple[float, float]


@dataclass(frozen=True)
class Zone:
    """An area that must not be left, or for the FORBIDDEN kinds not entered; `shape` None: its protected place could not be decrypted."""

    id: str
    kind: str
    when: str | tuple[Hours, ...]
    shape: Shape | None = field(repr=False)
    buffer: float = 0.0
    version: int = 1
    minutes: float | None = None

    def into_breach(self, outside: float) -> float:
        """Metres beyond the border on the forbidden side, from the metres outside the shape; negative on the permitted side."""
        return self.buffer - outside if self.kind in FORBIDDEN else outside


@dataclass(frozen=True)
class Order:
    """`version` and the zones' ids and versions are pinned in every event."""

    timezone: str
    zones: tuple[Zone, ...] = ()
    curfew: tuple[Curfew, ...] = ()
    version: str = "1"
    silence: float = SILENCE_SECONDS
    first_night: Curfew | None = None
    permissions: tuple[Permission, ...] = ()
    zone_of: ZoneInfo = field(init=False, repr=False, compare=False)
    remembered: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "zone_of", ZoneInfo(self.timezone))


def parse(raw: Any, places: Mapping[str, Place] | None = None, *, checked: bool = False) -> Order:
    """An order from its JSON: `timezone`, `zones`, `curfew`, and optionally `first_night`, `permissions`, `silence_minutes`.

    `places` are the protected places by number, latitude and longitude; the order itself never contains them. `checked`: it was parsed
    before it was stored, and its areas may wait until they are needed. Raises BadOrder.
    """
    if not isinstance(raw, dict):
        raise BadOrder("the order is not a JSON object")
    timezone = _timezone(raw.get("timezone", "Asia/Almaty"))
    try:
        order = Order(
            timezone.key,
            tuple(_zone(feature, places or {}, checked) for feature in _list(raw.get("zones") or {"features": []}, "features")),
            tuple(parse_curfew(each) for each in _list(raw, "curfew")),
            str(raw.get("version", "1")),
            _number(raw, "silence_minutes", SILENCE_SECONDS / 60, 1, 10_000) * 60,
            parse_first_night(raw["first_night"]) if raw.get("first_night") else None,
            tuple(parse_permission(each, timezone) for each in _list(raw, "permissions")),
        )
    except BadOrder:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as wrong:
        raise BadOrder(f"the order cannot be read: {wrong}") from wrong
    _belongs_together(order)
    return order


def check_signable(raw: JsonObject) -> None:
    """A pack holds the order as it is, and a number that readers of JSON take for different ones cannot be signed. Raises BadOrder."""
    try:
        rfc8785.dumps(raw)
    except rfc8785.CanonicalizationError as wrong:
        raise BadOrder(f"the order cannot be written as JSON: {wrong}") from wrong


def _belongs_together(order: Order) -> None:
    kinds = {zone.id: zone.kind for zone in order.zones}
    if len(kinds) != len(order.zones):
        raise BadOrder("two zones have the same id")
    if len(kinds) > MOST_ZONES:
        raise BadOrder(f"an order holds at most {MOST_ZONES} zones")
    curfews = [*order.curfew, *([order.first_night] if order.first_night else [])]
    if unknown := {each.zone for each in curfews if each.zone} - {name for name, kind in kinds.items() if kind == "inclusion"}:
        raise BadOrder(f"the curfew names a zone that is not there: {', '.join(sorted(map(str, unknown)))}")
    for permission in order.permissions:
        if strange := permission.zones - set(kinds):
            raise BadOrder(f"a permission names a zone that is not there: {', '.join(sorted(strange))}")
        if any(kinds[name] == "proximity" for name in permission.zones):
            raise BadOrder("a permission cannot lift the distance to a protected place")


def _zone(feature: Any, places: Mapping[str, Place], checked: bool) -> Zone:
    properties, geometry = (feature.get(name) if isinstance(feature, dict) else None for name in ("properties", "geometry"))
    if not isinstance(properties, dict) or not str(properties.get("id") or "").strip():
        raise BadOrder("a zone has no id")
    name, kind = str(properties["id"]), properties.get("kind", "inclusion")
    if name in RESERVED or len(name) > 60:
        raise BadOrder(f"a zone cannot be called {name[:60]!r}")
    if kind not in KINDS:
        raise BadOrder(f"a zone's kind is none of {', '.join(KINDS)}")
    when = _when(properties.get("when", "always"), name)
    if kind == "attendance" and isinstance(when, str):
        raise BadOrder(f"zone {name}: a place to attend needs its hours in `when`")
    buffer = _number(properties, "buffer_m", 0, 0, 100_000)
    shape: Shape | None
    if kind == "proximity":
        shape, buffer = _protected(properties, geometry, places), _number(properties, "radius_m", None, 10, 1_000_000)
    else:
        shape = _shape(properties, geometry, kind, name, checked)
    minutes = _number(properties, "minutes", None, 1, 1440) if properties.get("minutes") is not None else None
    return Zone(name, kind, when, shape, buffer, int(_number(properties, "version", 1, 1, 2**31)), minutes)


def _when(when: Any, name: str) -> str | tuple[Hours, ...]:
    if when in ("always", "curfew"):
        return str(when)
    if not isinstance(when, list) or not when:
        raise BadOrder("a zone's `when` is neither always nor curfew nor a list of hours")
    return tuple(parse_hours(each, f"zone {name}") for each in when)


def _shape(properties: JsonObject, geometry: Any, kind: str, name: str, checked: bool) -> Shape:
    form, made = geometry.get("type") if isinstance(geometry, dict) else None, Outline if checked else area
    if kind == "route":
        if form not in ("LineString", "MultiLineString"):
            raise BadOrder(f"zone {name}: a route is a LineString with corridor_m")
        return made(geometry, _number(properties, "corridor_m", CORRIDOR_METRES, 10, 100_000))
    if form == "Point":
        latitude, longitude = _place(geometry)
        if not properties.get("radius_m"):
            raise BadOrder("a round zone needs a place and a radius_m")
        return Circle(latitude, longitude, _number(properties, "radius_m", None, 0.001, 1_000_000))
    if form in ("Polygon", "MultiPolygon"):
        return made(geometry)
    raise BadOrder("a zone is a Point with radius_m or a Polygon")


def _protected(properties: JsonObject, geometry: Any, places: Mapping[str, Place]) -> Shape | None:
    """The point to keep away from: the geometry in a user's own file, the protected place in a stored order."""
    if geometry is not None and properties.get("place"):
        raise BadOrder("a protected place is kept apart from the order: no geometry beside `place`")
    if geometry is not None:
        return Circle(*_place(geometry), 0.0)
    place = places.get(str(properties.get("place")))
    return Circle(*place, 0.0) if place else None


def _place(geometry: JsonObject) -> Place:
    pair = geometry.get("coordinates")
    if not isinstance(pair, list | tuple) or len(pair) < 2 or any(isinstance(each, bool | str) or each is None for each in pair[:2]):
        raise BadOrder("a round zone needs a place and a radius_m")
    longitude, latitude = float(pair[0]), float(pair[1])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise BadOrder("a place is no longitude and latitude")
    return latitude, longitude


def _number(raw: JsonObject, name: str, otherwise: float | None, least: float, most: float) -> float:
    value = raw.get(name, otherwise)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise BadOrder(f"{name} is not a number")
    try:
        number = float(value)
    except ValueError:
        raise BadOrder(f"{name} is not a number") from None
    if (number != 0 or least > 0) and not least <= number <= most:
        raise BadOrder(f"{name} is not between {least:g} and {most:g}")
    return number


def _list(raw: Any, name: str) -> list[Any]:
    found = (raw.get(name) if isinstance(raw, dict) else None) or []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise BadOrder(f"`{name}` is not a list of objects")
    return found


def _timezone(name: Any) -> ZoneInfo:
    try:
        return ZoneInfo(str(name))
    except (KeyError, ValueError, OSError):
        raise BadOrder(f"there is no time zone {str(name)[:40]!r}") from None
