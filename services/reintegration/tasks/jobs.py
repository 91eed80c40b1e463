"""Requests from probation."""

from services.reintegration.database import BY
from services.reintegration.tasks.actions import open_task
from shared import clock
from shared.messages.base import Message
from shared.messages.probation import BreachConfirmed


async def breach_confirmed(message: Message) -> None:
    """The worker is asked to make contact; no details of the breach are known here."""
    assert isinstance(message, BreachConfirmed)
    await open_task(message.person, kind="contact", need="other", words="", asked_at=message.confirmed_at, by=BY, now=clock.now())
