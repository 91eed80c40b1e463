"""Answers that others may keep: with a hash of their content (ETag), by which a repeat is answered in a line."""

from hashlib import sha256
from typing import Any

import orjson
from litestar import Response

from shared.web.request import Web

KEPT_SECONDS = 300
HEADERS = {"cache-control": f"public, max-age={KEPT_SECONDS}", "vary": "accept-language", "access-control-allow-origin": "*"}


def answer(request: Web, content: object) -> Response[bytes]:
    """JSON; 304 where the asker has it already."""
    return _answer(request, orjson.dumps(content), "application/json")


def lines(request: Web, rows: list[Any]) -> Response[bytes]:
    """One JSON object a line (ndjson)."""
    return _answer(request, b"".join(orjson.dumps(row) + b"\n" for row in rows), "application/x-ndjson")


def _answer(request: Web, content: bytes, media_type: str) -> Response[bytes]:
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {**HEADERS, "etag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(b"", status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)
