"""Persons put on the register and who may see them, as probation reports it."""

from services.biometrics.subjects import actions
from services.biometrics.system_actor import BY
from shared import clock
from shared.messages.probation import RegistrationAccessForBiometrics, RegistrationOpenedForBiometrics


async def on_registration_opened(message: RegistrationOpenedForBiometrics) -> None:
    await actions.open_subject(message, by=BY, now=clock.now())


async def on_registration_access(message: RegistrationAccessForBiometrics) -> None:
    await actions.set_access(message, by=BY, now=clock.now())
