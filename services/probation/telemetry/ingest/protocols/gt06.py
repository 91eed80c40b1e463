"""GT06 (Concox and many similar devices): binary frames `7878` or `7979`, CRC-16/X.25 from the length through the serial number."""

import re
import struct
from collections.abc import Callable
from datetime import UTC, datetime

from services.probation.telemetry.ingest.protocols.frames import Attributes, BadFrame, Frame, Position, place

LONGEST = 4096
GPS_KINDS = frozenset({0x10, 0x11, 0x12, 0x16, 0x22, 0x26, 0x27, 0x2D, 0x2E, 0x31, 0x32, 0x37, 0x38, 0xA0, 0xA4})
CELL_KINDS = frozenset({0x17, 0x18, 0x19, 0x24, 0x28, 0x2C, 0x3B, 0x41, 0x69, 0xA1, 0xA2})
ALARM_KINDS = frozenset({0x16, 0x26, 0x27, 0x95, 0xA3, 0xA4, 0xA5, 0x19, 0x18})
STATUS_KINDS = frozenset({0x13, 0x23, 0x36, 0x0A})
STATUS_ALARMS = {1: "vibration", 2: "power_cut", 3: "low_battery", 4: "sos", 6: "geofence", 7: "strap_removed"}
ALARMS = {
    0x01: "sos",
    0x02: "power_cut",
    0x03: "vibration",
    0x04: "geofence_enter",
    0x05: "geofence_exit",
    0x06: "overspeed",
    0x09: "vibration",
    0x0C: "tamper",
    0x0E: "low_battery",
    0x0F: "low_battery",
    0x11: "power_off",
    0x13: "tamper",
    0x14: "door",
    0x18: "strap_removed",
    0x19: "low_battery",
    0x1B: "fall",
    0x20: "sos",
    0x23: "fall",
    0x25: "tamper",
    0x28: "braking",
    0x29: "acceleration",
    0x2A: "cornering",
    0x2B: "cornering",
    0x2C: "accident",
    0x30: "jamming",
    0x32: "tamper",
    0x4D: "tamper",
    0x4E: "tamper",
    0x90: "acceleration",
    0x91: "braking",
    0x92: "cornering",
    0x93: "cornering",
}
REPLIED = frozenset({0x01, 0x13, 0x23, 0x36, 0x16, 0x26, 0x27, 0x95, 0xA3, 0xA4, 0xA5})
KMH = 1 / 3.6
TEXT = re.compile(
    rb"Lat:([NS])(\d{1,2}\.\d{1,8}),Lon:([EW])(\d{1,3}\.\d{1,8}),Course:[\d.]{1,8},"
    rb"Speed:(\d{1,4}(?:\.\d{1,6})?),DateTime:([\d-]{10} +[\d:]{8})"
)


def crc(data: bytes) -> int:
    """CRC-16/X.25: polynomial 0x1021 reflected, all ones first and last."""
    value = 0xFFFF
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value >> 1) ^ 0x8408 if value & 1 else value >> 1
    return value ^ 0xFFFF


def split(buffer: bytes) -> tuple[list[bytes], bytes]:
    """(whole frames, what is left). Bytes between frames are skipped. Raises BadFrame if a frame is too long."""
    frames = []
    while len(buffer) >= 4:
        size = _size(buffer)
        if size is None:
            starts = [at for at in (buffer.find(b"\x78\x78", 1), buffer.find(b"\x79\x79", 1)) if at > 0]
            buffer = buffer[min(starts) :] if starts else buffer[-1:]
            continue
        if size > LONGEST:
            raise BadFrame("the frame is too long")
        if len(buffer) < size:
            break
        frames.append(buffer[:size])
        buffer = buffer[size:]
    return frames, buffer


