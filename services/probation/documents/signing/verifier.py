"""Who says whether a signature is genuine: a service such as NCANode, which knows the algorithms and authorities of Kazakhstan."""

import base64
from dataclasses import dataclass
from typing import Literal, Protocol

import httpx

from shared.values import JsonObject

Verdict = Literal["verified", "not_verified", "not_checked"]
SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Checked:
    """What the verifier said. `said`: whose signature it is, or why there is no answer."""

    verdict: Verdict
    said: str


class SignatureVerifier(Protocol):
    """Checks a detached signature of a content. Raises nothing: who cannot be asked has not checked."""

    async def verify(self, content: bytes, cms: bytes) -> Checked: ...


class NoVerifier:
    """Nobody is set up who could check."""

    async def verify(self, content: bytes, cms: bytes) -> Checked:  # noqa: ARG002 - the interface's signature
        return Checked("not_checked", "")


class NcaNode:
    """`POST /cms/verify` of NCANode 3: `{"revocationCheck": ["OCSP"], "cms": …, "data": …}`, answered by `valid` and `signers`."""

    def __init__(self, url: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.url, self.transport = url.rstrip("/"), transport

    async def verify(self, content: bytes, cms: bytes) -> Checked:
        asked = {"revocationCheck": ["OCSP"], "cms": _base64(cms), "data": _base64(content)}
        try:
            async with httpx.AsyncClient(timeout=SECONDS, trust_env=False, transport=self.transport) as client:
                answer = await client.post(f"{self.url}/cms/verify", json=asked)
            told = answer.json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            return Checked("not_checked", type(error).__name__)
        if answer.status_code != httpx.codes.OK or not isinstance(told, dict) or not isinstance(told.get("valid"), bool):
            return Checked("not_checked", f"HTTP {answer.status_code}")
        return Checked("verified" if told["valid"] else "not_verified", ", ".join(_names(told)))


def verifier_at(url: str | None) -> SignatureVerifier:
    """The verifier at that address; without one nothing is checked."""
    return NcaNode(url) if url else NoVerifier()


def _names(told: JsonObject) -> list[str]:
    """Names of the signers, from the subjects of their own certificates."""
    found = []
    for signer in told.get("signers") or []:
        certificates = signer.get("certificates") if isinstance(signer, dict) else None
        subject = certificates[0].get("subject") if certificates and isinstance(certificates[0], dict) else None
        name = subject.get("commonName") if isinstance(subject, dict) else None
        if isinstance(name, str):
            found.append(name[:200])
    return found


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
