"""A zone at another place for some time: put into an order beside the permission that lifts the others, and taken out again."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from services.probation.telemetry.orders.domain import edits
from services.probation.telemetry.orders.domain.edits import Body, Feature
from shared.values import JsonObject

Night = tuple[time, time]
ONE_DAY = timedelta(days=1)
WHOLE: tuple[Night, ...] = ((time.min, time(12)), (time(12), time.min))
"""A day in halves: hours whose end is their beginning are refused where zones are drawn."""


def hours_within(begin: datetime, end: datetime, night: Night | None) -> list[JsonObject]:
    """Hours of an order between two local moments: all the time, or the part of each night. Empty where none is left.

    A piece of a day has a date of its own where the period cuts it; the days between are one entry.
    """
    pieces = (night,) if night else WHOLE
    cut = {begin.date() - ONE_DAY, begin.date(), end.date() - ONE_DAY, end.date()}
    found: list[JsonObject] = []
    for day in sorted(cut):
        for start, stop in pieces:
            since = max(datetime.combine(day, start), begin)
            until = min(datetime.combine(day if stop > start else day + ONE_DAY, stop), end)
            if since < until:
                found.append({"dates": [since.date().isoformat()], "start": _clock(since.time()), "end": _clock(until.time())})
    first, last = begin.date() + ONE_DAY, end.date() - 2 * ONE_DAY
    if first <= last:
        whole = {"from": first.isoformat(), "until": last.isoformat()}
        found += [{**whole, "start": _clock(start), "end": _clock(stop)} for start, stop in pieces]
    return found


def round_place(permission: str, name: str, latitude: float, longitude: float, radius_m: int, hours: Sequence[JsonObject]) -> Feature:
    """The zone at the other place. It is no home: nights at home are kept there alone."""
    properties = {"id": edits.stay_zone(permission), "name": name[:80], "kind": "restriction", "when": list(hours), "radius_m": radius_m}
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [longitude, latitude]}, "properties": properties}


def with_stay(before: Body | None, permission: JsonObject, place: Feature) -> Body:
    """The permission, which lifts every zone but the one at the other place, and that zone. Zones of permissions that are over go."""
    body = edits.with_permission(before, {**permission, "but": [place["properties"]["id"]]})
    over = {edits.stay_zone(str(each.get("id"))) for each in body["permissions"] if each["until"] < permission["from"]}
    features: list[Feature] = body["zones"]["features"]
    body["zones"]["features"] = [*(each for each in features if each["properties"]["id"] not in over), place]
    return body


def with_stay_hours(before: Body | None, permission: str, hours: Sequence[JsonObject]) -> Body:
    """Other hours of the zone; without any it goes. Where it is not in the order any more, nothing changes."""
    body = edits.copied(before)
    for each in list(body["zones"]["features"]):
        if each["properties"]["id"] == edits.stay_zone(permission):
            if hours:
                each["properties"]["when"] = list(hours)
            else:
                body["zones"]["features"].remove(each)
    return body


def _clock(moment: time) -> str:
    return moment.isoformat(timespec="minutes")
