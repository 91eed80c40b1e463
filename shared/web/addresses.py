"""From where a request comes, and whether it comes from this machine.

The word of a proxy counts only where `ORALU_TRUSTED_PROXIES` names it.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection

from shared.settings import settings

Address = IPv4Address | IPv6Address
FORWARDED = "x-forwarded-for"
"""The one header that tells addresses: Oralu's own proxy writes it, and other proxies can be told to."""
FORWARDED_SCHEME = "x-forwarded-proto"
OTHERS_ADD = (
    *("forwarded", "via", "x-real-ip", "x-client-ip", "client-ip", "true-client-ip", "cf-connecting-ip", "fastly-client-ip", "x-remote-ip"),
    *("x-forwarded-host", "x-forwarded-port", "x-forwarded-server", "x-forwarded-by", "x-forwarded-prefix", "x-forwarded-ssl"),
    *("x-forwarded-scheme", "x-original-host", "x-original-forwarded-for", "x-envoy-external-address", "x-proxyuser-ip"),
)
"""Headers of proxies that are not Oralu's own: infra/proxy/nginx.conf adds X-Forwarded-For and X-Forwarded-Proto alone."""
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


def on_this_machine(connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
    """Whether the browser is on this very machine, with no proxy in between but Oralu's own: what opens demo accounts.

    A proxy of somebody else's on this machine has a loopback address, too. It shows by what proxies add to a request, by the name that its
    visitors typed (Host, Origin, Referer), and by HTTP/1.0, which no browser speaks. One that passes bytes on and hides all that cannot be
    told from a browser.
    """
    peer, entries = peer_of(connection), forwarded(connection)
    own_proxy = peer is not None and trusted(peer) and bool(entries)
    if len(entries) > int(own_proxy) or not all(map(_is_loopback, [*entries, str(peer or "")])):
        return False
    if any(name in connection.headers for name in OTHERS_ADD) or connection.scope.get("http_version") == "1.0":
        return False
    scheme = connection.headers.get(FORWARDED_SCHEME)
    if scheme is not None and not (own_proxy and scheme == "http"):
        return False
    visited = [f"//{connection.headers.get('host', '')}", *(connection.headers.get(name) for name in ("origin", "referer"))]
    return all(_is_loopback(_name(address)) for address in visited if address is not None)


def _name(address: str) -> str:
    """The host's name in an address; empty where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(name: str) -> bool:
    parsed = address_of(name)
    return name == "localhost" or (parsed is not None and parsed.is_loopback)
