"""Receipts, as probation tells them."""

from services.biometrics.sessions import receipts
from services.biometrics.system_actor import BY
from shared import clock
from shared.messages.probation import CheckInRecorded


async def on_check_in_recorded(message: CheckInRecorded) -> None:
    await receipts.receive_receipt(message, by=BY, now=clock.now())
