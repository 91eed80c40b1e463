"""Who is asked when an officer does not take an alert in time."""

from pathlib import Path

from services.probation.telemetry.deputies import pages
from services.probation.telemetry.deputies.permissions import DeputyPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "deputies", permissions=DeputyPermission, routes=pages.route_handlers, templates=Path(__file__).parent / "templates"
)
