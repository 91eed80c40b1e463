"""What the worker hands to a gateway of messages, and what a person was told."""

from datetime import datetime
from uuid import UUID

from services.probation.reminders import delivering
from services.probation.reminders.queries import Sent, of_person
from shared.notifications.gateway import Accepted, GatewayName, Outgoing


class Recorded:
    """A gateway that keeps what it was given, and fails as often as it was told to."""

    name: GatewayName = "http"

    def __init__(self) -> None:
        self.taken: list[Outgoing] = []
        self.problems: list[Exception] = []

    async def send(self, message: Outgoing) -> Accepted:
        if self.problems:
            raise self.problems.pop(0)
        self.taken.append(message)
        return Accepted(f"ref-{message.key}")


async def told(whose: UUID) -> list[Sent]:
    return list(await of_person(whose, size=50))


async def states(whose: UUID) -> list[tuple[str, str, str | None]]:
    return sorted((each.kind, each.state, each.why) for each in await told(whose))


async def deliver(now: datetime) -> int:
    return await delivering.deliver_batch(now)
