"""Persons put on the register, as probation reports them."""

from services.biometrics.subjects import actions
from services.biometrics.system_actor import BY
from shared import clock
from shared.messages.probation import PersonChangedForBiometrics, RegistrationOpenedForBiometrics


async def on_registration_opened(message: RegistrationOpenedForBiometrics) -> None:
    await actions.open_subject(message, by=BY, now=clock.now())


async def on_person_changed(message: PersonChangedForBiometrics) -> None:
    await actions.change_language(message, by=BY, now=clock.now())
