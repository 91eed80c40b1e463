"""Sweep: messages about decisions are sent."""

from services.reintegration.help_requests.answering.delivering import deliver_batch
from services.reintegration.sending.sweeping import send_waiting
from shared.values import JobContext


async def tell(_: JobContext) -> None:
    """Hand over what is due."""
    await send_waiting(deliver_batch)
