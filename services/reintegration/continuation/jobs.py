"""The message of probation that a registration ended."""

from services.reintegration.continuation.supervision_end import end_supervision
from services.reintegration.database import BY
from shared import clock
from shared.messages.base import Message
from shared.messages.probation import RegistrationClosedForReintegration


async def registration_closed(message: Message) -> None:
    """Supervision ended: the person is asked whether help goes on."""
    assert isinstance(message, RegistrationClosedForReintegration)
    await end_supervision(message, by=BY, now=clock.now())
