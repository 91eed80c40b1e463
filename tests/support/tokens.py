"""A time-stamping authority for tests (RFC 3161): its certificates, and the answers that it gives, right ones and wrong ones.

The tokens are written here byte by byte, because an authority that exists would put the time of its own clock in them. A test compares
them with those of OpenSSL where it is installed.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier
from rfc3161_client._rust import parse_timestamp_request

AT = datetime(2026, 11, 29, 9, 30, 15, tzinfo=UTC)
FIRST_DAY, LAST_DAY = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
SIGNED_DATA, TST_INFO = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE, MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47"
SHA256, ECDSA_SHA256 = "2.16.840.1.101.3.4.2.1", "1.2.840.10045.4.3.2"
POLICY = "1.2.3.4.1"
INTEGER, OCTETS, OID, SEQUENCE, SET, TIME, FIRST_FIELD = 0x02, 0x04, 0x06, 0x30, 0x31, 0x18, 0xA0
REJECTION = bytes.fromhex("30053003020102")


@dataclass(frozen=True)
class Authority:
    """An authority with its root certificate. `beside` are certificates that it sends along."""

    root: x509.Certificate
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    beside: tuple[x509.Certificate, ...] = ()

    @property
    def root_pem(self) -> bytes:
        return self.root.public_bytes(Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def answer(self, query: bytes, *, at: datetime = AT, nonce: int | None = None) -> bytes:
        """The answer to a request (both DER); `nonce` is another one than was asked for."""
        asked = parse_timestamp_request(query)
        number = asked.nonce if nonce is None else nonce
        info = der(
            SEQUENCE,
            integer(1),
            oid(POLICY),
            der(SEQUENCE, algorithm(SHA256), der(OCTETS, asked.message_imprint.message)),
            integer(7),
            der(TIME, f"{at:%Y%m%d%H%M%S}Z".encode()),
            integer(number) if number is not None else b"",
        )
        return der(SEQUENCE, der(SEQUENCE, integer(0)), self._token(info))

    def _token(self, info: bytes) -> bytes:
        certificates = [each.public_bytes(Encoding.DER) for each in (self.certificate, *self.beside)]
        names = [
            _attribute(CONTENT_TYPE, oid(TST_INFO)),
            _attribute(MESSAGE_DIGEST, der(OCTETS, hashlib.sha256(info).digest())),
            _attribute(
                SIGNING_CERTIFICATE, der(SEQUENCE, der(SEQUENCE, der(SEQUENCE, der(OCTETS, hashlib.sha256(certificates[0]).digest()))))
            ),
        ]
        signed = b"".join(sorted(names))
        signer = der(
            SEQUENCE,
            integer(1),
            der(SEQUENCE, self.certificate.issuer.public_bytes(), integer(self.certificate.serial_number)),
            algorithm(SHA256),
            der(FIRST_FIELD, signed),
            algorithm(ECDSA_SHA256),
            der(OCTETS, self.key.sign(der(SET, signed), ec.ECDSA(hashes.SHA256()))),
        )
        data = der(
            SEQUENCE,
            integer(3),
            der(SET, algorithm(SHA256)),
            der(SEQUENCE, oid(TST_INFO), der(FIRST_FIELD, der(OCTETS, info))),
            der(FIRST_FIELD, *sorted(certificates)),
            der(SET, signer),
        )
        return der(SEQUENCE, oid(SIGNED_DATA), der(FIRST_FIELD, data))


def new_authority(
    name: str = "Time of tests", *, purpose: ObjectIdentifier | None = ExtendedKeyUsageOID.TIME_STAMPING, critical: bool = True
) -> Authority:
    """An authority with a root of its own. Another `purpose` makes a certificate that is not for time stamps."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    above = _name(f"Root of {name}")
    limits = x509.BasicConstraints(ca=True, path_length=None)
    root = _certificate(above, above, root_key).add_extension(limits, critical=True).sign(root_key, hashes.SHA256())
    return Authority(root, _signing(above, name, key, purpose, critical).sign(root_key, hashes.SHA256()), key)


def with_false_certificate(authority: Authority) -> Authority:
    """It sends along a second certificate of the same issuer and number, for time stamps, that the root never signed."""
    issuer = authority.certificate.issuer
    false = _signing(issuer, "Nobody", authority.key, ExtendedKeyUsageOID.TIME_STAMPING, True, authority.certificate.serial_number)
    return Authority(authority.root, authority.certificate, authority.key, (false.sign(authority.key, hashes.SHA256()),))


def der(tag: int, *parts: bytes) -> bytes:
    """A value of ASN.1 as DER writes it (X.690)."""
    body = b"".join(parts)
    digits = len(body).to_bytes((len(body).bit_length() + 7) // 8)
    return bytes([tag]) + (bytes([len(body)]) if len(body) < 128 else bytes([0x80 | len(digits)]) + digits) + body


def integer(number: int) -> bytes:
    return der(INTEGER, number.to_bytes(number.bit_length() // 8 + 1))


def oid(dotted: str) -> bytes:
    first, second, *others = (int(each) for each in dotted.split("."))
    return der(OID, *(_base_128(each) for each in (40 * first + second, *others)))


def algorithm(dotted: str) -> bytes:
    return der(SEQUENCE, oid(dotted))


def _base_128(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(number & 0x7F | 0x80)
    return bytes(reversed(digits))


def _attribute(name: str, value: bytes) -> bytes:
    return der(SEQUENCE, oid(name), der(SET, value))


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "KZ"), x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, number: int | None = None
) -> x509.CertificateBuilder:
    begun = x509.CertificateBuilder(issuer, subject, key.public_key(), number or x509.random_serial_number())
    return begun.not_valid_before(FIRST_DAY).not_valid_after(LAST_DAY)


def _signing(
    issuer: x509.Name,
    name: str,
    key: ec.EllipticCurvePrivateKey,
    purpose: ObjectIdentifier | None,
    critical: bool,
    number: int | None = None,
) -> x509.CertificateBuilder:
    builder = _certificate(_name(name), issuer, key, number)
    return builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=critical) if purpose else builder
