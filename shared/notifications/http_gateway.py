"""SMS and messengers through a provider's HTTP interface, or through a small service of one's own in front of SMPP."""

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import datetime, timedelta

import httpx

from shared.notifications.gateway import Accepted, GatewayName, NotSent, Outgoing, Refused, TryLater

SECONDS = 15.0
LONGEST_WAIT = 3600.0
CLOCK_TOLERANCE = timedelta(minutes=5)
SIGNATURE, TIMESTAMP, KEY = "x-oralu-signature", "x-oralu-timestamp", "idempotency-key"
LATER = frozenset({408, 425, 429})
UNKNOWN = 422
"""The provider knows no such number; 404 would rather mean a wrong address of the provider."""


def sign(secret: bytes, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 over the time, a full stop and the body, in hexadecimal."""
    return hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def is_signed(secret: bytes, timestamp: str, body: bytes, signature: str, now: datetime) -> bool:
    """Whether a delivery report comes from who has the secret, and is not older or newer than five minutes."""
    try:
        sent = int(timestamp)
    except ValueError:
        return False
    fresh = abs(now.timestamp() - sent) <= CLOCK_TOLERANCE.total_seconds()
    return fresh and hmac.compare_digest(sign(secret, timestamp, body).encode(), signature.encode())


class HttpGateway:
    """POSTs each message as JSON, signed, with its key as `Idempotency-Key`."""

    name: GatewayName = "http"

    def __init__(self, address: str, secret: bytes, now: Callable[[], datetime], transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.address, self._secret, self._now, self._transport = address, secret, now, transport

    async def send(self, message: Outgoing) -> Accepted:
        """Raises TryLater or Refused."""
        sent = {"key": message.key, "channel": message.channel, "to": message.to, "language": message.language, "text": message.text}
        body = json.dumps(sent, ensure_ascii=False).encode()
        timestamp = str(int(self._now().timestamp()))
        signature = sign(self._secret, timestamp, body)
        headers = {"content-type": "application/json", KEY: message.key, TIMESTAMP: timestamp, SIGNATURE: signature}
        try:
            async with httpx.AsyncClient(timeout=SECONDS, follow_redirects=False, transport=self._transport) as client:
                answer = await client.post(self.address, content=body, headers=headers)
        except httpx.TimeoutException:
            raise TryLater("timeout") from None
        except httpx.HTTPError:
            raise TryLater("unreachable") from None
        if answer.is_success:
            return Accepted(_reference(answer) or message.key)
        raise _of_answer(answer)


def _of_answer(answer: httpx.Response) -> NotSent:
    status = answer.status_code
    if status in LATER or status == 404 or status >= 500:
        wait = answer.headers.get("retry-after", "")
        seconds = min(float(wait), LONGEST_WAIT) if wait.isdecimal() else None
        return TryLater("timeout" if status == 408 else "busy" if status in LATER else "refused_for_now", after_seconds=seconds)
    if status in {401, 403}:
        return TryLater("not_authorised")  # an operator mends the secret; the message waits meanwhile
    return Refused("unknown_address" if status == UNKNOWN else "refused")


def _reference(answer: httpx.Response) -> str | None:
    """`id` of the answer, where it is one."""
    try:
        found = answer.json()
    except ValueError:
        return None
    reference = found.get("id") if isinstance(found, dict) else None
    return str(reference)[:100] if reference is not None else None
