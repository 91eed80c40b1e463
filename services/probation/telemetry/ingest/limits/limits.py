"""The limits of this process, from its settings.

Addresses are limited before anything is read or asked of the database; vendors and devices by what they were authenticated for. A sender
that was authenticated before keeps its way in while somebody else at its address guesses.
"""

import asyncio
import ipaddress
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import cache

from services.probation.settings import ProbationSettings, settings
from services.probation.telemetry.ingest.limits.addresses import sender_of
from services.probation.telemetry.ingest.limits.connections import ConnectionTable, Place
from services.probation.telemetry.ingest.limits.token_bucket import TokenBuckets
from services.probation.telemetry.ingest.limits.turns import Turns
from services.probation.telemetry.vendors.credentials import known_vendor

AT_ONCE_ADDRESS, AT_ONCE_VENDOR, AT_ONCE_DEVICE = 10.0, 1.0, 20_000.0
NETWORK_FACTOR = 10
LOGGED_A_SECOND, LOGGED_AT_ONCE = 1.0, 20.0
KNOWN_SECONDS, MOST_KNOWN = 3600.0, 50_000
LONGEST_PAUSE, LOOK_SECONDS = 60.0, 60.0
TURNS, TURNS_OF_A_VENDOR = 8, 3
"""Of the ten connections to the database."""


