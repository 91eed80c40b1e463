"""Zones that were drawn or imported: which parts are stored, and what changed from one version of an order to the next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from services.probation.telemetry.orders.domain.timetable import BadOrder, parse_hours
from shared.values import JsonObject

Body = JsonObject
Feature = JsonObject
DRAWN = ("inclusion", "exclusion", "restriction", "area", "route", "attendance")
NUMBERS = ("radius_m", "buffer_m", "corridor_m", "minutes")
GEOMETRIES = frozenset({"Point", "Polygon", "MultiPolygon", "LineString", "MultiLineString"})
LONGEST = {"id": 60, "name": 80, "instruction": 1000}
MOST_ZONES, MOST_CORNERS, MOST_NUMBER = 100, 5000, 1e7
SHAPE = ("radius_m", "corridor_m")
HOURS = ("days", "start", "end", "dates", "except", "from", "until")
MOST_HOURS = 50
Problem = Literal["not_geojson", "no_shape", "too_many", "same_id", "kind", "hours"]


class BadZones(ValueError):
    """Zones that cannot be taken; `problem` is a code, `zone` the one it is about."""

    def __init__(self, problem: Problem, zone: str = "") -> None:
        super().__init__(problem)
        self.problem, self.zone = problem, zone


@dataclass(frozen=True)
class Change:
    """How one zone changed; `names` are the properties that differ, "shape" for its geometry."""

    what: Literal["added", "removed", "changed"]
    zone: str
    name: str
    kind: str
    names: tuple[str, ...] = ()


def features(body: Body | None) -> list[Feature]:
    """The zones of an order."""
    found: list[Feature] = ((body or {}).get("zones") or {}).get("features") or []
    return found


def taken(text: str, before: Body | None) -> list[Feature]:
    """The zones of a GeoJSON text, with the properties of an order's zones; protected places are not drawn: those of `before` stay.

    Raises BadZones.
    """
    try:
        raw = json.loads(text)
        given = raw["features"] if raw.get("type") == "FeatureCollection" else [raw]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise BadZones("not_geojson") from wrong
    if not isinstance(given, list) or len(given) > MOST_ZONES:
        raise BadZones("too_many" if isinstance(given, list) else "not_geojson")
    known = {feature["properties"]["id"]: feature["properties"].get("kind", "inclusion") for feature in features(before)}
    found: list[Feature] = []
    for number, each in enumerate(given, 1):
        if not (isinstance(each, dict) and _properties(each).get("kind") == "proximity"):
            found.append(_feature(each, number, known))
    found += [feature for feature in features(before) if feature["properties"].get("kind") == "proximity"]
    if not _storable(found):
        raise BadZones("not_geojson")
    names = [feature["properties"]["id"] for feature in found]
    if doubled := [name for name in names if names.count(name) > 1]:
        raise BadZones("same_id", doubled[0])
    return found


def changes(before: Body | None, after: Body | None) -> list[Change]:
    """The changes, in the order of the newer version, then the removed zones."""
    old = {feature["properties"]["id"]: feature for feature in features(before)}
    found = []
    for feature in features(after):
        name = feature["properties"]["id"]
        last = old.pop(name, None)
        if last is None:
            found.append(_change("added", feature))
        elif different := _different(last, feature):
            found.append(_change("changed", feature, different))
    return [*found, *(_change("removed", feature) for feature in old.values())]


def _change(what: Literal["added", "removed", "changed"], feature: Feature, names: tuple[str, ...] = ()) -> Change:
    properties = feature["properties"]
    return Change(what, properties["id"], str(properties.get("name") or ""), str(properties.get("kind", "inclusion")), names)


def _different(one: Feature, other: Feature) -> tuple[str, ...]:
    names = {*one["properties"], *other["properties"]} - {"version", *SHAPE}
    found = {name for name in names if one["properties"].get(name) != other["properties"].get(name)}
    shapes = [(feature.get("geometry"), [feature["properties"].get(name) for name in SHAPE]) for feature in (one, other)]
    return (*(["shape"] if shapes[0] != shapes[1] else []), *sorted(found))


def _feature(raw: Any, number: int, known: Mapping[str, str]) -> Feature:
    geometry = raw.get("geometry") if isinstance(raw, dict) else None
    properties = _properties(raw)
    name = str(properties.get("id") or f"zone-{number}")[: LONGEST["id"]]
    if (
        not isinstance(geometry, dict)
        or str(geometry.get("type")) not in GEOMETRIES
        or _corners(geometry.get("coordinates")) > MOST_CORNERS
    ):
        raise BadZones("no_shape", str(properties.get("name") or name)[:80])
    kept: JsonObject = {"id": name}
    for word in ("name", "instruction"):
        if isinstance(properties.get(word), str) and properties[word].strip():
            kept[word] = properties[word].strip()[: LONGEST[word]]
    kind = str(properties.get("kind") or "inclusion")
    if kind not in DRAWN and known.get(name) != kind:
        raise BadZones("kind", str(kept.get("name") or name))
    kept |= {"kind": kind, "when": _when(properties.get("when") or "always", kind, str(kept.get("name") or name))}
    for word in NUMBERS:
        if _number(properties.get(word)):
            kept[word] = properties[word]
    if geometry["type"] == "Point":
        kept.setdefault("radius_m", 100)
    return {"type": "Feature", "geometry": {"type": geometry["type"], "coordinates": geometry["coordinates"]}, "properties": kept}


def _when(when: Any, kind: str, zone: str) -> Any:
    """Always, the hours at home, or its own hours, which a place to attend must have."""
    if not isinstance(when, list):
        if kind == "attendance":
            raise BadZones("hours", zone)
        return when
    found = [{name: each[name] for name in HOURS if each.get(name) not in (None, "")} for each in when if isinstance(each, dict)]
    try:
        hours = [parse_hours(each, zone) for each in found]
    except (BadOrder, TypeError) as wrong:
        raise BadZones("hours", zone) from wrong
    if not 0 < len(found) == len(when) <= MOST_HOURS or any(each.start == each.end or not (each.days or each.dates) for each in hours):
        raise BadZones("hours", zone)
    return found


def _number(value: Any) -> bool:
    """A valid number of metres or degrees; not NaN."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < MOST_NUMBER


def _storable(found: list[Feature]) -> bool:
    """Whether the database can store it: no null character, no half of a surrogate pair, only numbers that JSON knows."""
    try:
        return b"\\u0000" not in json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        return False


def _properties(raw: Any) -> JsonObject:
    found = raw.get("properties") if isinstance(raw, dict) else None
    return found if isinstance(found, dict) else {}


def _corners(coordinates: Any) -> int:
    """How many corners; more than allowed if it is not a list of numbers."""
    if not isinstance(coordinates, list) or not coordinates:
        return MOST_CORNERS + 1
    if all(_number(each) for each in coordinates):
        return 1 if len(coordinates) in (2, 3) else MOST_CORNERS + 1
    return sum(_corners(each) for each in coordinates)
