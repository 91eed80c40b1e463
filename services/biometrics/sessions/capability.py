"""A visit to the kiosk, from the card to the receipt."""

from typing import cast

from services.biometrics.sessions import jobs
from shared.messages.probation import CheckInRecorded
from shared.messaging.inbox import Handler
from shared.registry import Capability

CAPABILITY = Capability("sessions", handlers={CheckInRecorded: cast("Handler", jobs.on_check_in_recorded)})
