"""What the scenario makes for the later parts: accounts, people, browsers, the clock."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.recording import product
from tests.recording.browser import Account, Browser, Internet, sign_in
from tests.recording.people import Registered

SIGNED_IN_FOR = timedelta(minutes=25)


@dataclass
class World:
    """What the scenario made."""

    internet: Internet
    accounts: dict[str, Account] = field(default_factory=dict)
    people: dict[str, Registered] = field(default_factory=dict)
    browsers: dict[str, tuple[datetime, Browser]] = field(default_factory=dict)
    visitors: dict[str, Browser] = field(default_factory=dict)

    async def as_(self, login: str) -> Browser:
        """The browser of this account, signed in."""
        known, now = self.browsers.get(login), self.internet.clock.now
        if known is None or now - known[0] > SIGNED_IN_FOR:
            known = self.browsers[login] = now, await sign_in(self.internet, self.accounts[login], login)
        return known[1]

    def at(self, day: str, hour: str) -> None:
        """Move the clock."""
        self.internet.clock.set(day, hour)

    async def settle(self) -> None:
        """Deliver messages, and run the periodic tasks."""
        self.internet.randomness.step(f"settle {self.internet.clock.now.isoformat()}")
        await product.deliver_messages()
        await product.run_periodic_work()
        await product.deliver_messages()

    @property
    def names(self) -> dict[str, str]:
        """Ids of people without dashes, and their names in the recording."""
        return {who.id.replace("-", ""): key for key, who in self.people.items()}
