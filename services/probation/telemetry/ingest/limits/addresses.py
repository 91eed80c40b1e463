"""Whom an address stands for when connections and requests are counted."""

import ipaddress


def sender_of(address: str) -> str:
    """The key of a sender: an IPv4 address, or the /64 network of an IPv6 address, because one customer has a whole one (RFC 6177)."""
    try:
        parsed = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return address[:64]
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(parsed) >> 64 << 64, 64)))
