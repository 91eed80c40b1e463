"""What is stored as a detached signature: DER of a CMS SignedData without content (RFC 5652). Whether it is genuine says a verifier."""

import base64
import binascii

LARGEST = 256 * 1024
SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
DATA = bytes.fromhex("06092a864886f70d010701")
SEQUENCE, EXPLICIT_0, SET, INTEGER = 0x30, 0xA0, 0x31, 0x02


class NotASignature(Exception):
    """This is no CMS SignedData, or it is not detached."""


def read_cms(text: str) -> bytes:
    """The DER of what NCALayer gives: base64, with or without PEM lines. Raises NotASignature."""
    body = "".join(line.strip() for line in text.splitlines() if not line.startswith("-----"))
    if not body or len(body) > LARGEST:
        raise NotASignature
    try:
        content = base64.b64decode(body, validate=True)
    except (binascii.Error, ValueError):
        raise NotASignature from None
    _check(content)
    return content


def _check(content: bytes) -> None:
    """ContentInfo ::= SEQUENCE { signedData, [0] SEQUENCE { version, SET of digest algorithms, SEQUENCE { data }, … } }."""
    whole, rest = _value(content, SEQUENCE)
    if rest or not whole.startswith(SIGNED_DATA):
        raise NotASignature
    inside, _ = _value(whole[len(SIGNED_DATA) :], EXPLICIT_0)
    signed, _ = _value(inside, SEQUENCE)
    _, after_version = _value(signed, INTEGER)
    _, after_algorithms = _value(after_version, SET)
    encapsulated, _ = _value(after_algorithms, SEQUENCE)
    if encapsulated != DATA:  # with content it would not be detached
        raise NotASignature


def _value(content: bytes, tag: int) -> tuple[bytes, bytes]:
    """(the value of the first element, what follows it); DER or BER of definite length."""
    if len(content) < 2 or content[0] != tag:
        raise NotASignature
    length, start = content[1], 2
    if length & 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or len(content) < 2 + count:
            raise NotASignature
        length, start = int.from_bytes(content[2 : 2 + count], "big"), 2 + count
    if len(content) < start + length:
        raise NotASignature
    return content[start : start + length], content[start + length :]
