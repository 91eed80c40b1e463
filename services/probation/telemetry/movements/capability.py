"""Where a bracelet was: a day on the map, and whether the rules were kept."""

from pathlib import Path

from services.probation.telemetry.alerts.domain.permissions import AlertPermission
from services.probation.telemetry.movements import pages
from services.probation.telemetry.movements.permissions import MovementPermission
from shared.registry import Capability, CaseTab
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "movements",
    permissions=MovementPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    case_tabs=[
        CaseTab(30, lambda: gettext("Movements"), lambda person: f"/people/{person}/movements", AlertPermission.EXPORT, group="bracelet")
    ],
)
