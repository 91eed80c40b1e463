"""R16H: the same messages that protocols/r16h.py reads."""

from datetime import UTC, datetime

from services.probation.telemetry.simulation.trace import Report

LOGIN_REPLIES = 0


def login(device: str) -> bytes:
    """The link message that opens a connection."""
    return f"@LINK,{device}$".encode()


def report(row: Report, number: int) -> tuple[bytes, int]:
    """(the message, how many replies it asks for): a position, or the cell where there is none."""
    at = datetime.fromtimestamp(row.fix_time, UTC)
    flags = row.flags
    locked = "R" if "strap_removed" in flags else "L"
    alarm = "|".join(word for flag, word in (("strap_removed", "ULK"), ("sos", "SOS"), ("low_battery", "LBT")) if flag in flags)
    stored = "S" if number < 0 else "R"
    head = f"{row.device_id},{stored},{at:%Y%m%d},{at:%H%M%S}"
    battery = row.battery
    if row.latitude is None or row.longitude is None:
        return f"@LBSD,{head},401-1-1F2A-51C3:-71,,,{battery},{locked},{alarm}$".encode(), 0
    latitude, longitude = row.latitude, row.longitude
    sides = ("N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W")
    place = f"{abs(latitude):.6f},{sides[0]},{abs(longitude):.6f},{sides[1]}"
    return f"@GPSD,{head},{place},2,0,700,{battery},{locked},{alarm}$".encode(), 0
