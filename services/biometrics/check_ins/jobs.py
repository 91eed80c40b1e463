"""Check-ins that may be taken, as probation tells them."""

from services.biometrics.check_ins import actions
from shared.messages.probation import CheckInDue


async def on_check_in_due(message: CheckInDue) -> None:
    await actions.receive_due(message)
