"""An evidence pack as bytes that can be signed, and the check of a pack's file. No database, no clock."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from services.probation.telemetry.vendors.domain import Authentication
from shared.values import JsonObject

FORMAT = "oralu.evidence-pack.v3"
ALGORITHM = "Ed25519"
AUTHENTICATED = frozenset(Authentication) - {Authentication.NONE}
PARTS = ("protocol", "vendor", "credential", "receiver")
"""What a source names beside its number and its way of authentication."""
SHA256 = re.compile("[0-9a-f]{64}")


class BadPack(ValueError):
    """Not a pack, or not the pack that was signed; the text says why."""


@dataclass(frozen=True)
class Verified:
    """What an intact pack says about itself. `vouched`: its key is one of the given keys. `stamp`: its trusted time, not checked here.

    `provenance`: how many of its fixes were authenticated in each way; None for a pack of a format that does not say it.
    """

    pack: JsonObject
    public_key: str
    sha256: str
    vouched: bool
    signature: bytes
    stamp: Any
    provenance: dict[str, int] | None


def _version_1(pack: JsonObject) -> bytes:
    """What packs were signed over before RFC 8785: numbers as Python writes them (43.0), names in the order of their code points."""
    return json.dumps(pack, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


CANONICAL: dict[str, Callable[[JsonObject], bytes]] = {
    "oralu.evidence-pack.v1": _version_1,
    "oralu.evidence-pack.v2": rfc8785.dumps,
    FORMAT: rfc8785.dumps,
}
"""The bytes that are signed, by the pack's format. FORMAT is written; the others are still checked."""


def signed(pack: JsonObject, key: Ed25519PrivateKey, key_version: int) -> JsonObject:
    """The pack with its signature, public key and hash."""
    body = CANONICAL[pack["format"]](pack)
    signature = {
        "algorithm": ALGORITHM,
        "key_version": key_version,
        "public_key": key.public_key().public_bytes_raw().hex(),
        "sha256": hashlib.sha256(body).hexdigest(),
        "value": key.sign(body).hex(),
    }
    return {"pack": dict(pack), "signature": signature}


def verify(raw: bytes, known_keys: Iterable[str]) -> Verified:
    """Check the hash and the signature of a pack's file, and that every fix says where it came from. Raises BadPack."""
    try:
        whole = json.loads(raw, object_pairs_hook=_no_name_twice)
        pack, signature = whole["pack"], whole["signature"]
        canonical = CANONICAL.get(pack.get("format")) if signature.get("algorithm") == ALGORITHM else None
        body = canonical(pack) if canonical else b""
        public_key, claimed, value = str(signature["public_key"]), str(signature["sha256"]), bytes.fromhex(signature["value"])
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise BadPack("this is not an evidence pack") from wrong
    if canonical is None:
        raise BadPack("this is not an evidence pack of a version known here")
    if hashlib.sha256(body).hexdigest() != claimed:
        raise BadPack("the content is not what was signed: its hash is another one")
    try:
        key.verify(value, body)
    except InvalidSignature as wrong:
        raise BadPack("the signature does not belong to this content") from wrong
    return Verified(pack, public_key, claimed, public_key in set(known_keys), value, whole.get("trusted_time"), provenance(pack))


def provenance(pack: JsonObject) -> dict[str, int] | None:
    """How many fixes of a pack were authenticated in each way; None for formats before v3, which do not say it.

    Raises BadPack for a fix without a listed source, a way of authentication, a time of receipt or the hash of its raw frame.
    """
    if pack["format"] != FORMAT:
        return None
    sources, fixes = pack.get("sources"), pack.get("fixes")
    if not isinstance(sources, list) or not isinstance(fixes, list):
        raise BadPack("it has no list of sources, or no list of fixes")
    known: dict[float, str] = {}
    for source in sources:
        number = _number(source)
        if number is None or number in known:
            raise BadPack("its list of sources has one without a number, or one number twice")
        known[number] = _authentication(source)
    counts = Counter(_authentication_of(place, fix, known) for place, fix in enumerate(fixes, start=1))
    return dict(sorted(counts.items()))


def _authentication_of(place: int, fix: Any, known: Mapping[float, str]) -> str:
    """How the sender of a fix was authenticated. Raises BadPack, naming the fix by its place in the list, from 1."""
    number = _number(fix, "source")
    if number is None:
        raise BadPack(f"fix {place} does not say where it came from")
    if number not in known:
        raise BadPack(f"fix {place} names a source that is not listed")
    if not known[number]:
        raise BadPack(f"fix {place} comes from a source that was not authenticated, or that is not described whole")
    if not SHA256.fullmatch(_text(fix, "raw_sha256")):
        raise BadPack(f"fix {place} has no hash of its raw frame")
    try:
        datetime.fromisoformat(_text(fix, "received_at"))
    except ValueError as wrong:
        raise BadPack(f"fix {place} does not say when it was received") from wrong
    return known[number]


def _authentication(source: JsonObject) -> str:
    """The way in which a source was authenticated; empty if it was not, or if a part of the source is missing."""
    way = _text(source, "authentication")
    return way if way in AUTHENTICATED and all(_text(source, part) for part in PARTS) else ""


def _number(row: Any, name: str = "number") -> float | None:
    found = row.get(name) if isinstance(row, dict) else None
    return found if isinstance(found, int | float) and not isinstance(found, bool) else None


def _text(row: JsonObject, name: str) -> str:
    found = row.get(name)
    return found if isinstance(found, str) else ""


def _no_name_twice(pairs: list[tuple[str, Any]]) -> JsonObject:
    """Two readers may take different values of a name given twice: such a file is refused."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
