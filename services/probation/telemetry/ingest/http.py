"""Positions over HTTP: the signed batch, and OsmAnd's query for devices that can send nothing but a key (gateway only)."""

import asyncio
from asyncio import to_thread
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from math import ceil
from typing import Any
from urllib.parse import parse_qsl, urlencode

from litestar import Response, get, post
from litestar.exceptions import InternalServerException

from services.probation.database import DB
from services.probation.telemetry.ingest import json_batch as batches
from services.probation.telemetry.ingest import signature
from services.probation.telemetry.ingest.actions import TOO_OFTEN, IngestResult, ingest
from services.probation.telemetry.ingest.concurrency_limit import ConcurrencyLimit, TooBusy
from services.probation.telemetry.ingest.limits.addresses import sender_of
from services.probation.telemetry.ingest.limits.limits import TooMany, limits
from services.probation.telemetry.ingest.protocols import osmand
from services.probation.telemetry.ingest.receivers import count_reports, look_at_devices, source_of
from services.probation.telemetry.vendors.credentials import Credential, note_use
from services.probation.telemetry.vendors.domain import Authentication, Protocol
from shared import clock
from shared.db.beyond import beyond_scope
from shared.db.engine import transaction
from shared.values import JsonObject
from shared.web.guards import signed_by_client
from shared.web.request import Web

TITLES = {400: "Not readable", 401: "Not signed", 404: "Not known", 408: "Too slow", 409: "Seen before", 413: "Too large", 429: "Busy"}
BUSY = signature.Refused(429, "Too much is in work already. Send it again a second later.")
# A batch takes some tens of megabytes in its turn at the database, and its body before that: so they fit into a small machine's memory.
BATCHES, SINGLES, BODIES = ConcurrencyLimit(most=48, each=12), ConcurrencyLimit(most=200, each=12), ConcurrencyLimit(most=300, each=60)
BODY_SECONDS = 30.0
ONE_REPORT = 20_000
LARGE = 50_000
"""Bytes of a body that is read in a thread of its own."""
LONGEST_WAIT = 60.0
"""Seconds: nobody is told to wait longer."""
SLOWED_SECONDS = 1.0
"""How long the answer to a sender over a limit waits."""
NOT_SIGNED = 401
NONCE_KEPT = signature.CLOCK_TOLERANCE * 2 + timedelta(minutes=1)


@post("/telemetry/v1/positions", guards=[signed_by_client], status_code=202)
async def take_positions(request: Web) -> Response[Any]:
    """202 when every acceptable report is committed; refused ones are listed with their place and reason."""
    claimed = request.headers.get("x-api-key", "")[:64]
    try:
        with _admitted(request, claimed, BATCHES) as address:
            body = await _body(request)
            taken = await take_signed(request.headers, body, address, clock.now())
    except signature.Refused as refusal:
        return await _answered(refusal)
    return Response(answer(taken), status_code=202)


async def take_signed(headers: Mapping[str, str], body: bytes, address: str, now: datetime) -> IngestResult:
    """Check the signature, remember the nonce and store the reports, in one transaction. Raises signature.Refused or TooMany."""
    with _failures_counted(address):
        key, nonce = await signature.check_signature(headers, body, now)
    limits().authenticated(address, key.id, key.vendor)
    limits().admit_batch(key.vendor)
    await note_use(key.id, now)
    async with limits().turns.turn(key.vendor):
        limits().admit_batch(key.vendor)  # others of this vendor were counted while this one waited
        # A thread of its own for a large one: meanwhile others are answered.
        reports = await to_thread(batches.reports, body, headers) if len(body) > LARGE else batches.reports(body, headers)
        async with beyond_scope(DB, "a bracelet reports in no reader's scope"), transaction(DB):
            await _once(key.id, nonce, now)
            await look_at_devices(key.vendor)
            # Without a pause between both, so that of many batches at once one alone goes over the rate.
            limits().admit_batch(key.vendor)
            limits().count(key.vendor, len(reports))
            return await ingest(reports, source=source_of(Protocol.HTTP, key), now=now, only=key.device_id, over=limits().over)


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
        with _admitted(request, _claimed(request), BODIES):
            raw = await _body(request, ONE_REPORT)
        is_json = request.headers.get("content-type", "").startswith("application/json")
        return await _osmand(request, raw, osmand.osmand_values(raw) if is_json else None)
    except signature.Refused as refusal:
        return await _answered(refusal)


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
    headers = {"Retry-After": str(ceil(min(refusal.retry_after, LONGEST_WAIT)))} if refusal.status == BUSY.status else {}
    return Response(body, status_code=refusal.status, media_type="application/problem+json", headers=headers)


