"""Detached signatures (CMS) of a key that is made for the test."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder
from cryptography.x509.oid import NameOID

CONTENT = b"%PDF-1.7 a document"
AT = datetime(2026, 11, 24, tzinfo=UTC)


def signature(*options: PKCS7Options) -> bytes:
    """A CMS of a key that is made for this test."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Demo Officer")])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(AT).not_valid_after(AT + timedelta(days=1)).sign(key, SHA256())
    )  # fmt: skip
    return PKCS7SignatureBuilder().set_data(CONTENT).add_signer(certificate, key, SHA256()).sign(Encoding.DER, options)


def detached_signature() -> bytes:
    """The content does not stand in it."""
    return signature(PKCS7Options.DetachedSignature, PKCS7Options.Binary)