def decode(frame: bytes) -> Frame:
    """Decode one frame. Raises BadFrame, also for a wrong checksum."""
    size = _size(frame)
    if size is None:
        raise BadFrame("not a GT06 frame")
    if len(frame) < size or size < 10:
        raise BadFrame("the frame is cut off")
    if frame[size - 2 : size] != b"\r\n":
        raise BadFrame("the frame does not end as it says")
    wide = frame[:2] == b"\x79\x79"
    head = 4 if wide else 3
    checked, told = frame[2 : size - 4], int.from_bytes(frame[size - 4 : size - 2], "big")
    if crc(checked) != told:
        raise BadFrame("the checksum is wrong")
    kind, payload, serial = frame[head], frame[head + 1 : size - 6], frame[size - 6 : size - 4]
    reply = _reply(kind, serial) if kind in REPLIED else b""
    if kind == 0x01:
        return _login(payload, reply, frame)
    if kind == 0x94 or wide:
        return _long(kind, payload, reply, frame)
    if kind in STATUS_KINDS:
        return _status(payload, reply, frame)
    if kind in GPS_KINDS and len(payload) >= 18:
        return _gps(kind, payload, reply, frame)
    alarms = _alarm(_alarm_byte(kind, payload)) if kind in ALARM_KINDS else ()
    if kind in CELL_KINDS and (moment := _cell_time(payload)) is not None:
        return Frame("cell", None, (Position(moment, mechanism="LBS"),), alarms, reply, frame, Attributes(payload=payload.hex()))
    return Frame(f"0x{kind:02x}", None, (), alarms, reply, frame, Attributes(payload=payload.hex()))


def _size(buffer: bytes) -> int | None:
    if buffer[:2] == b"\x78\x78" and len(buffer) >= 3:
        return buffer[2] + 5
    if buffer[:2] == b"\x79\x79" and len(buffer) >= 4:
        return int.from_bytes(buffer[2:4], "big") + 6
    return None


def _login(payload: bytes, reply: bytes, frame: bytes) -> Frame:
    if len(payload) < 8:
        raise BadFrame("the login is cut off")
    imei = payload[:8].hex()[1:]
    if not imei.isdigit():
        raise BadFrame("the IMEI is not a number")
    return Frame("login", imei, (), (), reply, frame)


def _gps(kind: int, payload: bytes, reply: bytes, frame: bytes) -> Frame:
    device, payload = _own_imei(payload)
    at = _time(payload)
    satellites, latitude, longitude, speed, flags = struct.unpack_from(">BIIBH", payload, 6)
    north, east = latitude / 1_800_000, longitude / 1_800_000
    where = place(north if flags & 0x0400 else -north, -east if flags & 0x0800 else east)
    somewhere = where != (0.0, 0.0)
    valid = bool(flags & 0x1000) and somewhere
    rest, battery, charging = payload[18:], None, False
    alarms: tuple[str, ...] = ()
    if kind in (0x16, 0x26, 0x27) and len(rest) >= 5:
        tail = rest[rest[0] :] if 0 < rest[0] < len(rest) else rest[9:]
        alarms, battery, charging = _state(tail[:2])
    if kind in ALARM_KINDS:
        alarms = tuple(dict.fromkeys(alarms + _alarm(_alarm_byte(kind, payload))))
    position = Position(at, where[0] if somewhere else None, where[1] if somewhere else None, valid, speed * KMH, battery, "GPS")
    attributes = Attributes(charging=charging, satellites=satellites & 0x0F)
    return Frame("alarm" if kind in ALARM_KINDS else "position", device, (position,), alarms, reply, frame, attributes)


def _own_imei(payload: bytes) -> tuple[str | None, bytes]:
    """Some makers put the IMEI before the date: a number that begins with 0 and is not a date."""
    imei = payload[:8].hex()
    if len(payload) >= 26 and imei.isdigit() and imei[0] == "0" and not (1 <= payload[1] <= 12 and 1 <= payload[2] <= 31):
        return imei[1:], payload[8:]
    return None, payload


def _cell_time(payload: bytes) -> float | None:
    try:
        return _time(payload)
    except (BadFrame, ValueError):
        return None


def _alarm_byte(kind: int, payload: bytes) -> bytes:
    """Where this kind of frame has the alarm: before the language, one byte earlier, or after the date."""
    if kind == 0x95:
        return payload[6:7] if len(payload) < 18 else payload[18:19]
    return payload[-3:-2] if kind == 0xA4 else payload[-2:-1]