async def _answered(refusal: signature.Refused) -> Response[Any]:
    """The refusal; a sender over a limit waits for it, so that sending again at once gains nothing and costs little."""
    if refusal.status == BUSY.status and refusal is not BUSY:
        await asyncio.sleep(min(refusal.retry_after, SLOWED_SECONDS))
    return problem(refusal)


async def _osmand(request: Web, body: bytes, values: JsonObject | None) -> Response[Any]:
    """One report, from a JSON body (`values`) or from the query. Accepted and kept apart are answered alike."""
    now = clock.now()
    query = [(name, value) for name, value in parse_qsl(str(request.url.query), keep_blank_values=True) if name != "key"]
    claimed = _claimed(request)
    try:
        with _admitted(request, claimed, SINGLES, count=not body) as address:
            with _failures_counted(address):
                key, nonce = await _osmand_key(request, body, now)
            limits().authenticated(address, key.id, key.vendor)
            limits().admit_batch(key.vendor)
            # Without the key: what is stored holds no secret.
            raw = body if values is not None else urlencode(query).encode()
            report = osmand.osmand(dict(query) if values is None else values, raw)
            await note_use(key.id, now)
            async with limits().turns.turn(key.vendor), transaction(DB):
                if nonce is not None:
                    await _once(key.id, nonce, now)
                await count_reports(key.vendor, 1)
                source = source_of(Protocol.OSMAND, key)
                taken = await ingest([report], source=source, now=now, only=key.device_id, over=limits().over)
    except signature.Refused as refusal:
        return await _answered(refusal)
    if taken.refused and taken.refused[0][1] == TOO_OFTEN:
        return problem(signature.Refused(429, f"The position is refused: {TOO_OFTEN}.", limits().wait(key.vendor, [report.device])))
    if taken.refused:
        return problem(signature.Refused(400, f"The position is refused: {taken.refused[0][1]}."))
    return Response("", status_code=200, media_type="text/plain")


def _claimed(request: Web) -> str:
    """The public id of the credential that a single report is sent with, if the sender is to be believed."""
    return request.headers.get("x-api-key", "")[:64] if "x-signature" in request.headers else _shown_key(request).partition(".")[0][:64]


def _shown_key(request: Web) -> str:
    bearer = request.headers.get("authorization", "")
    return bearer[7:].strip() if bearer[:7].lower() == "bearer " else request.query_params.get("key") or ""


async def _osmand_key(request: Web, body: bytes, now: datetime) -> tuple[Credential, str | None]:
    """The key of a single report: (the credential, the nonce of a signed request). Raises signature.Refused."""
    if "x-signature" in request.headers:
        signed = body or str(request.url.query).encode()
        return await signature.check_signature(request.headers, signed, now)
    return await signature.check_key(_shown_key(request), Authentication.DEVICE_KEY, now), None


@contextmanager
def _admitted(request: Web, claimed: str, places: ConcurrencyLimit, *, count: bool = True) -> Iterator[str]:
    """Hold one of the places for the sender, who claims this credential; its address. Raises signature.Refused (429).

    `count`: the request counts for its address; it was not counted before.
    """
    address = request.client.host if request.client is not None else ""
    vendor = limits().vendor_of(address, claimed)
    try:
        if count:
            limits().admit(address)
        limits().admit_claim(address, claimed)
        if vendor is not None:
            limits().admit_batch(vendor)
        with places.acquire(f"vendor {vendor}" if vendor else f"address {sender_of(address)}", known=vendor is not None):
            yield address
    except TooMany as limit:
        detail = f"More than you may send in this time. Send it again in {ceil(min(limit.seconds, LONGEST_WAIT))} seconds."
        raise signature.Refused(429, detail, limit.seconds) from limit
    except TooBusy:
        raise BUSY from None


@contextmanager
def _failures_counted(address: str) -> Iterator[None]:
    """A credential that is wrong during the block counts for the address."""
    try:
        yield
    except signature.Refused as refusal:
        if refusal.status == NOT_SIGNED:
            limits().failed(address)
        raise


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
    except InternalServerException as gone:  # what Litestar calls a connection that ended; it is no fault of ours, so no error in the log
        raise signature.Refused(400, "The connection ended before the body.") from gone
    except TimeoutError as slow:
        raise signature.Refused(408, "The body did not come in time.") from slow
    return b"".join(parts)
