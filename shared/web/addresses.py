"""From where a request comes. The word of a proxy counts only where `ORALU_TRUSTED_PROXIES` names it."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from litestar.connection import ASGIConnection

from shared.settings import settings

Address = IPv4Address | IPv6Address
FORWARDED = "x-forwarded-for"
"""The one header that tells addresses: Oralu's own proxy writes it, and other proxies can be told to."""
SITE_BITS = 64
"""Of an IPv6 address: one subscriber has at least so large a network, and takes a new address in it at will."""


def client_address(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """The peer's address; where the peer is a trusted proxy, the last one in X-Forwarded-For that is not a trusted proxy's.

    Empty where the peer has no address (a Unix socket). Entries before one that is no address do not count: nobody vouches for them.
    """
    peer = peer_of(connection)
    if peer is None:
        return connection.client.host if connection.client is not None else ""
    found = peer
    for entry in reversed(forwarded(connection)):
        told = address_of(entry) if trusted(found) else None
        if told is None:
            break
        found = told
    return str(found)


def client_site(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """What limits count by: the address, of IPv6 its network of one subscriber."""
    return site_of(client_address(connection))


def site_of(address: str) -> str:
    """The IPv4 address itself, the /64 of an IPv6 address; what is no address as it is."""
    parsed = address_of(address)
    return str(IPv6Network((parsed, SITE_BITS), strict=False)) if isinstance(parsed, IPv6Address) else address


def peer_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Address | None:
    """Who opened the connection to this process: the browser, or a proxy."""
    return address_of(connection.client.host) if connection.client is not None else None


def forwarded(connection: ASGIConnection[Any, Any, Any, Any]) -> list[str]:
    """The entries of X-Forwarded-For, the nearest last; several headers of that name are one list."""
    return [entry.strip() for header in connection.headers.getall(FORWARDED, []) for entry in header.split(",")]


def trusted(address: Address) -> bool:
    """Whether it is a proxy whose word counts."""
    return any(address in network for network in settings().trusted_proxies)


def address_of(text: str) -> Address | None:
    """An address in text, also with a port, as some proxies write it; None for anything else."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        parsed = ip_address(text)
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return mapped or parsed
