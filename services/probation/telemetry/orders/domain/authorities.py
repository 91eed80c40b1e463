"""Whose each part of an order is: a permission of one authority never lifts what the other one requires. Pure.

`authorities` in an order's body names the authority of each part that is not probation's, and so does `authority` of a permission.
"""

from collections.abc import Collection
from copy import deepcopy

from services.probation.telemetry.orders.domain.edits import stay_zone
from services.probation.telemetry.orders.domain.grounds import CURFEW, grounds, parts
from services.probation.telemetry.orders.domain.timetable import BadOrder
from shared.values import JsonObject

Body = JsonObject
USUAL = "probation"


class OfOther(BadOrder):
    """A permission names nothing but zones of the other authority."""


def marked(body: Body, before: Body | None, authority: str) -> Body:
    """The order with whose its parts are: what is new, or rests on something else than before, belongs to `authority`; the rest stays."""
    known: JsonObject = (before or {}).get("authorities") or {}
    earlier = parts(before)
    fresh = {part for part in parts(body) if part not in earlier or _ground(body, part) != _ground(before, part)}
    owners = {part: authority if part in fresh else known.get(part, USUAL) for part in parts(body)}
    named = {part: owner for part, owner in owners.items() if owner != USUAL}
    rest = {name: value for name, value in body.items() if name != "authorities"}
    had = {each.get("id") for each in (before or {}).get("permissions") or []}
    if authority != USUAL and rest.get("permissions"):
        rest["permissions"] = [each if each.get("id") in had else {**each, "authority": authority} for each in rest["permissions"]]
    return {**rest, "authorities": named} if named else rest


def kept_apart(body: Body, before: Body | None, supervise: Collection[str]) -> Body:
    """The order in which each permission leaves alone what belongs to another authority that supervises the person now.

    A permission of `before` for nothing else goes: its zones became the other authority's. Raises OfOther for a new one.
    """
    body, had = deepcopy(body), {each.get("id") for each in (before or {}).get("permissions") or []}
    for each in list(body.get("permissions") or []):
        mine = each.get("authority", USUAL)
        others = {zone for owner in supervise if owner != mine for zone in zones_of(body, owner)}
        if each.get("zones"):
            each["zones"] = [zone for zone in each["zones"] if zone not in others]
            if not each["zones"] and each.get("id") in had:
                body["permissions"].remove(each)
            elif not each["zones"]:
                raise OfOther("a permission of one authority lifts a zone of the other")
            continue
        stay = [zone for zone in each.pop("but", None) or [] if zone == stay_zone(str(each.get("id")))]
        if but := [*stay, *sorted(others)]:
            each["but"] = but
    return body


def zones_of(body: Body, authority: str) -> set[str]:
    """The zones that an authority requires; hours at home are those of the homes in which they are kept."""
    owners: JsonObject = body.get("authorities") or {}
    mine = {part for part in parts(body) if owners.get(part, USUAL) == authority}
    return {zone for part in mine for zone in (_homes(body) if part == CURFEW else {part})}


def leaves_for_other(body: Body, permission: str) -> bool:
    """Whether something of the other authority goes on while this permission runs."""
    found: JsonObject = next((each for each in body.get("permissions") or [] if each.get("id") == permission), {})
    return any(zone != stay_zone(permission) for zone in found.get("but") or [])


def _homes(body: Body) -> set[str]:
    zones = [each["properties"] for each in (body.get("zones") or {}).get("features") or []]
    return {str(zone["id"]) for zone in zones if zone.get("kind", "inclusion") == "inclusion" and zone.get("when") == "curfew"}


def _ground(body: Body | None, part: str) -> object:
    """What a part rests on, whatever the version of the duty."""
    found = grounds(body).get(part, {})
    return found.get("condition") or found.get("decision")
