"""What happens here when probation tells something: each handler runs one action inside the inbox's transaction."""

from datetime import timedelta
from typing import Any

from services.reintegration.actions.cases import close_case, open_case
from services.reintegration.actions.tasks import open_task
from services.reintegration.tables import Submission
from shared import clock
from shared.identity.actors import system
from shared.inbox import Handler
from shared.messages.base import Message
from shared.messages.probation import (
    BreachConfirmed,
    RegistrationClosedForReintegration,
    RegistrationOpenedForReintegration,
    SupportRequested,
)

SUBMISSIONS_KEPT = timedelta(days=7)
BY = system("reintegration")


async def registration_opened(message: Message) -> None:
    """Opens the case."""
    assert isinstance(message, RegistrationOpenedForReintegration)
    await open_case(message, by=BY, now=clock.now())


async def registration_closed(message: Message) -> None:
    """Closes the case; referrals are withdrawn or handed over."""
    assert isinstance(message, RegistrationClosedForReintegration)
    await close_case(message, by=BY, now=clock.now())


async def support_requested(message: Message) -> None:
    """One task for each need that the person named."""
    assert isinstance(message, SupportRequested)
    for need in dict.fromkeys(message.needs):
        await open_task(message.person, kind="support", need=need, words=message.words, asked_at=message.asked_at, by=BY, now=clock.now())


async def breach_confirmed(message: Message) -> None:
    """The worker is asked to make contact; nothing is known of the breach here, and nothing asked."""
    assert isinstance(message, BreachConfirmed)
    await open_task(message.person, kind="contact", need="other", words="", asked_at=message.confirmed_at, by=BY, now=clock.now())


HANDLERS: dict[type[Message], Handler] = {
    RegistrationOpenedForReintegration: registration_opened,
    RegistrationClosedForReintegration: registration_closed,
    SupportRequested: support_requested,
    BreachConfirmed: breach_confirmed,
}


async def forget_old_submissions(_ctx: dict[str, Any]) -> None:
    """A form cannot be sent twice a week later: its token is of no more use."""
    await Submission.delete().where(Submission.at < clock.now() - SUBMISSIONS_KEPT)
