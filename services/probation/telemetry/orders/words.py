"""An order's content, in the reader's language and on the map."""

from dataclasses import dataclass

from services.probation.settings import settings
from shared.values import JsonObject


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """A zone in an order's body; empty where nothing is given."""

    name: str
    kind: str
    instruction: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """A map server's address, and the attribution for its maps."""

    url: str
    by: str


def zone_of(zone: str | None, body: JsonObject | None) -> ZoneWords | None:
    """Name, kind and instruction of a zone, as the order's body has them."""
    features = body["zones"]["features"] if body and body.get("zones") else []
    for feature in features:
        properties = feature["properties"]
        if properties["id"] == zone:
            return ZoneWords(
                name=str(properties.get("name") or ""),
                kind=str(properties.get("kind") or "inclusion"),
                instruction=str(properties.get("instruction") or ""),
            )
    return None


def curfew_hours(body: JsonObject | None) -> str:
    """The hours at home of an order, as on a clock."""
    return ", ".join(f"{each.get('start', '')} – {each.get('end', '')}" for each in (body.get("curfew") or [])) if body else ""


def tiles() -> Tiles:
    """The map server of this installation, if it has one."""
    return Tiles(settings().tiles_url or "", settings().tiles_by)


def visible_zones(body: JsonObject | None) -> JsonObject | None:
    """The order's zones without those whose place must not be shown."""
    if body is None or not body.get("zones"):
        return None
    features = [
        {**each, "properties": {**each["properties"]}}
        for each in body["zones"]["features"]
        if each["properties"].get("kind") != "proximity"
    ]
    return {"type": "FeatureCollection", "features": features}
