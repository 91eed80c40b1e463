"""Protected addresses: the coordinator and the organisation itself see them; everybody else learns that there is one, and calls."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from services.reintegration.directory.changes.rows import Change
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.provider_directory.part_queries import ListedLocation
from shared.access.permissions import may
from shared.actors import Actor
from shared.values import Details, JsonObject

WHERE = ("addresses", "latitude", "longitude", "transportation", "kato", "name")
"""What of a place says where it is."""


def sees_address(by: Actor) -> bool:
    """Of a provider's staff only what is their own is asked for: `seen_organisation` is before this."""
    return may(by, DirectoryPermission.WRITE) or may(by, DirectoryPermission.OWN)


def entry_for(by: Actor, entry: JsonObject) -> JsonObject:
    """The entry as this reader may see it."""
    return entry if sees_address(by) or not entry.get("protected") else _without(entry)


def places_for(by: Actor, places: Sequence[ListedLocation]) -> list[ListedLocation]:
    """The places as this reader may see them."""
    hidden: Mapping[str, str] = {}
    return [
        replace(each, name=hidden, address_1=None, city=None, latitude=None, longitude=None)
        if each.protected and not sees_address(by)
        else each
        for each in places
    ]


def change_for(by: Actor, change: Change) -> Change:
    """A change as this reader may see it."""
    told = not (change.before.get("protected") or change.after.get("protected"))
    if told or sees_address(by) or change.entity != "location":
        return change
    return replace(change, before=_without(change.before), after=_without(change.after))


def _without(entry: Details) -> JsonObject:
    return {name: value for name, value in entry.items() if name not in WHERE}
