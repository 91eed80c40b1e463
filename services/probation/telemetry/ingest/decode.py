"""`oralu decode`: one JSON line for each line, whatever it contains."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson

from services.probation.telemetry.ingest.protocols.frames import BadFrame, Frame
from services.probation.telemetry.ingest.tcp import frames as tcp_frames
from services.probation.telemetry.positions.iso import iso
from shared.values import JsonObject

PROTOCOLS = tcp_frames.DECODERS
HEX = re.compile(rb"[0-9A-Fa-f]+")
Decode = Callable[[bytes], Frame]


def decode_file(protocol: str, file: Path) -> Iterator[JsonObject]:
    """A result for each line of `file`."""
    for line in file.read_bytes().splitlines():
        yield decode_line(protocol, line)


def decode_line(protocol: str, line: bytes) -> JsonObject:
    """What one frame (hex or text) says: `ok, kind, device, fixes, alarms, reply`, or `ok` false and `error`. Never raises."""
    found: JsonObject = {"ok": False, "kind": None, "device": None, "fixes": [], "alarms": [], "reply": None}
    decode: Decode = PROTOCOLS[protocol].decode
    try:
        frame = decode(_bytes(protocol, line))
    except (BadFrame, ValueError, IndexError, KeyError, OverflowError, ArithmeticError) as wrong:
        return found | {"error": str(wrong) if isinstance(wrong, BadFrame) else "cannot be read"}
    return found | {
        "ok": True,
        "kind": frame.kind,
        "device": frame.device,
        "fixes": [position.described() for position in frame.fixes],
        "alarms": list(frame.alarms),
        "reply": frame.reply.hex() or None,
    }


def printed(result: JsonObject) -> str:
    """One line of JSON; times in ISO 8601."""
    fixes = [fix | {"fix_time": iso(fix["fix_time"])} for fix in result["fixes"]]
    return orjson.dumps(result | {"fixes": fixes}).decode()


def _bytes(protocol: str, line: bytes) -> bytes:
    """Bytes from hex or text: a text frame of these protocols begins with @ or [."""
    packed = b"".join(line.split())
    if packed and len(packed) % 2 == 0 and HEX.fullmatch(packed):
        return bytes.fromhex(packed.decode())
    if protocol == "gt06":
        raise BadFrame("not hexadecimal")
    return line.strip()
