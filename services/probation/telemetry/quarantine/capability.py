"""Frames that were not authenticated as their device demands."""

from services.probation.telemetry.quarantine import jobs
from shared.registry import Capability

CAPABILITY = Capability("quarantine", periodic=[(jobs.look_after_quarantine, jobs.QUARANTINE_EVERY)])
