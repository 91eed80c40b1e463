"""R16H ankle tags: ASCII over TCP, each message ends with `$`. The protocol has no checksum and asks for no reply."""

import re
from datetime import UTC, datetime

from services.probation.telemetry.ingest.protocols.frames import Attributes, BadFrame, Frame, Position, place

LONGEST = 4096
ALARMS = {"SOS": "sos", "LBT": "low_battery", "ULK": "strap_removed"}
KMH = 1 / 3.6
NUMBER = re.compile(r"-?\d{1,6}(\.\d{1,10})?")


def split(buffer: bytes) -> tuple[list[bytes], bytes]:
    """(whole frames, what is left). Raises BadFrame if a frame is too long."""
    *frames, rest = buffer.split(b"$")
    if len(rest) > LONGEST or any(len(frame) > LONGEST for frame in frames):
        raise BadFrame("the frame is too long")
    return [frame for frame in frames if frame.strip()], rest


def decode(frame: bytes) -> Frame:
    """One message. Raises BadFrame."""
    try:
        text = frame.decode("ascii").strip().rstrip("$").strip()
    except UnicodeDecodeError as wrong:
        raise BadFrame("not ASCII") from wrong
    parts = text.split(",")
    if not parts[0].startswith("@") or len(parts) < 2:
        raise BadFrame("not an R16H message")
    device = parts[1]
    if not (device.isascii() and device.isdigit() and 8 <= len(device) <= 17):
        raise BadFrame("the IMEI is not a number")
    kind = parts[0][1:]
    if kind == "LINK":
        return Frame("link", device, raw=frame)
    if kind not in ("GPSD", "LBSD") or len(parts) < 5:
        raise BadFrame(f"unknown message {kind[:8]!r}")
    if parts[2] not in ("R", "S"):
        raise BadFrame("neither a real-time nor a stored report")
    position, rest = (_gps if kind == "GPSD" else _cell)(parts)
    lock, alarm = [*rest, "", ""][:2]
    alarms = [ALARMS[word] for word in alarm.split("|") if word in ALARMS]
    unknown = [f"unknown_{word.lower()[:12]}" for word in alarm.split("|") if word and word not in ALARMS]
    if lock not in ("L", "R", ""):
        alarms.append(f"lock_{lock.lower()[:12]}")
    attributes = Attributes(stored=parts[2] == "S", locked=lock == "L" and "strap_removed" not in alarms)
    return Frame(
        "gps" if kind == "GPSD" else "cell", device, (position,), tuple(dict.fromkeys(alarms + unknown)), raw=frame, attributes=attributes
    )


def _gps(parts: list[str]) -> tuple[Position, list[str]]:
    if len(parts) < 13:
        raise BadFrame("the message is cut off")
    at = _time(parts[3], parts[4])
    latitude, longitude = _number(parts[5]), _number(parts[7])
    if parts[6] not in ("N", "S") or parts[8] not in ("E", "W") or latitude is None or longitude is None:
        raise BadFrame("the position cannot be read")
    where = place(-latitude if parts[6] == "S" else latitude, -longitude if parts[8] == "W" else longitude)
    speed = _number(parts[9])
    return Position(at, *where, True, None if speed is None else speed * KMH, _number(parts[12]), "GPS"), parts[13:]


def _cell(parts: list[str]) -> tuple[Position, list[str]]:
    if len(parts) < 9:
        raise BadFrame("the message is cut off")
    if not re.fullmatch(r"\d{1,3}-\d{1,3}-[0-9a-fA-F]+-[0-9a-fA-F]+(:-?\d+)?(\|.*)?", parts[5]):
        raise BadFrame("the cell cannot be read")
    return Position(_time(parts[3], parts[4]), battery=_number(parts[8]), mechanism="LBS"), parts[9:]


def _time(day: str, hour: str) -> float:
    try:
        return datetime.strptime(day + hour, "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()
    except ValueError as wrong:
        raise BadFrame("the time cannot be read") from wrong


def _number(text: str) -> float | None:
    if not text:
        return None
    if not NUMBER.fullmatch(text):
        raise BadFrame("a number cannot be read")
    return float(text)
