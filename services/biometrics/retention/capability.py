"""What is kept, until when, and how it is erased."""

from typing import cast

from services.biometrics.retention import jobs, pages
from shared.messages.probation import BiometricBasisChanged, RegistrationClosedForBiometrics, RegistrationHeldForBiometrics
from shared.messaging.inbox import Handler
from shared.registry import Capability

CAPABILITY = Capability(
    "retention",
    routes=pages.route_handlers,
    handlers={
        BiometricBasisChanged: cast("Handler", jobs.on_basis_changed),
        RegistrationClosedForBiometrics: cast("Handler", jobs.on_registration_closed),
        RegistrationHeldForBiometrics: cast("Handler", jobs.on_registration_held),
    },
    periodic=[(jobs.delete_old_images, 60), (jobs.delete_outlived_attempts, 300)],
)
