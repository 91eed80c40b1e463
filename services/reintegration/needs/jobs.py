"""Requests for help from probation."""

from services.reintegration.database import BY
from services.reintegration.needs.actions.asking import ask_for_help
from shared import clock
from shared.messages.base import Message
from shared.messages.probation import SupportRequested


async def support_requested(message: Message) -> None:
    """One task for each need that the person named."""
    assert isinstance(message, SupportRequested)
    for need in dict.fromkeys(message.needs):
        await ask_for_help(
            message.person, need=need, words=message.words, asked_at=message.asked_at, via="kiosk", by=BY, now=clock.now()
        )  # fmt: skip
