"""An authority that issues certificates for a gateway and its devices. They are valid from 2000 to 2100: TLS asks the machine's clock."""

from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

SINCE, UNTIL = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Issued:
    """A certificate and its key in files, and the SHA-256 of the certificate in hexadecimal."""

    certificate: Path
    key: Path
    fingerprint: str


class Authority:
    """Signs certificates; `certificate` is the file that others trust it by."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._key = generate_private_key(SECP256R1())
        self._own = self._signed(name, self._key, is_authority=True)
        self.certificate = folder / f"{name}.pem"
        self.certificate.write_bytes(self._own.public_bytes(Encoding.PEM))

    def issue(self, name: str) -> Issued:
        """A certificate of this name, for 127.0.0.1 as well."""
        key = generate_private_key(SECP256R1())
        made = self._signed(name, key, is_authority=False)
        issued = Issued(self._folder / f"{name}.crt", self._folder / f"{name}.key", made.fingerprint(SHA256()).hex())
        issued.certificate.write_bytes(made.public_bytes(Encoding.PEM))
        issued.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return issued

    def _signed(self, name: str, key: EllipticCurvePrivateKey, *, is_authority: bool) -> x509.Certificate:
        return (
            x509.CertificateBuilder()
            .subject_name(_named(name))
            .issuer_name(_named(self._name))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(SINCE)
            .not_valid_after(UNTIL)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
            .sign(self._key, SHA256())
        )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
