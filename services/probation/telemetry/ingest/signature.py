"""Positions as clients send them over HTTP: signature, sizes, JSON, NDJSON, gzip."""

import hashlib
import hmac
import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import orjson

from services.probation.telemetry.ingest.actions import Report
from services.probation.telemetry.positions.domain import fix as fixes
from services.probation.telemetry.vendors.credentials import Credential, find_credential
from services.probation.telemetry.vendors.domain import Authentication, same_secret

LARGEST_BODY = 5 * 1024 * 1024
LARGEST_UNPACKED = 20 * 1024 * 1024
MOST_REPORTS = 20_000
CLOCK_TOLERANCE = timedelta(minutes=5)


class Refused(Exception):
    """A refused request, with its HTTP status; nothing was changed. `retry_after`: seconds until it may be sent again."""

    def __init__(self, status: int, detail: str, retry_after: float = 1.0) -> None:
        super().__init__(detail)
        self.status, self.detail, self.retry_after = status, detail, retry_after


TOO_MANY = Refused(413, f"At most {MOST_REPORTS} positions in one request.")


async def check_signature(headers: Mapping[str, str], body: bytes, now: datetime) -> tuple[Credential, str]:
    """The key that signed timestamp, nonce and body, and the nonce. Raises Refused."""
    key_id, stamp, nonce = headers.get("x-api-key", ""), headers.get("x-timestamp", ""), headers.get("x-nonce", "")
    if not (key_id and stamp and nonce and headers.get("x-signature")):
        raise Refused(401, "X-Api-Key, X-Timestamp, X-Nonce and X-Signature are all needed.")
    if len(key_id) > 64 or not 8 <= len(nonce) <= 100 or not (key_id + nonce).isascii() or not (key_id + nonce).isprintable():
        raise Refused(401, "The key or the nonce is not well formed; a nonce has 8 to 100 characters.")
    key = await find_credential(key_id, Authentication.REQUEST_SIGNATURE, now)
    signed = signature(key.secret if key else b"nobody", stamp, nonce, body)
    given = headers["x-signature"].lower()
    if not given.isascii() or not hmac.compare_digest(signed, given) or key is None:
        raise Refused(401, "The signature is wrong, or the key is not in use.")
    if not stamp.isascii() or not stamp.isdigit() or len(stamp) > 12:
        raise Refused(401, "X-Timestamp is the time in whole seconds since 1970.")
    if abs(int(stamp) - now.timestamp()) > CLOCK_TOLERANCE.total_seconds():
        raise Refused(401, "X-Timestamp is more than five minutes from our clock.")
    return key, nonce


async def check_key(given: str, kind: Authentication, now: datetime) -> Credential:
    """The credential whose public id and secret are `given`, as ID.SECRET. Raises Refused, alike whatever is wrong."""
    identifier, _, secret = given.partition(".")
    found = await find_credential(identifier, kind, now) if 0 < len(identifier) <= 64 and identifier.isascii() else None
    right = same_secret(secret, found.secret if found else b"nobody")
    if found is None or not right:
        raise Refused(401, "A key is needed, as ID.SECRET, and this one is wrong or not in use.")
    return found


def signature(secret: bytes, stamp: str, nonce: str, body: bytes) -> str:
    """hex(HMAC-SHA256(secret, timestamp LF nonce LF sha256hex(body))), over the body as it is sent."""
    return hmac.new(secret, f"{stamp}\n{nonce}\n{hashlib.sha256(body).hexdigest()}".encode(), hashlib.sha256).hexdigest()


def rows(plain: bytes, headers: Mapping[str, str]) -> list[Any]:
    """The positions in an unpacked body, unread. Raises Refused."""
    try:
        if "ndjson" in headers.get("content-type", ""):
            listed = [orjson.loads(line) for line in plain.splitlines() if line.strip()]
        else:
            found = orjson.loads(plain)
            listed = found["positions"] if isinstance(found, dict) else found
    except (orjson.JSONDecodeError, KeyError) as wrong:
        raise Refused(400, 'The body is not JSON with a list "positions", nor NDJSON.') from wrong
    if not isinstance(listed, list):
        raise Refused(400, '"positions" is not a list.')
    if len(listed) > MOST_REPORTS:
        raise TOO_MANY
    return listed


def report(row: Any) -> Report:
    """One position from JSON; if it cannot be read, with the reason."""
    try:
        raw = orjson.dumps(row)
    except orjson.JSONEncodeError:
        return Report("", None, b"", "nested too deeply")
    if not isinstance(row, dict):
        return Report("", None, raw, "not an object")
    device = row.get("device_id")
    if not isinstance(device, str | int) or not str(device):
        return Report("", None, raw, "device_id is missing")
    try:
        fix = fixes.parse(row)
        if fix.flags and row.get("sequence") in (None, ""):
            # An unnumbered alarm in the same second as a plain report is a different report; the same alarm sent again is not.
            named = hashlib.blake2b(" ".join(fix.flags).encode(), digest_size=5).digest()
            fix = fix._replace(sequence=1 + int.from_bytes(named))
        return Report(str(device), fix, raw)
    except (fixes.BadFix, OverflowError) as wrong:
        return Report(str(device), None, raw, str(wrong))


def unpacked(body: bytes, headers: Mapping[str, str]) -> bytes:
    """The body, unzipped if it is gzip, up to a limit, so that a small body cannot fill the memory. Raises Refused."""
    if headers.get("content-encoding", "").lower() != "gzip" and body[:2] != b"\x1f\x8b":
        return body
    unzip = zlib.decompressobj(wbits=31)
    try:
        plain = unzip.decompress(body, LARGEST_UNPACKED)
    except zlib.error as wrong:
        raise Refused(400, "The body is not gzip.") from wrong
    if unzip.unconsumed_tail:
        raise Refused(413, "The unpacked body is too large.")
    if not unzip.eof:
        raise Refused(400, "The gzip body is cut off.")
    return plain
