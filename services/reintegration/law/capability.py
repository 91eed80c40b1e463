"""The law's data, and the changes of them that probation reports."""

from typing import cast

from services.reintegration.law import jobs
from shared.messages.law import LawChangeCancelledForReintegration, LawChangedForReintegration
from shared.messaging.inbox import Handler
from shared.registry import Capability

CAPABILITY = Capability(
    "law",
    handlers={
        LawChangedForReintegration: cast("Handler", jobs.on_law_changed),
        LawChangeCancelledForReintegration: cast("Handler", jobs.on_law_change_cancelled),
    },
)