class TooMany(Exception):
    """More than the sender may send; `seconds` until it may send again."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"try again in {seconds:.1f} s")
        self.seconds = seconds


class Limits:
    """All limits of one process; `seconds` is a clock that never goes back, and `sleep` waits by it."""

    def __init__(
        self,
        chosen: ProbationSettings,
        seconds: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.chosen, self._seconds, self.sleep = chosen, seconds, sleep
        each = chosen.requests_of_an_address
        self._requests = TokenBuckets(each, each * AT_ONCE_ADDRESS, seconds)
        self._requests_of_networks = TokenBuckets(each * NETWORK_FACTOR, each * NETWORK_FACTOR * AT_ONCE_ADDRESS, seconds)
        self._failures = TokenBuckets(chosen.failures_of_an_address / 60, max(1.0, chosen.failures_of_an_address), seconds)
        self._fixes = TokenBuckets(chosen.fixes_of_a_vendor, max(1.0, chosen.fixes_of_a_vendor * AT_ONCE_VENDOR), seconds)
        self._reports = TokenBuckets(chosen.reports_of_a_device / 60, AT_ONCE_DEVICE, seconds, most_keys=200_000)
        self._known: dict[tuple[str, str], tuple[str, float]] = {}
        self._portion: dict[str, float] = {}
        self._look_again: dict[str, float] = {}
        self._proxies = [ipaddress.ip_network(each) for each in chosen.proxies]
        self.http, self.tcp = ConnectionTable(chosen.http_connections), ConnectionTable(chosen.tcp_connections)
        self._logged = TokenBuckets(LOGGED_A_SECOND, LOGGED_AT_ONCE, seconds)
        self.turns = Turns(TURNS, TURNS_OF_A_VENDOR)

    def share(self, address: str, table: ConnectionTable) -> tuple[str, int]:
        """(who a connection of this address counts for, how many connections that is allowed in the table)."""
        if self._is_proxy(address):
            return f"proxy {address}", table.most
        vendor = known_vendor(address)
        if vendor is not None:
            return self.share_of_vendor(vendor, table)
        return sender_of(address), self.chosen.connections_of_an_address

    def share_of_vendor(self, vendor: str, table: ConnectionTable) -> tuple[str, int]:
        """The same for a connection that has shown the vendor's account or certificate: never all places."""
        return f"vendor {vendor}", min(self.chosen.connections_of_a_vendor, max(1, table.most // 2))

    def pass_to_vendor(self, place: Place, vendor: str) -> Place | None:
        """A TCP connection counts for its vendor from now on, not for its address any more; None if the vendor has too many."""
        who, each = self.share_of_vendor(vendor, self.tcp)
        if place.who == who:
            return place
        place.leave()
        return self.tcp.enter(who, each, place.close)

    def admit(self, address: str) -> None:
        """Count a request or a connection of this address. Raises TooMany."""
        buckets = self._requests if known_vendor(address) is None else self._requests_of_networks
        if wait := buckets.admit(sender_of(address)):
            raise TooMany(wait)

    def admit_claim(self, address: str, claimed: str) -> None:
        """Whether this address may be checked for the credential that it claims to have. Raises TooMany, whether or not there is such a
        credential, if too much from there was wrong. A credential that was right from there in the last hour is always checked."""
        if self.vendor_of(address, claimed) is None and (wait := self._failures.wait(sender_of(address))):
            raise TooMany(wait)

    def vendor_of(self, address: str, claimed: str) -> str | None:
        """The vendor of this credential, if it was right from this address in the last hour."""
        vendor, until = self._known.get((sender_of(address), claimed), (None, 0.0))
        return vendor if until > self._seconds() else None

    def authenticated(self, address: str, claimed: str, vendor: str) -> None:
        """The credential was right."""
        now = self._seconds()
        if len(self._known) >= MOST_KNOWN:
            self._known = {pair: found for pair, found in self._known.items() if found[1] > now}
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
        self._known[sender_of(address), claimed] = vendor, now + KNOWN_SECONDS

    def admit_batch(self, vendor: str) -> None:
        """Whether this vendor may send now. Raises TooMany if it is over its rate."""
        if wait := self._fixes.wait(vendor):
            raise TooMany(wait)

    def failed(self, address: str) -> None:
        """Something that this address showed was wrong, or is of nobody."""
        self._failures.take(sender_of(address))

    def wait(self, vendor: str, devices: Iterable[str] = ()) -> float:
        """Seconds to wait before more is read of this vendor and these devices."""
        return max([self._fixes.wait(vendor), *(self._reports.wait(device) for device in devices)])

    async def pause(self, vendor: str, devices: Iterable[str]) -> None:
        """Return when more may be read of this vendor and these devices, or after LONGEST_PAUSE."""
        if wait := self.wait(vendor, devices):
            await self.sleep(min(wait, LONGEST_PAUSE))

    def count(self, vendor: str, reports: int) -> None:
        """Count a vendor's reports, which are taken: they were too many only for the next ones."""
        self._fixes.take(vendor, reports / self._portion.get(vendor, 1.0))

    def should_look(self, vendor: str) -> bool:
        """Whether the number of the vendor's devices is to be looked up again: once in LOOK_SECONDS."""
        now = self._seconds()
        if self._look_again.get(vendor, now) > now:
            return False
        self._look_again[vendor] = now + LOOK_SECONDS
        return True

    def has_devices(self, vendor: str, devices: int) -> None:
        """How many devices of the vendor are registered: what it may send grows with them, up to what any vendor may send."""
        allowed = max(self.chosen.least_fixes_of_a_vendor, devices * self.chosen.fixes_of_a_registered_device)
        self._portion[vendor] = min(1.0, allowed / self.chosen.fixes_of_a_vendor)

    def may_log(self, event: str) -> bool:
        """Whether an event that a sender causes may be logged once more: a flood of them does not fill the log."""
        return not self._logged.admit(event)

    def over(self, reports: Mapping[str, int]) -> set[str]:
        """Count each device's reports; returns the devices that have sent too many before, of which nothing is counted."""
        over = {device for device in reports if self._reports.wait(device)}
        for device, number in reports.items():
            if device not in over:
                self._reports.take(device, number)
        return over

    def _is_proxy(self, address: str) -> bool:
        try:
            return any(ipaddress.ip_address(address) in each for each in self._proxies)
        except ValueError:
            return False


@cache
def limits() -> Limits:
    """Those of this process."""
    return Limits(settings())
