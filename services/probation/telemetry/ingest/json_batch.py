"""Positions in a body of JSON or NDJSON. A decoder in C reads bodies in the strict format; all others are read field by field.

The stored frame of each is what was sent, byte for byte.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec
import orjson

from services.probation.telemetry.ingest import signature
from services.probation.telemetry.ingest.actions import Report
from services.probation.telemetry.positions.domain import fix as fixes
from services.probation.telemetry.positions.domain.fix import Fix

OTHER_DEVICE = "names another device than its topic"
Degrees90 = Annotated[float, msgspec.Meta(ge=-90, le=90)]
Degrees180 = Annotated[float, msgspec.Meta(ge=-180, le=180)]


class Batch(msgspec.Struct):
    """The body."""

    positions: list[msgspec.Raw]


class StrictPosition(msgspec.Struct):
    """A position in the strict format: numbers as numbers, within the limits of `fixes.parse`."""

    device_id: Annotated[str, msgspec.Meta(min_length=1)]
    fix_time: Annotated[float, msgspec.Meta(ge=-fixes.LAST_SECOND, le=fixes.LAST_SECOND)]
    latitude: Degrees90
    longitude: Degrees180
    accuracy_m: Annotated[float, msgspec.Meta(ge=0, le=fixes.MOST["accuracy_m"])]
    mechanism: Literal["GPS", "WIFI", "LBS", "RF"]
    speed_mps: Annotated[float, msgspec.Meta(ge=-fixes.MOST["speed_mps"], le=fixes.MOST["speed_mps"])] = -1.0
    battery: Annotated[float, msgspec.Meta(ge=-fixes.MOST["battery"], le=fixes.MOST["battery"])] = -1.0
    sequence: Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)] = 0
    flags: Annotated[list[str], msgspec.Meta(max_length=0)] = []  # an alarm is read word by word


BATCH, LIST, PLAIN = msgspec.json.Decoder(Batch), msgspec.json.Decoder(list[msgspec.Raw]), msgspec.json.Decoder(StrictPosition)


def reports(body: bytes, headers: Mapping[str, str]) -> list[Report]:
    """The reports in a body. A report that cannot be read is one with a reason; a body that cannot be read raises signature.Refused."""
    plain = signature.unpacked(body, headers)
    try:
        frames = _frames(plain, headers)
    except msgspec.DecodeError:
        return [signature.report(row) for row in signature.rows(plain, headers)]
    if len(frames) > signature.MOST_REPORTS:
        raise signature.TOO_MANY
    return [report(bytes(frame)) for frame in frames]


def message_reports(payload: bytes, device: str) -> list[Report]:
    """The reports in a message of this device: one object, a list, an object with "positions", or NDJSON. Raises signature.Refused."""
    plain = signature.unpacked(payload, {}).strip()
    if plain[:1] == b"{" and b'"positions"' not in plain and b"\n{" not in plain:
        return [report(plain, device)]
    headers = {"content-type": "application/x-ndjson" if b"\n{" in plain else ""}
    try:
        frames = _frames(plain, headers)
    except msgspec.DecodeError:
        frames = [orjson.dumps(row) for row in signature.rows(plain, headers)]
    if len(frames) > signature.MOST_REPORTS:
        raise signature.TOO_MANY
    return [report(bytes(frame), device) for frame in frames]


def _frames(plain: bytes, headers: Mapping[str, str]) -> Sequence[bytes]:
    if "ndjson" in headers.get("content-type", ""):
        return [line for line in plain.splitlines() if line.strip()]
    return LIST.decode(plain) if plain.lstrip()[:1] == b"[" else BATCH.decode(plain).positions


def report(frame: bytes, device: str | None = None) -> Report:
    """One position in JSON; if it cannot be read, with the reason. `device`: it is about this one, and may name it or not."""
    try:
        row = PLAIN.decode(frame)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _parse_lenient(frame, device)
    if device is not None and row.device_id != device:
        return Report(device, None, frame, OTHER_DEVICE)
    place = row.latitude, row.longitude, row.accuracy_m
    fix = Fix(row.fix_time, row.sequence, row.mechanism, *place, row.speed_mps, row.battery)
    return Report(row.device_id, fix, frame)


def _parse_lenient(frame: bytes, device: str | None) -> Report:
    try:
        row = orjson.loads(frame)
    except orjson.JSONDecodeError:
        return Report(device or "", None, frame, "not JSON")
    if device is not None and isinstance(row, dict):
        if str(row.get("device_id", device)) != device:
            return Report(device, None, frame, OTHER_DEVICE)
        row = {**row, "device_id": device}
    found = signature.report(row)
    return found._replace(raw=frame, device=found.device or device or "")
