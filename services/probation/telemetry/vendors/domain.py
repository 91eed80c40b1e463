"""Where a report came from, how its sender proved it, and whether that is what its device demands. No database, no clock."""

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class Protocol(StrEnum):
    """How a device, or its vendor's platform, speaks to a receiver."""

    HTTP = "http"
    OSMAND = "osmand"
    MQTT = "mqtt"
    R16H = "r16h"
    WATCH = "watch"
    GT06 = "gt06"


class Authentication(StrEnum):
    """How the sender of a report was authenticated."""

    REQUEST_SIGNATURE = "request_signature"
    """An HMAC-SHA256 over time, nonce and body, by the secret of a vendor's key."""
    DEVICE_KEY = "device_key"
    """A secret sent with the report, of one device or of a vendor."""
    CLIENT_CERTIFICATE = "client_certificate"
    """The TLS certificate of a device or a vendor, verified by the receiver."""
    MQTT_ACCOUNT = "mqtt_account"
    """The account of a vendor at a broker or a receiver, by its password."""
    REGISTERED_NETWORK = "registered_network"
    """The sender's address lies in a network that is registered for the vendor, such as its private APN or VPN."""
    NONE = "none"
    """It was not: reports from before sources were recorded."""


WAYS: Mapping[Protocol, tuple[Authentication, ...]] = MappingProxyType(
    {
        Protocol.HTTP: (Authentication.REQUEST_SIGNATURE,),
        Protocol.OSMAND: (Authentication.DEVICE_KEY, Authentication.REQUEST_SIGNATURE),
        Protocol.MQTT: (Authentication.MQTT_ACCOUNT,),
        **dict.fromkeys(
            (Protocol.R16H, Protocol.WATCH, Protocol.GT06), (Authentication.REGISTERED_NETWORK, Authentication.CLIENT_CERTIFICATE)
        ),
    }
)
"""The ways of authentication that each protocol has, the usual one first."""
WITH_SECRET = frozenset({Authentication.REQUEST_SIGNATURE, Authentication.DEVICE_KEY, Authentication.MQTT_ACCOUNT})
"""The kinds of credentials that hold a secret; a network and a certificate are public."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where reports come from: the same for every report of one sender. `receiver` names the receiving process."""

    protocol: Protocol
    vendor: str
    credential: str
    authentication: Authentication
    receiver: str


@dataclass(frozen=True, slots=True)
class Binding:
    """What the register of devices demands of a device's reports."""

    vendor: str
    protocol: Protocol
    authentication: Authentication


class Mismatch(StrEnum):
    """Why a report is kept apart: it is not authenticated as its device demands. The sender is not told which."""

    UNREGISTERED = "unregistered"
    VENDOR = "other_vendor"
    PROTOCOL = "other_protocol"
    AUTHENTICATION = "other_authentication"


def mismatch(source: Source, binding: Binding | None) -> Mismatch | None:
    """How `source` differs from what the device demands; None if it is what it demands."""
    if binding is None:
        return Mismatch.UNREGISTERED
    if source.vendor != binding.vendor:
        return Mismatch.VENDOR
    if source.protocol != binding.protocol:
        return Mismatch.PROTOCOL
    return Mismatch.AUTHENTICATION if source.authentication != binding.authentication else None


class WrongNetwork(ValueError):
    """What was typed is no network of a vendor."""


class NoNetwork(WrongNetwork):
    """It is no network in CIDR notation, or not written by its first address."""


class TooWide(WrongNetwork):
    """It is wider than a vendor's network can be: everybody, or a large part of the internet, would count as the vendor."""


WIDEST = {4: 8, 6: 32}
"""The shortest prefix of a vendor's network, by the version of IP."""


def read_network(text: str) -> IPNetwork:
    """A vendor's network in CIDR notation (RFC 4632, RFC 4291); a single address is a network of its own. Raises WrongNetwork."""
    try:
        network = ipaddress.ip_network(text.strip())
    except ValueError as wrong:
        raise NoNetwork from wrong
    if isinstance(network, ipaddress.IPv6Network) and network.network_address.ipv4_mapped is not None:
        raise NoNetwork  # a receiver knows the sender by its IPv4 address
    if network.prefixlen < WIDEST[network.version]:
        raise TooWide
    return network


@dataclass(frozen=True, slots=True)
class Network:
    """A network that is registered for a vendor, until `valid_until` (None: without an end)."""

    credential: str
    vendor: str
    network: IPNetwork
    valid_until: datetime | None

    def holds(self, address: IPAddress, now: datetime) -> bool:
        """Whether a sender at this address is one of the vendor's."""
        return address.version == self.network.version and address in self.network and (self.valid_until is None or now < self.valid_until)


def network_of(address: str, networks: Iterable[Network], now: datetime) -> Network | None:
    """The smallest registered network that holds the address; None if there is none, or if it is no address."""
    try:
        parsed = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return None
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    found = [each for each in networks if each.holds(parsed, now)]
    return max(found, key=lambda each: each.network.prefixlen, default=None)


def is_device_number(text: str) -> bool:
    """Whether a device can have this number: Latin letters, digits, dots, dashes, colons and underscores, at most 64."""
    return 0 < len(text) <= 64 and all(each.isascii() and (each.isalnum() or each in "._:-") for each in text)


def is_public(host: str) -> bool:
    """Whether a listener on this address can be reached from outside a private network: every address at once, or a public one."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host != "localhost"
    return address.is_unspecified or not (address.is_loopback or address.is_private)


def same_secret(given: str, secret: bytes) -> bool:
    """Whether `given` is the secret in hexadecimal, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(hashlib.sha256(given.encode()).digest(), hashlib.sha256(secret.hex().encode()).digest())
