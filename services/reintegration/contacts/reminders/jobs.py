"""Sweep: reminders whose time has come are sent."""

from services.reintegration.contacts.reminders.delivering import deliver_batch
from services.reintegration.sending.sweeping import send_waiting
from shared.values import JobContext


async def remind(_: JobContext) -> None:
    """Hand over what is due."""
    await send_waiting(deliver_batch)
