"""Answers without what differs between runs: tokens, nonces, versions of static files, ids."""

import re
from collections.abc import Mapping
from hashlib import sha256

UUID = re.compile(r"(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])")
BARE_UUID = re.compile(r"(?<![0-9a-f])[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}(?![0-9a-f])")
REPLACED = (
    (re.compile(r'(name="_csrf_token"[^>]*value=")[^"]*(")'), r"\1{token}\2"),
    (re.compile(r'(value=")[^"]*("[^>]*name="_csrf_token")'), r"\1{token}\2"),
    (re.compile(r'(nonce=")[^"]*(")'), r"\1{nonce}\2"),
    (re.compile(r'(/static/[^"?]*\?v=)[^"]*(")'), r"\1{version}\2"),
    (re.compile(r'(data-heartbeat=")[^"]*(")'), r"\1{version}\2"),
)
DATA = re.compile(r"data:image/[a-z+]+[^\"']{200,}")


def normalise(text: str, names: Mapping[str, str]) -> str:
    """The text with every known id by its name, other ids numbered in the order in which the text shows them."""
    for pattern, instead in REPLACED:
        text = pattern.sub(instead, text)
    text = DATA.sub(lambda found: f"data:{{{fingerprint(found[0].encode())}}}", text)
    others: dict[str, str] = {}

    def name_of(found: re.Match[str]) -> str:
        number = found[0].replace("-", "")
        return "{" + (names.get(number) or others.setdefault(number, f"id-{len(others) + 1}")) + "}"

    text = BARE_UUID.sub(name_of, UUID.sub(name_of, text))
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(line for line in lines if line) + "\n"


def fingerprint(content: bytes) -> str:
    """Eight hexadecimal digits of the content's SHA-256."""
    return sha256(content).hexdigest()[:8]
