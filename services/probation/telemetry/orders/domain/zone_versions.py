"""Zones have versions of their own: a zone keeps its version until it changes, whatever else changes in the order."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from shared.values import JsonObject

Body = JsonObject


def plain(body: Body) -> Body:
    """The order without its zones' versions."""
    out = deepcopy(body)
    for feature in _features(out):
        feature["properties"].pop("version", None)
    return out


def numbered(body: Body, before: Body | None, highest: Mapping[str, int]) -> Body:
    """The order with a version for each zone: as `before` where nothing changed, otherwise the next after the `highest` of that id."""
    out = plain(body)
    known = {feature["properties"]["id"]: feature for feature in _features(before or {})}
    for feature in _features(out):
        name = feature["properties"]["id"]
        last = known.get(name)
        same = last is not None and plain({"zones": {"features": [last]}}) == {"zones": {"features": [feature]}}
        feature["properties"]["version"] = _version(last) if same else highest.get(name, 0) + 1
    return out


def _version(feature: Any) -> int:
    return int(feature["properties"].get("version", 1))


def _features(body: Body) -> list[Any]:
    features: list[Any] = (body.get("zones") or {}).get("features") or []
    return features
