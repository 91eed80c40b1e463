"""Watch (3G, SG, ZJ): the same messages that protocols/watch.py reads."""

from datetime import UTC, datetime

from services.probation.telemetry.simulation.trace import Report

MAKER = "3G"
LOGIN_REPLIES = 1
STATUS = {"low_battery": 1 << 0, "sos": 1 << 16, "strap_removed": 1 << 20, "fall": 1 << 21}


def login(device: str) -> bytes:
    """The link message that opens a connection."""
    return _framed(device, "LK,0,0,90")


def report(row: Report, _number: int) -> tuple[bytes, int]:
    """(the message, how many replies it asks for): an alarm is answered, a position is not."""
    at = datetime.fromtimestamp(row.fix_time, UTC)
    status = sum(bit for flag, bit in STATUS.items() if flag in row.flags)
    valid = row.latitude is not None
    latitude, longitude = row.latitude or 0.0, row.longitude or 0.0
    sides = ("N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W")
    place = f"{'A' if valid else 'V'},{abs(latitude):.6f},{sides[0]},{abs(longitude):.6f},{sides[1]}"
    body = f"{'AL' if status else 'UD'},{at:%d%m%y},{at:%H%M%S},{place},2.0,0,700,9,80,{row.battery},0,0,{status:08X},0,0"
    return _framed(row.device_id, body), 1 if status else 0


def _framed(device: str, body: str) -> bytes:
    return f"[{MAKER}*{device}*{len(body):04X}*{body}]".encode()