def _status(payload: bytes, reply: bytes, frame: bytes) -> Frame:
    alarms, battery, charging = _state(payload)
    return Frame("status", None, (), alarms, reply, frame, Attributes(battery, charging))


def _state(tail: bytes) -> tuple[tuple[str, ...], float | None, bool]:
    """(alarms, battery in per cent, charging) from: status byte, battery level 0-6, signal 0-4, alarm, language."""
    if not tail:
        return (), None, False
    alarms = []
    if number := tail[0] >> 3 & 0b111:
        alarms.append(STATUS_ALARMS.get(number, f"status_{number}"))
    battery = round(tail[1] * 100 / 6, 1) if len(tail) > 1 and tail[1] <= 6 else None
    alarms += _alarm(tail[3:4])
    return tuple(dict.fromkeys(alarms)), battery, bool(tail[0] & 0b100)


def _alarm(code: bytes) -> tuple[str, ...]:
    if not code or code[0] == 0:
        return ()
    return (ALARMS.get(code[0], f"alarm_{code[0]:02x}"),)


def _long(kind: int, payload: bytes, reply: bytes, frame: bytes) -> Frame:
    readers: dict[int, Callable[[bytes], tuple[Position, tuple[str, ...]] | None]] = {0x70: _modules, 0x21: _text}
    found = readers[kind](payload) if kind in readers else None
    name = {0x94: "information", 0x70: "modules"}.get(kind, f"0x{kind:02x}")
    position, alarms = found or (None, ())
    return Frame(name, None, (position,) if position else (), alarms, reply, frame, Attributes(payload=payload.hex()))


def _modules(payload: bytes) -> tuple[Position, tuple[str, ...]] | None:
    """Modules of two bytes type, two bytes length: 0x02 alarm, 0x33 GPS, 0x18 battery voltage."""
    position, alarms, at = None, [], 0
    while at + 4 <= len(payload):
        kind, size = struct.unpack_from(">HH", payload, at)
        part = payload[at + 4 : at + 4 + size]
        if kind == 0x02 and part:
            alarms += [
                name
                for bit, name in {0: "sos", 1: "low_battery", 2: "vibration", 5: "strap_removed", 6: "tamper"}.items()
                if _bits(part) >> bit & 1
            ]
        if kind == 0x33 and len(part) >= 18:
            moment, _, _height, latitude, longitude, speed, flags = struct.unpack_from(">IBHIIBH", part)
            north, east = latitude / 1_800_000, longitude / 1_800_000
            where = place(north if flags & 0x0400 else -north, -east if flags & 0x0800 else east)
            position = Position(float(moment), *where, bool(flags & 0x1000) and where != (0.0, 0.0), speed * KMH, None, "GPS")
        at += 4 + size
    return (position, tuple(alarms)) if position else None


def _text(payload: bytes) -> tuple[Position, tuple[str, ...]] | None:
    """A position in words."""
    found = TEXT.search(payload)
    if found is None:
        return None
    north, latitude, east, longitude, speed, moment = (part.decode() for part in found.groups())
    try:
        at = datetime.strptime(" ".join(moment.split()), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC).timestamp()
    except ValueError as wrong:
        raise BadFrame("the time cannot be read") from wrong
    where = place(float(latitude) * (-1 if north == "S" else 1), float(longitude) * (-1 if east == "W" else 1))
    return Position(at, *where, True, float(speed) * KMH, None, "GPS"), ()


def _bits(part: bytes) -> int:
    return int.from_bytes(part, "big")


def _reply(kind: int, serial: bytes) -> bytes:
    checked = bytes([5, kind]) + serial
    return b"\x78\x78" + checked + crc(checked).to_bytes(2, "big") + b"\r\n"


def _time(payload: bytes) -> float:
    year, month, day, hour, minute, second = payload[:6]
    try:
        return datetime(2000 + year, month, day, hour, minute, second, tzinfo=UTC).timestamp()
    except ValueError as wrong:
        raise BadFrame("the time cannot be read") from wrong
