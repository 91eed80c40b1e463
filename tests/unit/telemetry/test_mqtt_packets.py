"""MQTT without a broker: packets are read and answered in both versions, and no input breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.telemetry.ingest.mqtt.client import Share
from services.probation.telemetry.ingest.protocols import mqtt
from services.probation.telemetry.ingest.protocols.frames import BadFrame

CONNECT = {4: bytes.fromhex("101000044d5154540402003c000442522d31"), 5: bytes.fromhex("101100044d5154540502003c00000442522d31")}
PUBLISH = {4: bytes.fromhex("32070003612f6200077b"), 5: bytes.fromhex("32090003612f620007007b")}


@pytest.mark.parametrize("version", [4, 5])
def test_what_a_device_says_is_read(version: int) -> None:
    assert mqtt.decode(CONNECT[version], version) == mqtt.Connect(version, "BR-1", 60, "", "")
    assert mqtt.decode(PUBLISH[version], version) == mqtt.Publish("a/b", b"{", 7)
    assert mqtt.decode(b"\x30\x04\x00\x01ax", 4) == mqtt.Publish("a", b"x", None)
    assert mqtt.decode(b"\xc0\x00", version) == mqtt.PINGREQ


def test_answers_are_as_the_standard_writes_them() -> None:
    assert mqtt.connack(4) == b"\x20\x02\x00\x00"
    assert mqtt.puback(7, 4) == b"\x40\x02\x00\x07"
    assert mqtt.puback(7, 5, mqtt.NOT_AUTHORISED) == b"\x40\x04\x00\x07\x87\x00"
    told = mqtt.connack(5)
    assert told[1] == len(told) - 2
    assert told[4] == len(told) - 5
    assert mqtt.suback(mqtt.Subscribe(9, 2), 4) == b"\x90\x04\x00\x09\x80\x80"


def test_packets_come_whole_however_they_were_cut() -> None:
    stream = CONNECT[5] + PUBLISH[5] * 3
    for cut in range(len(stream) + 1):
        first, rest = mqtt.split(stream[:cut])
        second, left = mqtt.split(rest + stream[cut:])
        assert first + second == [CONNECT[5], *[PUBLISH[5]] * 3]
        assert left == b""


@pytest.mark.parametrize(
    "raw", [b"\x34\x07\x00\x03a/b\x00\x07", b"\x32\x02\x00\x00", b"\x32\x03\x00\x09a", b"\x10\x04\x00\x02MQ", b"\x20\x00"]
)
def test_what_is_not_for_a_gateway_is_refused(raw: bytes) -> None:
    with pytest.raises(BadFrame):
        mqtt.decode(raw, 4)


def test_no_length_asks_for_more_memory_than_a_report_needs() -> None:
    for data in (b"\x30\xff\xff\xff\x7f", b"\x30\xff\xff\xff\xff\x01"):
        with pytest.raises(BadFrame):
            mqtt.split(data)


@given(st.binary(max_size=80), st.sampled_from([4, 5]))
def test_whatever_comes_is_a_packet_or_refused(data: bytes, version: int) -> None:
    try:
        packets, rest = mqtt.split(data)
        assert b"".join(packets) + rest == data
        for each in packets:
            mqtt.decode(each, version)
    except BadFrame:
        pass


@given(st.text(max_size=40), st.integers(1, 9))
def test_exactly_one_of_the_gateways_keeps_what_a_device_says(device: str, gateways: int) -> None:
    topic = f"oralu/devices/{device}/positions"
    assert sum(Share(number, gateways).holds(topic) for number in range(gateways)) == 1
