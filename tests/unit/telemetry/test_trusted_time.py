"""A token proves the time of one signature, by an authority whose root certificate is trusted, or it is refused."""

import base64
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier
from hypothesis import given, settings
from hypothesis import strategies as st

from services.probation.telemetry.evidence.trusted_time import BadToken, RequestRefused, TrustedTime, read_answer, read_stamp, request_for
from tests.support.tokens import AT, REJECTION, Authority, der, new_authority, with_false_certificate

SIGNATURE, ANOTHER = bytes(range(64)), bytes(range(1, 65))
AUTHORITY = new_authority()
ROOTS = [AUTHORITY.root]
AGAINST_THE_ROOT = "not one of an authority with this root"


def stamped(authority: Authority = AUTHORITY, signature: bytes = SIGNATURE, **wrong: Any) -> TrustedTime:
    """The trusted time that this authority gives."""
    asked = request_for(signature)
    return read_answer(authority.answer(asked.as_bytes(), **wrong), asked, signature, [authority.root])


STAMP = stamped().as_json()


def test_a_token_proves_the_time_of_the_signature() -> None:
    assert STAMP | {"token": ""} == {"token": "", "at": "2026-11-29T09:30:15.000Z", "authority": "CN=Time of tests,C=KZ"}
    found = read_stamp(STAMP, SIGNATURE, ROOTS)
    assert found is not None
    assert (found.at, found.authority, found.checked) == (AT, "CN=Time of tests,C=KZ", True)


def test_two_requests_carry_different_numbers() -> None:
    assert request_for(SIGNATURE).nonce != request_for(SIGNATURE).nonce


def test_a_file_without_a_trusted_time_has_none() -> None:
    assert read_stamp(None, SIGNATURE, ROOTS) is None


def test_a_token_of_another_signature_is_refused_with_a_root_and_without() -> None:
    for roots in (ROOTS, []):
        with pytest.raises(BadToken, match="belongs to another signature"):
            read_stamp(STAMP, ANOTHER, roots)


def test_a_token_of_an_authority_under_another_root_is_refused() -> None:
    stranger = new_authority("another time")
    with pytest.raises(BadToken, match=AGAINST_THE_ROOT):
        read_stamp(STAMP, SIGNATURE, [stranger.root])
    assert read_stamp(STAMP, SIGNATURE, [stranger.root, AUTHORITY.root, AUTHORITY.root]) is not None


def test_without_a_root_a_token_is_read_and_not_called_checked() -> None:
    found = read_stamp(STAMP, SIGNATURE, [])
    assert found is not None
    assert (found.at, found.checked) == (AT, False)


@pytest.mark.parametrize("change", [{"at": "2026-11-28T09:30:15.000Z"}, {"authority": "CN=Another"}, {"more": 1}])
def test_what_stands_beside_the_token_says_the_same_as_the_token(change: dict[str, Any]) -> None:
    with pytest.raises(BadToken, match="beside the token"):
        read_stamp(STAMP | change, SIGNATURE, ROOTS)


@pytest.mark.parametrize("stamp", [7, "", [], {}, False, {"token": 1}, {"token": "*"}, {"token": ""}, {"token": "MAA="}, {"token": None}])
def test_what_is_no_trusted_time_is_refused_with_words(stamp: Any) -> None:
    for roots in (ROOTS, []):
        with pytest.raises(BadToken, match="this is not a t"):
            read_stamp(stamp, SIGNATURE, roots)


