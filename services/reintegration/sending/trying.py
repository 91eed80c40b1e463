"""One try of a message through the gateway, outside any transaction."""

from dataclasses import dataclass
from datetime import datetime

from services.reintegration.sending.domain import MOST_ATTEMPTS, Event, backoff
from services.reintegration.settings import settings
from shared import clock
from shared.logs import log
from shared.notifications.choosing import gateway_of
from shared.notifications.gateway import NotSent, Outgoing, TryLater


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a try. `why`: the gateway's code; `wait`: before when it is not tried again."""

    event: Event
    gateway: str
    why: str | None
    wait: datetime


async def hand_over(message: Outgoing, attempts: int, *, until: datetime, what: str, now: datetime) -> Tried:
    """Give a message to its gateway; `attempts`: with this one. After `until` it is of no use. `what`: its kind, for the log."""
    gateway = gateway_of(message.channel, settings(), clock.now)
    try:
        await gateway.send(message)
    except NotSent as problem:
        log.warning(f"{what}_not_sent", channel=message.channel, gateway=gateway.name, problem=problem.problem, attempts=attempts)
        wait = now + backoff(attempts, problem.after_seconds if isinstance(problem, TryLater) else None)
        again = isinstance(problem, TryLater) and attempts < MOST_ATTEMPTS and wait < until
        return Tried(Event.LATER if again else Event.GIVEN_UP, gateway.name, problem.problem, wait)
    return Tried(Event.TAKEN, gateway.name, None, now)
