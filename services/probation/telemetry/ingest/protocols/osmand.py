"""OsmAnd and Traccar's client: one report a request, as a query string or JSON."""

from collections.abc import Mapping
from typing import Any

import orjson

from services.probation.telemetry.ingest.actions import Report
from services.probation.telemetry.ingest.signature import Refused, report
from shared.values import JsonObject

KNOTS = 0.514444


def osmand(values: JsonObject, raw: bytes) -> Report:
    """One report as OsmAnd and Traccar's clients send it: a query, or JSON with `location`. Raises Refused."""
    location = values.get("location")
    if isinstance(location, Mapping):
        coordinates, battery = location.get("coords") or {}, location.get("battery") or {}
        if not isinstance(coordinates, Mapping):
            raise Refused(400, "location.coords is not an object.")
        level = battery.get("level") if isinstance(battery, Mapping) else None
        row = {
            **{name: coordinates.get(name) for name in ("latitude", "longitude")},
            "device_id": values.get("device_id"),
            "fix_time": location.get("timestamp"),
            "accuracy_m": coordinates.get("accuracy"),
            "speed_mps": coordinates.get("speed"),
            "battery": level * 100 if isinstance(level, int | float) and level >= 0 else None,
            "flags": ["charging"] if isinstance(battery, Mapping) and battery.get("is_charging") else [],
        }
    else:
        valid, charge = str(values.get("valid", "true")).lower(), str(values.get("charge", "")).lower()
        row = {
            "device_id": values.get("id", values.get("deviceid")),
            "fix_time": values.get("timestamp"),
            "latitude": values.get("lat"),
            "longitude": values.get("lon"),
            "accuracy_m": values.get("accuracy"),
            "speed_mps": _knots(values.get("speed")),
            "battery": values.get("batt"),
            "flags": ["invalid"] * (valid in ("false", "0")) + ["charging"] * (charge in ("true", "1")),
        }
    found = report(row)
    if found.fix is None:
        raise Refused(400, f"The position cannot be read: {found.reason}.")
    return Report(found.device, found.fix, raw)


def osmand_values(raw: bytes) -> JsonObject:
    """OsmAnd's JSON. Raises Refused."""
    try:
        values = orjson.loads(raw)
    except orjson.JSONDecodeError as wrong:
        raise Refused(400, "The body is not JSON.") from wrong
    if not isinstance(values, dict):
        raise Refused(400, "The body is not an object.")
    return values


def _knots(speed: Any) -> float | None:
    try:
        return float(speed) * KNOTS
    except (TypeError, ValueError):
        return None
