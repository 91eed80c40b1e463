"""Requests from probation."""

from services.reintegration.database import BY
from services.reintegration.tasks.actions import open_task
from shared import clock
from shared.messages.base import Message
from shared.messages.probation import BreachConfirmed, SupportRequested


async def support_requested(message: Message) -> None:
    """One task for each need that the person named."""
    assert isinstance(message, SupportRequested)
    for need in dict.fromkeys(message.needs):
        await open_task(message.person, kind="support", need=need, words=message.words, asked_at=message.asked_at, by=BY, now=clock.now())


async def breach_confirmed(message: Message) -> None:
    """The worker is asked to make contact; no details of the breach are known here."""
    assert isinstance(message, BreachConfirmed)
    await open_task(message.person, kind="contact", need="other", words="", asked_at=message.confirmed_at, by=BY, now=clock.now())
