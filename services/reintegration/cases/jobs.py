"""Messages from probation about registrations."""

from services.reintegration.cases.opening import close_case, open_case, update_person
from services.reintegration.database import BY
from shared import clock
from shared.messages.base import Message
from shared.messages.probation import (
    PersonChangedForReintegration,
    RegistrationClosedForReintegration,
    RegistrationOpenedForReintegration,
)


async def registration_opened(message: Message) -> None:
    """Opens the case."""
    assert isinstance(message, RegistrationOpenedForReintegration)
    await open_case(message, by=BY, now=clock.now())


async def registration_closed(message: Message) -> None:
    """Closes the case; referrals are withdrawn or handed over."""
    assert isinstance(message, RegistrationClosedForReintegration)
    await close_case(message, by=BY, now=clock.now())


async def person_changed(message: Message) -> None:
    """Updates how to address and reach the person."""
    assert isinstance(message, PersonChangedForReintegration)
    await update_person(message, by=BY, now=clock.now())
