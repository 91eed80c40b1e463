"""The end of a registration, of a legal basis, and of the time for which images and figures are kept."""

from services.biometrics.enrolment import actions as enrolment
from services.biometrics.images import actions as images
from services.biometrics.images.queries import overdue_images
from services.biometrics.retention import actions
from services.biometrics.submission import attempts
from services.biometrics.system_actor import BY
from shared import clock
from shared.logs import log
from shared.messages.probation import BiometricBasisChanged, RegistrationClosedForBiometrics, RegistrationHeldForBiometrics
from shared.values import JobContext


async def on_basis_changed(message: BiometricBasisChanged) -> None:
    await actions.change_basis(message, by=BY, now=clock.now())


async def on_registration_closed(message: RegistrationClosedForBiometrics) -> None:
    await actions.close_subject(message, by=BY, now=clock.now())


async def on_registration_held(message: RegistrationHeldForBiometrics) -> None:
    await actions.hold_subject(message, by=BY, now=clock.now())


async def delete_old_images(_ctx: JobContext) -> None:
    """Images whose time is over, and reference images that nobody confirmed. Images that are overdue afterwards are logged."""
    now = clock.now()
    await images.delete_overdue_images(by=BY, now=now)
    await enrolment.delete_unconfirmed(by=BY, now=now)
    if left := await overdue_images(now):
        log.error("images_overdue", images=left)


async def delete_outlived_attempts(_ctx: JobContext) -> None:
    """Delete figures whose term is over, and those that an erasure could not delete yet."""
    await attempts.delete_outlived_attempts(by=BY, now=clock.now())
