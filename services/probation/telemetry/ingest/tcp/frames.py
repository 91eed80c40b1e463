"""Frames of the TCP protocols as reports: pure."""

import hashlib
from types import ModuleType

from services.probation.telemetry.ingest.actions import Report
from services.probation.telemetry.ingest.protocols import gt06, r16h, watch
from services.probation.telemetry.ingest.protocols.frames import Frame

DECODERS: dict[str, ModuleType] = {"r16h": r16h, "watch": watch, "gt06": gt06}


def reports(protocol: str, raw: bytes, device: str, received_at: float) -> tuple[Frame, list[Report]]:
    """The frame, and its reports; `device` is the connection's, if the frame names none. Raises BadFrame, ValueError, IndexError or
    OverflowError for one that cannot be read."""
    frame: Frame = DECODERS[protocol].decode(raw)
    fixes = frame.as_fixes(received_at, _sequence(raw, frame))
    return frame, [Report(frame.device or device, fix, raw) for fix in fixes]


def _sequence(raw: bytes, frame: Frame) -> int:
    """Distinguishes reports of the same second: a number from the frame's content, independent of reads, alarms after plain reports.

    The same frame sent again has the same number; an alarm that repeats the last position's time has a different one. 45 bits at most.
    """
    return (bool(frame.alarms) << 44) | (int.from_bytes(hashlib.blake2b(raw, digest_size=5).digest()) << 4)
