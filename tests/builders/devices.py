"""Bracelets: their names and the frames that they send."""

from services.probation.telemetry.ingest.protocols import gt06

DEVICE = "TEST-0001"
IMEI = "123456789012345"


def gt06_frame(kind: int, payload: bytes, serial: bytes = b"\x00\x01") -> bytes:
    """A frame of the protocol GT06 with a right checksum."""
    checked = bytes([len(payload) + 5, kind]) + payload + serial
    return b"\x78\x78" + checked + gt06.crc(checked).to_bytes(2, "big") + b"\r\n"
