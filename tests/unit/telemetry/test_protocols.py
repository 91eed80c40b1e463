"""Decoders: real frames if the shared data are available, known frames always, and no input crashes them."""

import json
import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.telemetry.ingest.decode import PROTOCOLS, decode_line, printed
from services.probation.telemetry.ingest.protocols import gt06, r16h, watch
from services.probation.telemetry.ingest.protocols.frames import BadFrame
from tests.builders.devices import gt06_frame

FRAMES = Path(os.environ.get("ORALU_TEST_DATA", Path(__file__).resolve().parents[4] / "shared" / "data")) / "telemetry" / "frames"


def test_an_unlocked_strap_is_told() -> None:
    line = b"@GPSD,356823031235028,R,20260520,000133,01.34587,N,103.71993,E,36,111,36,72,L,ULK$"
    found = decode_line("r16h", line)
    assert (found["ok"], found["device"], found["alarms"]) == (True, "356823031235028", ["strap_removed"])
    assert found["fixes"][0]["speed_mps"] == pytest.approx(10)
    assert found["fixes"][0]["battery"] == 72


def test_all_status_bits_of_a_watch_are_told() -> None:
    body = b"AL,120117,145602,A,40.058413,N,76.336618,W,11.519,188,99,00,01,80,0,50,00110001,0"
    found = decode_line("watch", b"[SG*9051004074*%04X*%s]" % (len(body), body))
    assert found["alarms"] == ["low_battery", "sos", "strap_removed"]
    assert found["fixes"][0]["longitude"] == pytest.approx(-76.336618)
    assert bytes.fromhex(found["reply"]) == b"[SG*9051004074*0002*AL]"


def test_escaped_bytes_of_a_watch_are_read() -> None:
    assert watch.decode(b"[3G*8800000015*0006*PING,}\x04]").attributes.values == (",",)


def test_a_gt06_login_is_answered_with_its_serial_number() -> None:
    frame = bytes.fromhex("78780D01012345678901234500018CDD0D0A")
    login = gt06.decode(frame)
    assert (login.kind, login.device) == ("login", "123456789012345")
    assert login.reply == bytes.fromhex("787805010001d9dc0d0a")


def test_a_gt06_frame_with_a_wrong_checksum_is_refused() -> None:
    frame = bytearray(gt06_frame(0x13, bytes.fromhex("0604040002")))
    frame[5] ^= 1
    with pytest.raises(BadFrame, match="checksum"):
        gt06.decode(bytes(frame))


def test_a_gt06_without_a_fix_shows_no_position() -> None:
    payload = bytes.fromhex("1a0b18140000") + b"\xc0" + bytes(8) + b"\x00\x04\x00"
    (position,) = gt06.decode(gt06_frame(0x12, payload)).fixes
    assert (position.latitude, position.valid) == (None, False)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_real_frames_give_what_they_should(protocol: str) -> None:
    file = FRAMES / f"{protocol}.frames.jsonl"
    if not file.exists():
        pytest.skip("the shared telemetry frames are not on this machine")
    rows: list[dict[str, Any]] = [json.loads(line) for line in file.read_text().splitlines()]
    found = [(row, decode_line(protocol, row["frame"].encode())) for row in rows]
    assert all(result["fixes"] for row, result in found if row["yields"] == "position" and result["ok"])
    wrong = [result["error"] for row, result in found if row["yields"] == "position" and not result["ok"]]
    assert wrong == []
    for name, alarm in (("ALARM_SOS", "sos"), ("ALARM_REMOVING", "strap_removed"), ("ALARM_TAMPERING", "tamper")):
        assert all(alarm in result["alarms"] for row, result in found if name in row["expected"])


@given(protocol=st.sampled_from(sorted(PROTOCOLS)), line=st.binary(max_size=300))
def test_no_line_crashes_a_decoder(protocol: str, line: bytes) -> None:
    json.loads(printed(decode_line(protocol, line)))


@given(kind=st.integers(0, 255), payload=st.binary(max_size=80))
def test_no_gt06_payload_with_a_right_checksum_crashes(kind: int, payload: bytes) -> None:
    json.loads(printed(decode_line("gt06", gt06_frame(kind, payload).hex().encode())))


@given(
    fields=st.lists(st.text("0123456789ABCNSEWV.-+: ", max_size=9), max_size=24), kind=st.sampled_from(["UD", "AL", "LK", "TKQ", "UD_LTE"])
)
def test_no_fields_crash_the_watch_decoder(fields: list[str], kind: str) -> None:
    body = ",".join([kind, *fields])
    json.loads(printed(decode_line("watch", f"[3G*8800000015*{len(body):04X}*{body}]".encode())))


@given(fields=st.lists(st.text("0123456789NSEWRL.-", max_size=9), max_size=20), kind=st.sampled_from(["GPSD", "LBSD", "LINK"]))
def test_no_fields_crash_the_r16h_decoder(fields: list[str], kind: str) -> None:
    json.loads(printed(decode_line("r16h", ",".join([f"@{kind}", "356823031235028", *fields]).encode())))


@given(cuts=st.lists(st.integers(0, 200), max_size=8))
def test_frames_cut_anywhere_come_out_whole(cuts: list[int]) -> None:
    whole = gt06_frame(0x13, bytes.fromhex("0604040002")) + bytes.fromhex("78780D01012345678901234500018CDD0D0A")
    text = b"@LINK,356823031235028$@LINK,356823031235029$"
    for module, stream in ((gt06, whole), (r16h, text), (watch, b"[3G*8800000015*0002*LK][3G*8800000016*0002*LK]")):
        edges = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
        frames, rest = [], b""
        for begin, end in pairwise(edges):
            more, rest = module.split(rest + stream[begin:end])
            frames += more
        assert len(frames) == 2
