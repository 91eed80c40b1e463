"""Asks the time-stamping authority of the settings for the trusted time of a pack. A pack without one is a pack all the same."""

import asyncio
from pathlib import Path

import httpx
from cryptography.x509 import Certificate
from rfc3161_client import TimeStampRequest

from services.probation.settings import settings
from services.probation.telemetry.evidence.trusted_time import BadToken, RequestRefused, read_answer, read_roots, request_for
from shared.logs import describe, log
from shared.values import JsonObject

LONGEST_WAIT = 5.0
LARGEST_ANSWER = 64 * 1024
QUESTION, ANSWER = "application/timestamp-query", "application/timestamp-reply"  # RFC 3161, section 3.4
NOT_SET_UP, NO_ANSWER, REFUSED, NOT_VERIFIED = "not_set_up", "no_answer", "refused", "not_verified"


async def trusted_time(signature: bytes) -> JsonObject:
    """What is written beside a pack's signature: `trusted_time`, and where that is null why (`no_trusted_time`). Raises nothing.

    A token is written only after everything in it was checked: signature, root, purpose, number and time. At most LONGEST_WAIT seconds.
    """
    chosen = settings()
    if not chosen.tsa_url or chosen.tsa_root is None:
        return _without(NOT_SET_UP)
    asked = request_for(signature)
    try:
        roots = _roots(chosen.tsa_root)
        answer = await asyncio.wait_for(_ask(chosen.tsa_url.get_secret_value(), asked), LONGEST_WAIT)
        return {"trusted_time": read_answer(answer, asked, signature, roots).as_json()}
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
        return _without(NO_ANSWER, error)
    except RequestRefused as error:
        return _without(REFUSED, error, str(error))
    except BadToken as error:
        return _without(NOT_VERIFIED, error, str(error))
    except (OSError, ValueError) as error:  # the file with the root certificates
        return _without(NOT_VERIFIED, error, "the root certificates cannot be read")


def audit_details(stamp: JsonObject) -> dict[str, str | None]:
    """What the audit log keeps of it: later it can be shown that a pack had a trusted time, although somebody took it out of the file."""
    found = stamp["trusted_time"]
    return {"trusted_time": found["at"] if found else None, "no_trusted_time": stamp.get("no_trusted_time")}


def trusted_roots(given: Path | None) -> list[Certificate]:
    """The root certificates to check with: of this file, else of the settings; none where neither is set. Raises OSError, ValueError."""
    place = given or settings().tsa_root
    return _roots(place) if place else []


def _roots(place: Path) -> list[Certificate]:
    return read_roots(place.read_bytes())


async def _ask(url: str, asked: TimeStampRequest) -> bytes:
    """The body of the answer. Follows no redirect and asks no proxy. Raises httpx.HTTPError or BadToken."""
    headers = {"Content-Type": QUESTION, "Accept": ANSWER, "Accept-Encoding": "identity"}
    async with (
        httpx.AsyncClient(timeout=LONGEST_WAIT, trust_env=False, follow_redirects=False) as client,
        client.stream("POST", url, content=asked.as_bytes(), headers=headers) as answer,
    ):
        if answer.status_code != httpx.codes.OK or answer.headers.get("Content-Type", "").partition(";")[0].strip().lower() != ANSWER:
            raise BadToken(f"the answer has the HTTP status {answer.status_code} or a type of its own")
        body = bytearray()
        async for part in answer.aiter_raw():
            body += part
            if len(body) > LARGEST_ANSWER:
                raise BadToken("the answer is too long")
        return bytes(body)


def _without(reason: str, error: Exception | None = None, why: str | None = None) -> JsonObject:
    if error is not None:
        log.warning("no_trusted_time", reason=reason, why=why, **describe(error))
    return {"trusted_time": None, "no_trusted_time": reason}
