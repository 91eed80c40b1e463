"""Zones in the reader's language: changes of a version, errors of a drawing, and the texts of the editor."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.probation.telemetry import words
from services.probation.telemetry.orders import words as order_presenters
from services.probation.telemetry.orders.domain.zone_changes import DRAWN, BadZones, Change, changes, features
from services.probation.telemetry.orders.queries import MonitoringOrder
from services.probation.telemetry.orders.timetable_words import weekdays
from shared.values import JsonObject
from shared.web.fields import NOT_A_DAY, NOT_A_TIME
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version of an order in the list of versions; `changes` in words."""

    version: int
    valid_from: datetime
    made_by_name: str
    reason: str
    changes: list[str]


def text(body: JsonObject | None) -> str:
    """The zones as GeoJSON for the form."""
    zones = order_presenters.visible_zones(body) or {"type": "FeatureCollection", "features": []}
    return json.dumps(zones, ensure_ascii=False, indent=1)


def versions(orders: Sequence[MonitoringOrder]) -> list[ShownVersion]:
    """Versions, the newest first, each with what it changed."""
    found = []
    for number, order in enumerate(orders):
        before = orders[number - 1].body if number else None
        said = [_change(each) for each in changes(before, order.body)]
        if number and _rest(before) != _rest(order.body):
            said.append(gettext("Hours, permissions or other terms changed"))
        found.append(ShownVersion(order.version, order.valid_from, order.made_by_name, order.reason, said))
    return list(reversed(found))


def problem(wrong: BadZones) -> str:
    """What is wrong with the zones, and which zone."""
    said = {
        "not_geojson": gettext("This is not GeoJSON: nothing was changed"),
        "no_shape": gettext("A zone has no shape that can be used"),
        "too_many": gettext("At most 100 zones fit into an order"),
        "same_id": gettext("Two zones have the same number"),
        "kind": gettext("A zone of this kind cannot be drawn here"),
        "hours": gettext("Hours need at least one day, a beginning and another time as their end; a required visit needs hours"),
    }[wrong.problem]
    return f"{said}: {wrong.zone}" if wrong.zone else said


def editor(body: JsonObject | None, compared: JsonObject | None, *, may_write: bool) -> JsonObject:
    """The texts that the map editor needs, for the body of the order in force and one to compare it with."""
    return {
        "mayWrite": may_write,
        "compared": order_presenters.visible_zones(compared),
        "kinds": {kind: words.zone_kind(kind) for kind in DRAWN},
        "drawn": list(DRAWN),
        "weekdays": [name for _, name in weekdays()],
        "names": {each["properties"]["id"]: words.rule(each["properties"]["id"]) for each in features(body)},
        "words": {
            "name": gettext("Name"),
            "kind": gettext("What it asks for"),
            "when": gettext("When"),
            "always": gettext("Always"),
            "curfew": gettext("During the hours at home"),
            "hours": gettext("At set hours"),
            "start": gettext("From what time"),
            "end": gettext("Until what time"),
            "from": gettext("First day, if any"),
            "until": gettext("Last day, if any"),
            "notATime": gettext(NOT_A_TIME),
            "notADay": gettext(NOT_A_DAY),
            "moreHours": gettext("More hours"),
            "lessHours": gettext("Take these hours out"),
            "minutes": gettext("Minutes to be there; without a number nearly all of the time"),
            "radius": gettext("Radius in metres"),
            "corridor": gettext("Metres to each side of the way"),
            "buffer": gettext("Metres around it that count as well"),
            "instruction": gettext("What to do when this zone raises an alert"),
            "centre": gettext("Middle: latitude, longitude"),
            "corners": gettext("Corners, one a line: latitude, longitude"),
            "complex": gettext("A shape of several parts: kept as it was imported"),
            "show": gettext("Show on the map"),
            "remove": gettext("Remove"),
            "removed": gettext("Removed. It stays in the earlier versions."),
            "zone": gettext("Zone"),
            "numbered": gettext("Zone %(number)s", number="{number}"),
            "handle": gettext("Corner: arrow keys move it, Delete removes it"),
            "middle": gettext("Middle: arrow keys move it"),
            "edge": gettext("Radius: arrow keys change it"),
            "insert": gettext("A new corner here"),
            "drawing": gettext(
                "Click each corner on the map. Enter or Finish ends, Escape cancels; without a click a shape in the middle of the map."
            ),
            "unreadable": gettext("These coordinates cannot be read: the shape stays as it was"),
            "imported": gettext("Zones taken in: {number}. Nothing is saved yet."),
            "notGeojson": gettext("This is not GeoJSON: nothing was changed"),
            "none": gettext("No zones yet."),
        },
    }


def _change(change: Change) -> str:
    name = change.name or words.rule(change.zone)
    if change.what == "added":
        return gettext("Added: %(zone)s (%(kind)s)", zone=name, kind=words.zone_kind(change.kind))
    if change.what == "removed":
        return gettext("Removed: %(zone)s", zone=name)
    return gettext("Changed: %(zone)s: %(what)s", zone=name, what=", ".join(map(_property, change.names)))


def _property(code: str) -> str:
    return {
        "shape": gettext("place or shape"),
        "name": gettext("name"),
        "kind": gettext("what it asks for"),
        "when": gettext("when it holds"),
        "buffer_m": gettext("metres around it"),
        "instruction": gettext("instruction"),
        "minutes": gettext("minutes of attendance"),
    }.get(code, code)


def _rest(body: JsonObject | None) -> JsonObject:
    return {name: value for name, value in (body or {}).items() if name not in ("zones", "version")}
