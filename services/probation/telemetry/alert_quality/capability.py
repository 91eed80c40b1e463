"""How good alerts are: how many were confirmed, how fast, by rule and office."""

from pathlib import Path

from services.probation.telemetry.alert_quality import pages
from services.probation.telemetry.alert_quality.permissions import AlertQualityPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "alert_quality", permissions=AlertQualityPermission, routes=pages.route_handlers, templates=Path(__file__).parent / "templates"
)
