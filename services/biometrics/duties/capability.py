"""The duties that a person may read at the kiosk."""

from typing import cast

from services.biometrics.duties import jobs
from shared.messages.probation import DutiesForBiometrics
from shared.messaging.inbox import Handler
from shared.registry import Capability

CAPABILITY = Capability("duties", handlers={DutiesForBiometrics: cast("Handler", jobs.on_duties)})