@settings(max_examples=100, deadline=None)
@given(st.data())
@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_a_token_with_a_changed_bit_proves_no_other_time(data: st.DataObject) -> None:
    token = bytearray(base64.b64decode(STAMP["token"]))
    token[data.draw(st.integers(0, len(token) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        found = read_stamp(STAMP | {"token": base64.b64encode(token).decode()}, SIGNATURE, ROOTS)
    except BadToken:
        return
    assert found is not None
    assert (found.at, found.authority) == (AT, STAMP["authority"])


def test_a_changed_time_in_the_token_is_refused() -> None:
    token = base64.b64decode(STAMP["token"])
    changed = token.replace(b"20261129093015Z", b"20251129093015Z")
    assert changed != token
    with pytest.raises(BadToken, match=AGAINST_THE_ROOT):
        read_stamp(STAMP | {"token": base64.b64encode(changed).decode(), "at": "2025-11-29T09:30:15.000Z"}, SIGNATURE, ROOTS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"\x13\x02KZ", b"\x0d\x02KZ", id="a name of an unknown type"),
        pytest.param(b"", b"\x00", id="more at its end"),
    ],
)
def test_a_token_that_cannot_be_read_is_refused(before: bytes, after: bytes) -> None:
    token = base64.b64decode(STAMP["token"])
    changed = token.replace(before, after) if before else token + after
    assert changed != token
    with pytest.raises(BadToken, match="this is not a token"):
        read_stamp(STAMP | {"token": base64.b64encode(changed).decode()}, SIGNATURE, ROOTS)


def test_an_answer_with_another_number_than_asked_for_is_refused() -> None:
    assert stamped().checked
    with pytest.raises(BadToken, match=AGAINST_THE_ROOT):
        stamped(nonce=5)


def test_an_answer_about_another_signature_is_refused() -> None:
    asked, other = request_for(SIGNATURE), request_for(ANOTHER)
    with pytest.raises(BadToken, match="another signature"):
        read_answer(AUTHORITY.answer(other.as_bytes(), nonce=asked.nonce), asked, SIGNATURE, ROOTS)


def test_an_answer_that_cannot_be_checked_is_refused() -> None:
    asked = request_for(SIGNATURE)
    with pytest.raises(BadToken, match="no root"):
        read_answer(AUTHORITY.answer(asked.as_bytes()), asked, SIGNATURE, [])


def test_a_time_at_which_the_certificate_was_not_yet_valid_is_refused() -> None:
    with pytest.raises(BadToken, match=AGAINST_THE_ROOT):
        stamped(at=datetime(2019, 12, 31, tzinfo=UTC))


@pytest.mark.parametrize(
    ("purpose", "critical"), [(None, True), (ExtendedKeyUsageOID.SERVER_AUTH, True), (ExtendedKeyUsageOID.TIME_STAMPING, False)]
)
def test_a_certificate_for_another_purpose_stamps_no_time(purpose: ObjectIdentifier | None, critical: bool) -> None:
    web_server = new_authority(purpose=purpose, critical=critical)
    for each in (web_server, with_false_certificate(web_server)):
        with pytest.raises(BadToken):
            stamped(each)


def test_two_certificates_of_one_number_are_refused_because_one_could_lend_the_other_its_name() -> None:
    with pytest.raises(BadToken, match="not a token"):
        stamped(with_false_certificate(AUTHORITY))


def test_an_authority_that_refuses_is_told_from_one_that_answers_nonsense() -> None:
    asked = request_for(SIGNATURE)
    with pytest.raises(RequestRefused):
        read_answer(REJECTION, asked, SIGNATURE, ROOTS)
    for nonsense in (b"", b"<html>", REJECTION[:-1], der(0x30, der(0x30, der(0x02, b"\x00"))), der(0x30, der(0x30, der(0x02, b"\x63")))):
        with pytest.raises((BadToken, RequestRefused)):
            read_answer(nonsense, asked, SIGNATURE, ROOTS)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="OpenSSL's command is not installed")
def test_openssl_checks_our_tokens_and_its_own_are_taken(tmp_path: Path) -> None:
    asked = request_for(SIGNATURE)
    files = {
        "root.pem": AUTHORITY.root_pem,
        "tsa.pem": AUTHORITY.certificate.public_bytes(Encoding.PEM),
        "tsa.key": AUTHORITY.key_pem,
        "signature": SIGNATURE,
        "token": base64.b64decode(STAMP["token"]),
        "query": asked.as_bytes(),
        "serial": b"01",
        "conf": b"[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\n"
        b"accuracy=secs:1\nclock_precision_digits=3\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    def openssl(*arguments: str) -> str:
        return subprocess.run(["openssl", "ts", *arguments], cwd=tmp_path, check=True, capture_output=True, text=True).stdout

    assert "OK" in openssl("-verify", "-data", "signature", "-in", "token", "-token_in", "-CAfile", "root.pem")
    openssl("-reply", "-config", "conf", "-queryfile", "query", "-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "answer")
    found = read_answer((tmp_path / "answer").read_bytes(), asked, SIGNATURE, ROOTS)
    assert read_stamp(found.as_json(), SIGNATURE, ROOTS) == found
