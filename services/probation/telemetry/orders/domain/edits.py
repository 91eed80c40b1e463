"""The next version of an order from the one in force: one thing changes, everything else stays."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime

from shared.values import JsonObject

Body = JsonObject
Feature = JsonObject
Change = Callable[[Body | None], Body]
HOME = "home"
STAY = "stay-"
"""How the ids of zones begin that hold only while a permission does."""


class NoOrder(ValueError):
    """There is no order yet: the home zone comes first."""


class NotThere(ValueError):
    """The part to change is not in the order (any more)."""


def stay_zone(permission: str) -> str:
    """The id of the zone that holds while this permission does."""
    return f"{STAY}{permission}"


def with_home(before: Body | None, home: Feature, hours: JsonObject | None, timezone: str) -> Body:
    """Set the home zone and its usual hours, or no hours; exceptions, nights with their own hours and all other zones stay."""
    body: Body = deepcopy(before) if before is not None else {"zones": {"type": "FeatureCollection", "features": []}}
    body["timezone"] = timezone
    features: list[Feature] = body["zones"]["features"]
    old = next((feature for feature in features if feature["properties"]["id"] == HOME), None)
    if old is None:
        features.insert(0, deepcopy(dict(home)))
    else:
        kept = {name: value for name, value in old["properties"].items() if name in ("name", "instruction")}
        when = old["properties"].get("when", "curfew")
        old.update(geometry=home["geometry"], properties={**home["properties"], **kept, "when": when})
    curfew: list[Body] = body.get("curfew") or []
    usual: Body = next((each for each in curfew if _usual(each)), {})
    body["curfew"] = [each for each in curfew if not _usual(each)]
    if hours:
        kept = {"except": usual["except"]} if usual.get("except") else {}
        body["curfew"].insert(0, {**hours, **kept})
    return body


def with_first_night(before: Body | None, day: date | None, start: str = "", end: str = "") -> Body:
    """A first night with its own hours; None removes it."""
    body = copied(before)
    body.pop("first_night", None)
    if day is not None:
        body["first_night"] = {"date": day.isoformat(), "start": start, "end": end, "zone": HOME}
    return body


def with_exception(before: Body | None, day: date, *, free: bool = True) -> Body:
    """Set or remove the exception that the night beginning on `day` has no curfew."""
    body = copied(before)
    if not body.get("curfew"):
        raise NotThere
    for each in body["curfew"]:
        dates = set(each.get("except") or []) - {day.isoformat()} | ({day.isoformat()} if free else set())
        each.pop("except", None)
        if dates:
            each["except"] = sorted(dates)
    return body


def with_permission(before: Body | None, permission: JsonObject) -> Body:
    """A permission by date: `id`, `from`, `until` (local), `reason`, `zones` if it is not for all, and `but`, zones that stay."""
    body = copied(before)
    body["permissions"] = [*(body.get("permissions") or []), dict(permission)]
    return body


def without_permission(before: Body | None, name: str, now: datetime, *, cause: str | None = None) -> Body:
    """A permission ended `now` (local time), or removed if it had not begun, with the zone that held because of it.

    One that is over stays. `cause`: of one that stands in the order for another cause than that somebody permitted it.
    """
    body = copied(before)
    found = next((each for each in body.get("permissions") or [] if each.get("id") == name and each.get("cause") == cause), None)
    if found is None:
        raise NotThere
    body["zones"]["features"] = [each for each in body["zones"]["features"] if each["properties"]["id"] != stay_zone(name)]
    moment = now.replace(tzinfo=None).isoformat(timespec="seconds")
    if found["from"] >= moment:
        body["permissions"].remove(found)
    elif found["until"] > moment:
        found["until"] = moment
    return body


def with_permission_until(before: Body | None, name: str, until: str) -> Body:
    """A permission that ends at another moment (local time)."""
    body = copied(before)
    found = next((each for each in body.get("permissions") or [] if each.get("id") == name), None)
    if found is None:
        raise NotThere
    found["until"] = until
    return body


def with_visit(before: Body | None, feature: Feature) -> Body:
    """Add a place to attend, under the next free number."""
    body = copied(before)
    taken = [str(each["properties"]["id"]) for each in body["zones"]["features"]]
    number = next(number for number in range(1, len(taken) + 2) if f"visit-{number}" not in taken)
    body["zones"]["features"].append({**feature, "properties": {**feature["properties"], "id": f"visit-{number}"}})
    return body


def with_distance(before: Body | None, place: str, radius: float) -> Body:
    """Add a distance to keep from the protected place with the number `place`."""
    body = copied(before)
    taken = [str(each["properties"]["id"]) for each in body["zones"]["features"]]
    number = next(number for number in range(1, len(taken) + 2) if f"distance-{number}" not in taken)
    properties = {"id": f"distance-{number}", "kind": "proximity", "when": "always", "radius_m": radius, "place": place}
    body["zones"]["features"].append({"type": "Feature", "geometry": None, "properties": properties})
    return body


def with_hours(before: Body | None, zone: str, when: str | list[JsonObject]) -> Body:
    """Set the hours of a zone."""
    body = copied(before)
    _feature(body, zone)["properties"]["when"] = when
    return body


def without_zone(before: Body | None, zone: str, *, kind: str) -> Body:
    """Remove a visit or a distance, also from permissions that named it. Raises NotThere for another kind of zone."""
    body = copied(before)
    feature = _feature(body, zone)
    if feature["properties"].get("kind") != kind:
        raise NotThere
    body["zones"]["features"].remove(feature)
    for each in list(body.get("permissions") or []):
        if zone in (each.get("zones") or []):
            each["zones"].remove(zone)
            if not each["zones"]:
                body["permissions"].remove(each)
    return body


def _usual(entry: JsonObject) -> bool:
    return entry.get("zone") in (None, HOME) and not entry.get("dates")


def copied(before: Body | None) -> Body:
    """The order to change. Raises NoOrder."""
    if before is None:
        raise NoOrder
    return deepcopy(before)


def _feature(body: Body, zone: str) -> Feature:
    for feature in body["zones"]["features"]:
        if feature["properties"]["id"] == zone:
            found: Feature = feature
            return found
    raise NotThere
