"""An evidence pack as bytes that can be signed, and the check of a pack's file. No database, no clock."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shared.values import JsonObject

FORMAT = "oralu.evidence-pack.v2"
ALGORITHM = "Ed25519"


class BadPack(ValueError):
    """Not a pack, or not the pack that was signed; the text says why."""


@dataclass(frozen=True)
class Verified:
    """What an intact pack says about itself. `vouched`: its key is one of the given keys. `stamp`: its trusted time, not checked here."""

    pack: JsonObject
    public_key: str
    sha256: str
    vouched: bool
    signature: bytes
    stamp: Any


def _version_1(pack: JsonObject) -> bytes:
    """What packs were signed over before RFC 8785: numbers as Python writes them (43.0), names in the order of their code points."""
    return json.dumps(pack, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


CANONICAL: dict[str, Callable[[JsonObject], bytes]] = {"oralu.evidence-pack.v1": _version_1, FORMAT: rfc8785.dumps}
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
    """Check the hash and the signature of a pack's file. Raises BadPack."""
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
    return Verified(pack, public_key, claimed, public_key in set(known_keys), value, whole.get("trusted_time"))


def _no_name_twice(pairs: list[tuple[str, Any]]) -> JsonObject:
    """Two readers may take different values of a name given twice: such a file is refused."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found
