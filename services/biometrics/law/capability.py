"""The law's data, and the changes of them that probation reports."""

from typing import cast

from services.biometrics.law import jobs
from shared.messages.law import LawChangeCancelledForBiometrics, LawChangedForBiometrics
from shared.messaging.inbox import Handler
from shared.registry import Capability

CAPABILITY = Capability(
    "law",
    handlers={
        LawChangedForBiometrics: cast("Handler", jobs.on_law_changed),
        LawChangeCancelledForBiometrics: cast("Handler", jobs.on_law_change_cancelled),
    },
)
