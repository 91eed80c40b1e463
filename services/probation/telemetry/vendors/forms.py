"""The administrator's forms about vendors: a vendor, a credential of each kind, its replacement, the reason why it is revoked."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from pydantic import BaseModel, BeforeValidator, StringConstraints, field_validator

from services.probation.telemetry.vendors.domain import Authentication, IPNetwork, TooWide, WrongNetwork, is_device_number, read_network
from shared.web.forms import FormErrors, parse
from shared.web.i18n import gettext, gettext_noop
from shared.web.request import Fields

OVERLAPS = (0, 1, 7, 30)
"""Days for which a secret still counts after it was replaced."""
LARGEST_CERTIFICATE = 64 * 1024
CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
FINGERPRINT = re.compile(r"[0-9a-f]{64}")
ONE_DEVICE = frozenset({Authentication.DEVICE_KEY, Authentication.CLIENT_CERTIFICATE})
"""The kinds that may be for one device alone."""
NO_NETWORK = gettext_noop("Enter a network by its first address and its length, for example 10.20.0.0/16")
TOO_WIDE = gettext_noop("This network is too wide: at most /8, or /32 for IPv6")
NO_CERTIFICATE = gettext_noop("Paste a certificate in PEM, or the SHA-256 fingerprint of one: 64 hexadecimal digits")
PRIVATE_KEY = gettext_noop("This is a private key, which nobody may have but the device: paste the certificate, and have a new key made")


def _network(typed: object) -> IPNetwork:
    try:
        return read_network(str(typed))
    except TooWide:
        raise ValueError(TOO_WIDE) from None
    except WrongNetwork:
        raise ValueError(NO_NETWORK) from None


class NameForm(BaseModel):
    """The name of a vendor."""

    name: Annotated[str, StringConstraints(max_length=120)]


class VendorForm(NameForm):
    """A vendor."""

    code: str

    @field_validator("code")
    @classmethod
    def _well_formed(cls, code: str) -> str:
        if not CODE.fullmatch(code):
            raise ValueError(gettext_noop("Use 2 to 40 small Latin letters, digits and dashes, with no dash at the beginning"))
        return code


class CredentialForm(BaseModel):
    """A credential with a secret."""

    device_id: str | None = None

    @field_validator("device_id")
    @classmethod
    def _well_formed(cls, device: str | None) -> str | None:
        if device is not None and not is_device_number(device):
            raise ValueError(gettext_noop("Use Latin letters, digits, dots and dashes, as printed on the device"))
        return device


class NetworkForm(BaseModel):
    """A registered network."""

    network: Annotated[IPNetwork, BeforeValidator(_network)]


class CertificateForm(CredentialForm):
    """A client certificate."""

    certificate: str


class OverlapForm(BaseModel):
    """For how many days the old secret still counts."""

    days: Literal["0", "1", "7", "30"]

    @property
    def overlap(self) -> timedelta:
        """The same as a time."""
        return timedelta(days=int(self.days))


class RevokeForm(BaseModel):
    """Why a credential is revoked."""

    reason: Annotated[str, StringConstraints(min_length=10, max_length=500)]


@dataclass(frozen=True, slots=True)
class CredentialFields:
    """What a new credential is made of, besides its vendor and kind; a secret is made by the system."""

    device_id: str | None = None
    network: IPNetwork | None = None
    fingerprint: str | None = None


def read_credential(kind: Authentication, given: Fields, now: datetime) -> CredentialFields | FormErrors:
    """The fields of a new credential of this kind, or what is wrong with them."""
    labels = {"device_id": gettext("Device number"), "network": gettext("Network"), "certificate": gettext("Certificate")}
    if kind == Authentication.REGISTERED_NETWORK:
        network = parse(NetworkForm, given, labels)
        return network if isinstance(network, FormErrors) else CredentialFields(network=network.network)
    if kind == Authentication.CLIENT_CERTIFICATE:
        form = parse(CertificateForm, given, labels)
        if isinstance(form, FormErrors):
            return form
        try:
            return CredentialFields(form.device_id, fingerprint=fingerprint_of(form.certificate, now))
        except ValueError as wrong:
            return FormErrors({"certificate": gettext(str(wrong))}, labels)
    secret = parse(CredentialForm, given, labels)
    if isinstance(secret, FormErrors):
        return secret
    return CredentialFields(secret.device_id if kind in ONE_DEVICE else None)


def fingerprint_of(text: str, now: datetime) -> str:
    """The SHA-256 of a certificate's DER form in hexadecimal, from its PEM or from a fingerprint as a program prints it.

    Raises ValueError with a msgid for anything else, for a private key, and for a certificate that has ended.
    """
    if "PRIVATE KEY" in text:
        raise ValueError(PRIVATE_KEY)
    plain = re.sub(r"(?i)^sha-?256( fingerprint)?\s*[=:]", "", text.strip())
    plain = re.sub(r"[\s:]", "", plain).lower()
    if FINGERPRINT.fullmatch(plain):
        return plain
    try:
        (certificate,) = x509.load_pem_x509_certificates(text.encode())
    except ValueError:
        raise ValueError(NO_CERTIFICATE) from None
    if certificate.not_valid_after_utc <= now:
        raise ValueError(gettext_noop("This certificate has ended: the vendor needs a new one"))
    return certificate.fingerprint(SHA256()).hex()
