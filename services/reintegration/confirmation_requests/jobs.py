"""Periodic tasks: who is to be asked, and what waits to be sent."""

from services.reintegration.confirmation_requests.asking import ask_due, deliver_batch
from services.reintegration.sending.sweeping import send_waiting
from shared import clock
from shared.values import JobContext

ASK_EVERY = 3600.0


async def ask(_: JobContext) -> None:
    """Write questions for those who are to be asked. Safe to repeat."""
    await ask_due(clock.now())


async def deliver(_: JobContext) -> None:
    """Hand over what waits."""
    await send_waiting(deliver_batch)
