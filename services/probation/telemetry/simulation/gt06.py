"""GT06: the same frames that protocols/gt06.py reads."""

import struct
from datetime import UTC, datetime

from services.probation.telemetry.ingest.protocols.gt06 import crc
from services.probation.telemetry.simulation.trace import Report

LOGIN_REPLIES = 1
STATUS = {"strap_removed": 7 << 3, "sos": 4 << 3, "low_battery": 3 << 3}
ALARM = {"strap_removed": 0x18, "sos": 0x01, "low_battery": 0x0E}


def login(device: str) -> bytes:
    """The login with the IMEI."""
    return framed(0x01, bytes.fromhex(device.rjust(16, "0")), 1)


def heartbeat(number: int, battery: int = 5) -> bytes:
    """A status frame; it is answered."""
    return framed(0x13, bytes([0x44, battery, 4, 0, 2]), number)


def report(row: Report, number: int) -> tuple[bytes, int]:
    """(the frame, how many replies it asks for): an alarm is answered, a position is not."""
    at = datetime.fromtimestamp(row.fix_time, UTC)
    date = bytes([at.year - 2000, at.month, at.day, at.hour, at.minute, at.second])
    latitude, longitude = row.latitude or 0.0, row.longitude or 0.0
    flags = (0x1000 if row.latitude is not None else 0) | (0x0400 if latitude >= 0 else 0) | (0x0800 if longitude < 0 else 0)
    place = struct.pack(">BIIBH", 0xC9, round(abs(latitude) * 1_800_000), round(abs(longitude) * 1_800_000), 2, flags)
    told = next((flag for flag in STATUS if flag in row.flags), None)
    if told is None:
        return framed(0x12, date + place + bytes(8), number), 0
    level = min(6, round(row.battery * 6 / 100))
    return framed(0x16, date + place + b"\x09" + bytes(8) + bytes([STATUS[told], level, 4, ALARM[told], 2]), number), 1


def framed(kind: int, payload: bytes, number: int) -> bytes:
    """With length, serial number and checksum."""
    checked = bytes([len(payload) + 5, kind]) + payload + (number & 0xFFFF).to_bytes(2, "big")
    return b"\x78\x78" + checked + crc(checked).to_bytes(2, "big") + b"\r\n"
