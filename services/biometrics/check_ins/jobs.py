"""Check-ins that may be taken, as probation tells them."""

from services.biometrics.check_ins import actions
from shared.messages.probation import CheckInDue, CheckInWithdrawn


async def on_check_in_due(message: CheckInDue) -> None:
    await actions.receive_due(message)


async def on_check_in_withdrawn(message: CheckInWithdrawn) -> None:
    await actions.withdraw_due(message)
