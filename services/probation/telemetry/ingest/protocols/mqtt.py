"""MQTT 3.1.1 and 5 between a device and a gateway, without a broker: bytes in, packets out.

OASIS MQTT 3.1.1 and 5.0, chapters 2 and 3: what a publisher at QoS 0 and 1 needs. No subscriptions, no QoS 2, no topic aliases, no wills.
"""

from dataclasses import dataclass

from services.probation.telemetry.ingest.protocols.frames import BadFrame

CONNECT, PUBLISH, SUBSCRIBE, PINGREQ, DISCONNECT = 1, 3, 8, 12, 14
LARGEST = 1024 * 1024
RECEIVE_MAXIMUM, MAXIMUM_QOS, MAXIMUM_PACKET, NO_RETAIN, NO_WILDCARD, NO_SHARED = 0x21, 0x24, 0x27, 0x25, 0x28, 0x2A
WILL, ACCOUNT, PASSWORD = 0x04, 0x80, 0x40
NOT_AUTHORISED, BAD_ACCOUNT, REFUSED_SUBSCRIPTION, BUSY = 0x87, 0x86, 0x80, 0x89
V3, V5 = 4, 5
PINGRESP = b"\xd0\x00"


@dataclass(frozen=True)
class Connect:
    """`keep_alive` in seconds, 0: none. `account` and `password` are empty if none was given."""

    version: int
    client: str
    keep_alive: int
    account: str
    password: str


@dataclass(frozen=True)
class Publish:
    """`number` is acknowledged; None at QoS 0."""

    topic: str
    payload: bytes
    number: int | None


@dataclass(frozen=True)
class Subscribe:
    """Each of its `count` filters is refused."""

    number: int
    count: int


Packet = Connect | Publish | Subscribe | int
"""An int is the type of a packet without other content."""


def split(data: bytes) -> tuple[list[bytes], bytes]:
    """(whole packets, the beginning of one that has not arrived). Raises BadFrame for an invalid or too large length."""
    found, at = [], 0
    while len(data) - at >= 2:
        length, begin = _length(data, at + 1)
        if length is None or begin + length > len(data):
            break
        found.append(data[at : begin + length])
        at = begin + length
    return found, data[at:]


def decode(raw: bytes, version: int) -> Packet:
    """One whole packet. Raises BadFrame."""
    kind, flags = raw[0] >> 4, raw[0] & 15
    body = _Bytes(raw, _length(raw, 1)[1])
    if kind == CONNECT:
        return _connect(body)
    if kind == PUBLISH:
        return _publish(body, flags, version)
    if kind == SUBSCRIBE:
        return _subscribe(body, version)
    if kind in (PINGREQ, DISCONNECT):
        return kind
    raise BadFrame(f"a packet of kind {kind} is not for a gateway")


def connack(version: int, code: int = 0, *, receive_maximum: int = 100) -> bytes:
    """The answer to CONNECT; a gateway keeps no session. In version 5 it says what a gateway does not do."""
    if version != V5:
        return bytes([0x20, 2, 0, code])
    told = bytes([RECEIVE_MAXIMUM]) + receive_maximum.to_bytes(2, "big") + bytes([MAXIMUM_PACKET]) + LARGEST.to_bytes(4, "big")
    told += bytes([MAXIMUM_QOS, 1, NO_RETAIN, 0, NO_WILDCARD, 0, NO_SHARED, 0])
    return bytes([0x20, 3 + len(told), 0, code, len(told)]) + told


def puback(number: int, version: int, code: int = 0) -> bytes:
    """The message is stored, or in version 5 the reason why not."""
    body = number.to_bytes(2, "big") + (bytes([code, 0]) if version == V5 and code else b"")
    return bytes([0x40, len(body)]) + body


def suback(asked: Subscribe, version: int) -> bytes:
    """Subscriptions are refused."""
    code = NOT_AUTHORISED if version == V5 else REFUSED_SUBSCRIPTION
    body = asked.number.to_bytes(2, "big") + (b"\x00" if version == V5 else b"") + bytes([code]) * asked.count
    return bytes([0x90, len(body)]) + body


class _Bytes:
    """Reads bytes in order; raises BadFrame at the end of the data."""

    def __init__(self, raw: bytes, at: int) -> None:
        self.raw, self.at = raw, at

    def take(self, count: int) -> bytes:
        if self.at + count > len(self.raw):
            raise BadFrame("the packet ends too early")
        self.at += count
        return self.raw[self.at - count : self.at]

    def number(self, size: int = 2) -> int:
        return int.from_bytes(self.take(size), "big")

    def text(self) -> str:
        try:
            return self.take(self.number()).decode()
        except UnicodeDecodeError:
            raise BadFrame("a text is not UTF-8") from None

    def skip_properties(self, version: int) -> None:
        if version == V5:
            length, self.at = _length(self.raw, self.at)
            if length is None:
                raise BadFrame("the packet ends too early")
            self.take(length)

    @property
    def rest(self) -> bytes:
        return self.raw[self.at :]


def _connect(body: _Bytes) -> Connect:
    name, version = body.text(), body.number(1)
    if name != "MQTT" or version not in (V3, V5):
        raise BadFrame("neither MQTT 3.1.1 nor 5")
    flags, keep_alive = body.number(1), body.number()
    body.skip_properties(version)
    client = body.text()
    if flags & WILL:
        body.skip_properties(version)
        body.text()
        body.take(body.number())
    account = body.text() if flags & ACCOUNT else ""
    return Connect(version, client, keep_alive, account, body.text() if flags & PASSWORD else "")


def _publish(body: _Bytes, flags: int, version: int) -> Publish:
    quality = flags >> 1 & 3
    if quality > 1:
        raise BadFrame("QoS 2 is not spoken here")
    topic = body.text()
    number = body.number() if quality else None
    if number == 0:
        raise BadFrame("a packet without a number cannot be acknowledged")
    body.skip_properties(version)
    return Publish(topic, body.rest, number)


def _subscribe(body: _Bytes, version: int) -> Subscribe:
    number = body.number()
    body.skip_properties(version)
    count = 0
    while body.rest:
        body.text()
        body.take(1)
        count += 1
    if not 0 < count <= 100:
        raise BadFrame("a subscription to nothing, or to too much")
    return Subscribe(number, count)


def _length(data: bytes, at: int) -> tuple[int | None, int]:
    """(length, where what it measures begins); None where the length itself has not arrived."""
    length = 0
    for place in range(4):
        if at + place >= len(data):
            return None, at
        length |= (data[at + place] & 127) << (7 * place)
        if not data[at + place] & 128:
            if length > LARGEST:
                raise BadFrame("larger than a report can be")
            return length, at + place + 1
    raise BadFrame("a length that is none")
