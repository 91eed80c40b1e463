"""Persons put on the register, what changes about them and who may see them, as probation reports it."""

from services.biometrics.subjects import actions, merging
from services.biometrics.system_actor import BY
from shared import clock
from shared.messages.merging import PersonsMergedForBiometrics, PersonsUnmergedForBiometrics
from shared.messages.probation import (
    CaseTransferredForBiometrics,
    PersonChangedForBiometrics,
    RegistrationAccessForBiometrics,
    RegistrationOpenedForBiometrics,
    SupervisionForBiometrics,
)


async def on_registration_opened(message: RegistrationOpenedForBiometrics) -> None:
    await actions.open_subject(message, by=BY, now=clock.now())


async def on_supervision(message: SupervisionForBiometrics) -> None:
    await actions.set_supervision(message, by=BY, now=clock.now())


async def on_registration_access(message: RegistrationAccessForBiometrics) -> None:
    await actions.set_access(message, by=BY, now=clock.now())


async def on_case_transferred(message: CaseTransferredForBiometrics) -> None:
    await actions.hand_over(message, by=BY, now=clock.now())


async def on_person_changed(message: PersonChangedForBiometrics) -> None:
    await actions.change_language(message, by=BY, now=clock.now())


async def on_persons_merged(message: PersonsMergedForBiometrics) -> None:
    """Two records of one person."""
    await merging.merge_subjects(message, by=BY, now=clock.now())


async def on_persons_unmerged(message: PersonsUnmergedForBiometrics) -> None:
    """They are two people after all."""
    await merging.unmerge_subjects(message, by=BY, now=clock.now())
