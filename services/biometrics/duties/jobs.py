"""Duties, as probation tells them."""

from services.biometrics.duties import actions
from shared import clock
from shared.messages.probation import DutiesForBiometrics


async def on_duties(message: DutiesForBiometrics) -> None:
    await actions.receive_duties(message, now=clock.now())
