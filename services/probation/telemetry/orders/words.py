"""What an order's body asks for, in the reader's language and on the map."""

from collections.abc import Mapping
from typing import Any

from services.probation.settings import settings

Row = Mapping[str, Any]


def zone_of(alert: Row, body: Row | None) -> dict[str, str] | None:
    """Name, kind and instruction of the alert's zone, as the order's body has them."""
    features = body["zones"]["features"] if body and body.get("zones") else []
    for feature in features:
        properties = feature["properties"]
        if properties["id"] == alert["zone"]:
            return {
                "name": str(properties.get("name") or ""),
                "kind": str(properties.get("kind") or "inclusion"),
                "instruction": str(properties.get("instruction") or ""),
            }
    return None


def curfew_hours(body: Row | None) -> str:
    """The hours at home of an order, as on a clock."""
    return ", ".join(f"{each.get('start', '')} – {each.get('end', '')}" for each in (body.get("curfew") or [])) if body else ""


def tiles() -> dict[str, str]:
    """The map server of this installation, if it has one."""
    return {"url": settings().tiles_url or "", "by": settings().tiles_by}


def visible_zones(body: Row | None) -> dict[str, Any] | None:
    """The order's zones without those whose place must not be shown."""
    if body is None or not body.get("zones"):
        return None
    features = [
        {**each, "properties": {**each["properties"]}}
        for each in body["zones"]["features"]
        if each["properties"].get("kind") != "proximity"
    ]
    return {"type": "FeatureCollection", "features": features}
