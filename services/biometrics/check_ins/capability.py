"""Check-ins that the kiosk may take, with their questions."""

from typing import cast

from services.biometrics.check_ins import jobs
from shared.messages.probation import CheckInDue, CheckInWithdrawn
from shared.messaging.inbox import Handler
from shared.registry import Capability

CAPABILITY = Capability(
    "check_ins",
    handlers={
        CheckInDue: cast("Handler", jobs.on_check_in_due),
        CheckInWithdrawn: cast("Handler", jobs.on_check_in_withdrawn),
    },
)
