"""Reads about senders whose connections were closed because they are registered for no vendor."""

import ipaddress
from dataclasses import dataclass
from datetime import datetime

from services.probation.database import DB
from shared.db.keyset import KeysetPage, page_of
from shared.db.rows import fetch_rows

LISTED = """SELECT s.address, s.protocol, s.first_at, s.last_at, s.times FROM probation.refused_sender s
    WHERE $2::text IS NULL OR (s.last_at, s.address, s.protocol) <
        (SELECT l.last_at, l.address, l.protocol FROM probation.refused_sender l WHERE l.address = $2 AND l.protocol = $3)
    ORDER BY s.last_at DESC, s.address DESC, s.protocol DESC LIMIT $1"""
# A network that was revoked or has run out says whose devices probably call.
ENDED = """SELECT c.network::text AS network, v.name FROM probation.vendor_credential c JOIN probation.vendor v ON v.code = c.vendor
    WHERE c.network IS NOT NULL AND (c.revoked_at IS NOT NULL OR c.valid_until <= $1) ORDER BY masklen(c.network) DESC, v.name"""


@dataclass(frozen=True, slots=True)
class RefusedSender:
    """An address (IPv4, the /64 of an IPv6 address, or empty: further ones together), how often it was refused, and when."""

    address: str
    protocol: str
    first_at: datetime
    last_at: datetime
    times: int

    @property
    def place(self) -> str:
        """Where the row stands in the list, for the address of the next page."""
        return f"{self.protocol}.{self.address}"


@dataclass(frozen=True, slots=True)
class EndedNetwork:
    """A network that was registered for a vendor and counts no more."""

    network: str
    name: str

    def holds(self, address: str) -> bool:
        """Whether the address, or the network that stands for it, lies in it."""
        try:
            inner, outer = ipaddress.ip_network(address), ipaddress.ip_network(self.network)
        except ValueError:
            return False
        if isinstance(inner, ipaddress.IPv4Network) and isinstance(outer, ipaddress.IPv4Network):
            return inner.subnet_of(outer)
        return isinstance(inner, ipaddress.IPv6Network) and isinstance(outer, ipaddress.IPv6Network) and inner.overlaps(outer)


async def refused(*, size: int, after: str = "") -> KeysetPage[RefusedSender]:
    """The senders that were refused, the last one first; `after` is a row's place."""
    protocol, _, address = after.partition(".")
    rows = await fetch_rows(DB, RefusedSender, LISTED, size + 1, address if protocol else None, protocol)
    return page_of(rows, size, begins_after=after or None, key="place")


async def ended_networks(now: datetime) -> list[EndedNetwork]:
    """Networks that count no more, the smallest first."""
    return await fetch_rows(DB, EndedNetwork, ENDED, now)
