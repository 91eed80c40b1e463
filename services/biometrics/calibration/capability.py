"""The match threshold: measured, compared with officers' verdicts, decided by an administrator."""

from pathlib import Path

from services.biometrics.calibration import pages
from services.biometrics.thresholds.permissions import ThresholdPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "calibration", permissions=ThresholdPermission, routes=pages.route_handlers, templates=Path(__file__).parent / "templates"
)
