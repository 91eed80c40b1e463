"""Frames that were not authenticated as their device demands: shown to officers, and taken over once a binding allows them."""

from pathlib import Path

from services.probation.telemetry.quarantine import jobs, pages
from services.probation.telemetry.quarantine.permissions import QuarantinePermission
from shared.registry import Capability

CAPABILITY = Capability(
    "quarantine",
    permissions=QuarantinePermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.look_after_quarantine, jobs.QUARANTINE_EVERY)],
)
"""Periodic tasks for frames that were kept apart: an officer is told of them, and those that a new binding allows are taken over."""
