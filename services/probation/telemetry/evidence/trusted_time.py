"""The trusted time of a pack: a token of a time-stamping authority (RFC 3161) over the pack's signature. No network, no clock, no database.

What is stamped is the 64 bytes of the signature, as in a signature time-stamp of ETSI EN 319 122-1: the token proves that this signature,
and so the content that it signs, existed at that time.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509 import Certificate, InvalidVersion, load_der_x509_certificate, load_pem_x509_certificates
from cryptography.x509.oid import ObjectIdentifier
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimeStampRequest,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from services.probation.telemetry.positions.iso import iso
from shared.values import JsonObject

SHA256 = ObjectIdentifier("2.16.840.1.101.3.4.2.1")
GRANTED = bytes.fromhex("3003020100")  # PKIStatusInfo with the status granted and no text, RFC 3161, section 2.4.2
SEQUENCE, SHORT_FORM, LONG_FORM = b"\x30", 128, 0x80
UNREADABLE = (ValueError, LookupError, TypeError, OverflowError, UnsupportedAlgorithm, InvalidVersion)


class BadToken(ValueError):
    """No token, or none over this signature by a trusted authority; the text says why."""


class RequestRefused(ValueError):
    """The authority answered that it gives no token."""


@dataclass(frozen=True)
class TrustedTime:
    """A token (DER of RFC 3161's TimeStampToken), its time (UTC), who gave it, and whether a root certificate vouches for that."""

    token: bytes
    at: datetime
    authority: str
    checked: bool

    @property
    def time(self) -> str:
        """`at` as packs write times."""
        return iso(self.at.timestamp())

    def as_json(self) -> JsonObject:
        """As it stands in the pack's file. Only the token proves anything: the two others are there to be read."""
        return {"token": base64.b64encode(self.token).decode(), "at": self.time, "authority": self.authority}


def read_roots(pem: bytes) -> list[Certificate]:
    """The certificates of a PEM file. Raises ValueError where there is none."""
    return load_pem_x509_certificates(pem)


def request_for(signature: bytes) -> TimeStampRequest:
    """What an authority is asked: its time for the SHA-256 of this signature, with its certificates, and a random number to answer with."""
    return (
        TimestampRequestBuilder()
        .data(signature)
        .hash_algorithm(HashAlgorithm.SHA256)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )


def read_answer(answer: bytes, asked: TimeStampRequest, signature: bytes, roots: Sequence[Certificate]) -> TrustedTime:
    """The trusted time out of an authority's answer (DER of TimeStampResp). Raises RequestRefused or BadToken; needs at least one root."""
    try:
        response = decode_timestamp_response(answer)
        granted = response.status == PKIStatus.GRANTED
        token = response.time_stamp_token() if granted else b""
    except UNREADABLE as wrong:
        raise BadToken("this is not an answer of a time-stamping authority") from wrong
    if not granted:
        raise RequestRefused(f"status {response.status}")
    if not roots:
        raise BadToken("there is no root certificate to check the token against")
    return _checked(token, signature, roots, asked.nonce)


def read_stamp(stamp: object, signature: bytes, roots: Sequence[Certificate]) -> TrustedTime | None:
    """The trusted time that stands in a pack's file beside this signature, None where the file has none. Raises BadToken.

    Without roots it is only known that the token names this signature: anybody can make such a token.
    """
    if stamp is None:
        return None
    try:
        token = base64.b64decode(stamp["token"], validate=True) if isinstance(stamp, dict) else b""
    except (KeyError, ValueError, TypeError) as wrong:
        raise BadToken("this is not a trusted time") from wrong
    found = _checked(token, signature, roots, None)
    if found.as_json() != stamp:
        raise BadToken("the time or the authority beside the token is not the one in it")
    return found


def _checked(token: bytes, signature: bytes, roots: Sequence[Certificate], nonce: int | None) -> TrustedTime:
    try:
        response = _as_response(token)
        imprint, at = response.tst_info.message_imprint, response.tst_info.gen_time
        authority = _signer(response).subject.rfc4514_string()
    except UNREADABLE as wrong:
        raise BadToken("this is not a token of a time-stamping authority") from wrong
    if (imprint.hash_algorithm, imprint.message) != (SHA256, hashlib.sha256(signature).digest()):
        raise BadToken("the token belongs to another signature")
    if roots:
        try:
            VerifierBuilder(roots=list(dict.fromkeys(roots)), nonce=nonce).build().verify_message(response, signature)
        except (VerificationError, *UNREADABLE) as wrong:
            raise BadToken("the token is not one of an authority with this root certificate") from wrong
    return TrustedTime(token, at, authority, checked=bool(roots))


def _as_response(token: bytes) -> TimeStampResponse:
    """The library checks whole answers only: the token as a granted one."""
    inside = GRANTED + token
    return decode_timestamp_response(SEQUENCE + _length(len(inside)) + inside)


def _length(number: int) -> bytes:
    """A length as DER writes it, X.690, section 8.1.3."""
    if number < SHORT_FORM:
        return bytes([number])
    digits = number.to_bytes((number.bit_length() + 7) // 8)
    return bytes([LONG_FORM | len(digits)]) + digits


def _signer(response: TimeStampResponse) -> Certificate:
    """The one certificate that the token says it is signed with. Raises ValueError.

    Two with the same issuer and number are refused: the name and the purpose could be those of one, and the signature that of the other.
    """
    (signer,) = response.signed_data.signer_infos
    certificates = [load_der_x509_certificate(each) for each in response.signed_data.certificates]
    (found,) = [each for each in certificates if (each.issuer, each.serial_number) == (signer.issuer, signer.serial_number)]
    return found
