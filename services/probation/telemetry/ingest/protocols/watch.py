"""Watches and tags of the 3G / SG / ZJ family: `[MF*id*(index*)LEN*TYPE,…]`. No checksum; makers count the length
differently, so the brackets bound a frame and a wrong length is only noted."""

import re
from datetime import UTC, datetime

from services.probation.telemetry.ingest.protocols.frames import Attributes, BadFrame, Frame, Position, place

LONGEST = 8192
HEAD = re.compile(rb"\[([A-Za-z0-9]{2})\*([0-9A-Za-z]{6,17})\*(?:([0-9A-Fa-f]{4})\*)?([0-9A-Fa-f]{4})\*(.*)\]", re.DOTALL)
ESCAPES = {1: b"}", 2: b"[", 3: b"]", 4: b",", 5: b"*"}
STATUS = {
    0: "low_battery",
    14: "power_cut",
    16: "sos",
    17: "low_battery",
    18: "geofence_exit",
    19: "geofence_enter",
    20: "strap_removed",
    21: "fall",
    22: "fall",
}
POSITIONS = ("UD", "AL", "WT", "CR", "TKQ2")
KMH = 1 / 3.6
NUMBER = re.compile(r"-?\d{1,6}(\.\d{0,10})?")
Fields = list[str]


def split(buffer: bytes) -> tuple[list[bytes], bytes]:
    """(whole frames, what is left). `]` inside a frame is escaped, so the next one ends it. Raises BadFrame when too long."""
    frames: list[bytes] = []
    while True:
        start = buffer.find(b"[")
        if start < 0:
            return frames, b""
        end = buffer.find(b"]", start)
        if end < 0:
            if len(buffer) - start > LONGEST:
                raise BadFrame("the frame is too long")
            return frames, buffer[start:]
        frames.append(buffer[start : end + 1])
        buffer = buffer[end + 1 :]


def decode(frame: bytes) -> Frame:
    """One message. Raises BadFrame."""
    found = HEAD.fullmatch(frame.strip())
    if found is None:
        raise BadFrame("not a message of this family")
    maker, device, index, length, body = found.groups()
    if len(body) > LONGEST:
        raise BadFrame("the frame is too long")
    fields = [_unescaped(field).decode("utf-8", "replace") for field in body.split(b",")]
    kind = fields[0]
    if not kind or not kind.isascii() or len(kind) > 24:
        raise BadFrame("the kind of message cannot be read")
    reply = _reply(maker, device, index, kind)
    name = device.decode()
    if kind.startswith(POSITIONS) and len(fields) >= 17:
        return _position(frame, kind, name, fields, reply)
    battery = float(fields[3]) if kind == "LK" and len(fields) >= 4 and NUMBER.fullmatch(fields[3].strip()) else None
    attributes = Attributes(battery, values=tuple(fields[1:8]), as_long_as_told=int(length, 16) == len(body))
    alarms = ("sos",) if kind == "AL" else ()
    return Frame("alarm" if kind.startswith("AL") else kind.lower(), name, (), alarms, reply, frame, attributes)


def _position(frame: bytes, kind: str, device: str, fields: Fields, reply: bytes) -> Frame:
    at = _time(fields[1], fields[2])
    latitude, longitude = _number(fields[4]), _number(fields[6])
    if latitude is None or longitude is None:
        raise BadFrame("the position cannot be read")
    # South is S; west is W; some leave the letter out, and then the sign of the number counts.
    where = place(-latitude if fields[5].strip() == "S" else latitude, -longitude if fields[7].strip() == "W" else longitude)
    valid = fields[3] == "A" and where != (0.0, 0.0)
    speed, battery, status = _number(fields[8]), _number(fields[13]), _status(fields[16])
    alarms = [name for bit, name in STATUS.items() if status >> bit & 1]
    kept = where if where != (0.0, 0.0) else (None, None)
    position = Position(at, kept[0], kept[1], valid, None if speed is None else speed * KMH, battery, "GPS")
    return Frame("alarm" if kind.startswith("AL") else "position", device, (position,), tuple(dict.fromkeys(alarms)), reply, frame)


def _reply(maker: bytes, device: bytes, index: bytes | None, kind: str) -> bytes:
    words = {"LK": "LK", "TKQ": "TKQ", "TKQ2": "TKQ2", "INIT": "INIT,1"}.get(kind, "AL" if kind.startswith("AL") else "")
    if not words:
        return b""
    head = b"[" + maker + b"*" + device + b"*" + (index + b"*" if index is not None else b"")
    return head + f"{len(words):04X}*{words}]".encode()


def _unescaped(field: bytes) -> bytes:
    return re.sub(rb"\}([\x01-\x05])", lambda found: ESCAPES[found.group(1)[0]], field)


def _status(text: str) -> int:
    if not re.fullmatch(r"[0-9A-Fa-f]{1,8}", text.strip()):
        raise BadFrame("the status cannot be read")
    return int(text, 16)


def _time(day: str, hour: str) -> float:
    try:
        return datetime.strptime(day + hour, "%d%m%y%H%M%S").replace(tzinfo=UTC).timestamp()
    except ValueError as wrong:
        raise BadFrame("the time cannot be read") from wrong


def _number(text: str) -> float | None:
    text = text.strip()
    if not text:
        return None
    if not NUMBER.fullmatch(text):
        raise BadFrame("a number cannot be read")
    return float(text)
