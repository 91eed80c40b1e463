"""Explanations that an officer asks for at the kiosk."""

from typing import cast

from services.biometrics.explanations import jobs
from shared.messages.explanations import ExplanationAskedForBiometrics, ExplanationWithdrawnForBiometrics
from shared.messaging.inbox import Handler
from shared.registry import Capability

CAPABILITY = Capability(
    "explanations",
    handlers={
        ExplanationAskedForBiometrics: cast("Handler", jobs.on_asked),
        ExplanationWithdrawnForBiometrics: cast("Handler", jobs.on_withdrawn),
    },
    periodic=[(jobs.end_idle_visits, 15)],
)
