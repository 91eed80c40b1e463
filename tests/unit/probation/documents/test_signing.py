"""What is taken as a detached signature, and what a verifier's answers mean."""

import base64

import httpx
import pytest
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, load_der_pkcs7_certificates
from hypothesis import given
from hypothesis import strategies as st

from services.probation.documents.signing.cms import LARGEST, NotASignature, read_cms
from services.probation.documents.signing.verifier import NcaNode, NoVerifier, verifier_at
from tests.builders.signatures import CONTENT, detached_signature, signature


@pytest.fixture(scope="module")
def detached() -> bytes:
    return detached_signature()


def pem(content: bytes) -> str:
    return f"-----BEGIN CMS-----\r\n{base64.encodebytes(content).decode()}-----END CMS-----\r\n"


def test_a_detached_signature_is_read_with_and_without_its_frame(detached: bytes) -> None:
    assert read_cms(pem(detached)) == detached
    assert read_cms(base64.b64encode(detached).decode()) == detached
    assert load_der_pkcs7_certificates(read_cms(pem(detached)))[0].subject.rfc4514_string() == "CN=Demo Officer"


def test_a_signature_with_its_content_is_not_detached() -> None:
    with pytest.raises(NotASignature):
        read_cms(pem(signature(PKCS7Options.Binary)))


@pytest.mark.parametrize("text", ["", "not base64!", base64.b64encode(b"\x30\x03\x02\x01\x05").decode(), "QUFB" * LARGEST])
def test_what_is_no_signature_is_refused(text: str) -> None:
    with pytest.raises(NotASignature):
        read_cms(text)


@given(st.data())
def test_a_cut_signature_is_refused(detached: bytes, data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(detached) - 1))
    with pytest.raises(NotASignature):
        read_cms(pem(detached[:length]))


def node(status: int, answer: object) -> NcaNode:
    """A verifier that gives this answer, and looks at what it is asked."""

    def told(request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/cms/verify"
        return httpx.Response(status, json=answer)

    return NcaNode("http://verifier.test/", httpx.MockTransport(told))


SIGNERS = [{"certificates": [{"valid": True, "subject": {"commonName": "ДЕМО ОФИЦЕР", "iin": "991231500006"}}]}]


@pytest.mark.parametrize(
    ("status", "answer", "verdict", "said"),
    [
        (200, {"status": 200, "message": "OK", "valid": True, "signers": SIGNERS}, "verified", "ДЕМО ОФИЦЕР"),
        (200, {"status": 200, "message": "OK", "valid": False, "signers": SIGNERS}, "not_verified", "ДЕМО ОФИЦЕР"),
        (200, {"status": 200}, "not_checked", "HTTP 200"),
        (200, ["valid"], "not_checked", "HTTP 200"),
        (500, {"valid": True}, "not_checked", "HTTP 500"),
        (200, {"valid": True, "signers": [{"certificates": []}, 5, {}]}, "verified", ""),
    ],
)
async def test_what_the_verifier_answers(status: int, answer: object, verdict: str, said: str) -> None:
    checked = await node(status, answer).verify(CONTENT, b"cms")
    assert (checked.verdict, checked.said) == (verdict, said)


async def test_a_verifier_that_is_away_has_not_checked() -> None:
    def away(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("away", request=request)

    assert (await NcaNode("http://verifier.test", httpx.MockTransport(away)).verify(CONTENT, b"")).verdict == "not_checked"
    assert (await verifier_at(None).verify(CONTENT, b"")).verdict == "not_checked"
    assert isinstance(verifier_at(None), NoVerifier)
