"""Sweep: links that wait are sent."""

from services.reintegration.sending.sweeping import send_waiting
from services.reintegration.time_links.delivering import deliver_batch
from shared.values import JobContext


async def deliver(_: JobContext) -> None:
    """Hand over what waits."""
    await send_waiting(deliver_batch)
