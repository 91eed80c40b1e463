"""Positions over HTTP: the signed batch, and OsmAnd's query for devices that can send nothing but a key (gateway only)."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

from litestar import Response, get, post

from services.probation.database import DB
from services.probation.telemetry.ingest import json_batch as batches
from services.probation.telemetry.ingest import signature
from services.probation.telemetry.ingest.actions import IngestResult, ingest
from services.probation.telemetry.ingest.concurrency_limit import ConcurrencyLimit, TooBusy
from services.probation.telemetry.ingest.protocols import osmand
from services.probation.telemetry.ingest.receivers import source_of
from services.probation.telemetry.vendors.credentials import Credential, note_use
from services.probation.telemetry.vendors.domain import Authentication, Protocol
from shared import clock
from shared.db.engine import transaction
from shared.values import JsonObject
from shared.web.guards import signed_by_client
from shared.web.request import Web

TITLES = {400: "Not readable", 401: "Not signed", 404: "Not known", 408: "Too slow", 409: "Seen before", 413: "Too large", 429: "Busy"}
BUSY, RETRY_AFTER = signature.Refused(429, "Too much is in work already. Send it again a second later."), "1"
# A batch in progress takes some tens of megabytes: with these limits they fit into the memory of a small machine.
BATCHES, SINGLES = ConcurrencyLimit(most=24, each=12), ConcurrencyLimit(most=200, each=4)
BODY_SECONDS = 30.0
ONE_REPORT = 20_000
NONCE_KEPT = signature.CLOCK_TOLERANCE * 2 + timedelta(minutes=1)


@post("/telemetry/v1/positions", guards=[signed_by_client], status_code=202)
async def take_positions(request: Web) -> Response[Any]:
    """202 when every acceptable report is committed; refused ones are listed with their place and reason."""
    try:
        with BATCHES.acquire(request.headers.get("x-api-key", "")[:64]):
            body = await _body(request)
            taken = await take_signed(request.headers, body, clock.now())
    except signature.Refused as refusal:
        return problem(refusal)
    except TooBusy:
        return problem(BUSY)
    return Response(answer(taken), status_code=202)


async def take_signed(headers: Mapping[str, str], body: bytes, now: datetime) -> IngestResult:
    """Check the signature, remember the nonce and store the reports, in one transaction. Raises signature.Refused."""
    key, nonce = await signature.check_signature(headers, body, now)
    reports = batches.reports(body, headers)
    await note_use(key.id, now)
    async with transaction(DB):
        await _once(key.id, nonce, now)
        return await ingest(reports, source=source_of(Protocol.HTTP, key), now=now, only=key.device_id)


async def _once(key_id: str, nonce: str, now: datetime) -> None:
    """Inside the caller's transaction: a nonce of this key is used now. Raises signature.Refused if it was before."""
    fresh = await DB.connection().fetchval(
        "INSERT INTO probation.request_nonce VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING nonce",
        *(key_id, nonce, now + NONCE_KEPT),
    )
    if fresh is None:
        raise signature.Refused(409, "This nonce was used before: a request is taken once.")


@get("/", guards=[signed_by_client])
async def osmand_query(request: Web) -> Response[Any]:
    """OsmAnd's protocol: `?id=&timestamp=&lat=&lon=…`, with a device key (`key=ID.SECRET` or `Authorization: Bearer`) or a signature."""
    return await _osmand(request, b"", None)


@post("/", guards=[signed_by_client], status_code=200)
async def osmand_json(request: Web) -> Response[Any]:
    """OsmAnd's protocol with a JSON body or a form."""
    try:
        raw = await _body(request, ONE_REPORT)
        is_json = request.headers.get("content-type", "").startswith("application/json")
        return await _osmand(request, raw, osmand.osmand_values(raw) if is_json else None)
    except signature.Refused as refusal:
        return problem(refusal)


def answer(taken: IngestResult) -> JsonObject:
    """The body of a 202."""
    return {
        "accepted": taken.accepted,
        "duplicates": taken.duplicates,
        "quarantined": taken.quarantined,
        "refused": [{"index": at, "reason": reason} for at, reason in taken.refused],
    }


def problem(refusal: signature.Refused) -> Response[Any]:
    """Problem details (RFC 9457)."""
    title = TITLES.get(refusal.status, "Refused")
    body = {"type": "about:blank", "title": title, "status": refusal.status, "detail": refusal.detail}
    headers = {"Retry-After": RETRY_AFTER} if refusal.status == BUSY.status else {}
    return Response(body, status_code=refusal.status, media_type="application/problem+json", headers=headers)


async def _osmand(request: Web, body: bytes, values: JsonObject | None) -> Response[Any]:
    """One report, from a JSON body (`values`) or from the query. Accepted and kept apart are answered alike."""
    now = clock.now()
    query = [(name, value) for name, value in parse_qsl(str(request.url.query), keep_blank_values=True) if name != "key"]
    try:
        key, nonce = await _osmand_key(request, body, now)
        # Without the key: what is stored holds no secret.
        raw = body if values is not None else urlencode(query).encode()
        report = osmand.osmand(dict(query) if values is None else values, raw)
        with SINGLES.acquire(key.id if key.device_id is None else report.device):
            await note_use(key.id, now)
            async with transaction(DB):
                if nonce is not None:
                    await _once(key.id, nonce, now)
                taken = await ingest([report], source=source_of(Protocol.OSMAND, key), now=now, only=key.device_id)
    except signature.Refused as refusal:
        return problem(refusal)
    except TooBusy:
        return problem(BUSY)
    if taken.refused:
        return problem(signature.Refused(400, f"The position is refused: {taken.refused[0][1]}."))
    return Response("", status_code=200, media_type="text/plain")


async def _osmand_key(request: Web, body: bytes, now: datetime) -> tuple[Credential, str | None]:
    """The key of a single report: (the credential, the nonce of a signed request). Raises signature.Refused."""
    if "x-signature" in request.headers:
        signed = body or str(request.url.query).encode()
        return await signature.check_signature(request.headers, signed, now)
    bearer = request.headers.get("authorization", "")
    given = bearer[7:].strip() if bearer[:7].lower() == "bearer " else request.query_params.get("key") or ""
    return await signature.check_key(given, Authentication.DEVICE_KEY, now), None


async def _body(request: Web, most: int = signature.LARGEST_BODY) -> bytes:
    """The body as it was sent, up to the allowed size."""
    declared = request.headers.get("content-length", "0")
    if declared.isascii() and declared.isdigit() and int(declared) > most:
        raise signature.Refused(413, f"At most {most} bytes in one request.")
    parts, size = [], 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                size += len(part)
                if size > most:
                    raise signature.Refused(413, f"At most {most} bytes in one request.")
                parts.append(part)
    except TimeoutError as slow:
        raise signature.Refused(408, "The body did not come in time.") from slow
    return b"".join(parts)
