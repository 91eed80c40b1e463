"""Monitoring orders: zones, hours, places to attend; one order in force, with all its versions."""

from pathlib import Path

from services.probation.telemetry.orders import move_step, timetable_pages, zone_map_pages, zone_pages
from services.probation.telemetry.orders.permissions import OrderPermission
from shared.registry import Capability, CaseTab
from shared.web.i18n import gettext

CAPABILITY = Capability(
    "orders",
    permissions=OrderPermission,
    routes=[
        *zone_pages.route_handlers,
        *zone_map_pages.route_handlers,
        *timetable_pages.route_handlers,
    ],
    templates=Path(__file__).parent / "templates",
    timeline_words={
        "monitoring_order_made": lambda details: gettext("Zones and curfew changed, version %(version)s", version=details["version"]),
    },
    move_steps=[move_step.STEP],
    case_tabs=[
        CaseTab(40, lambda: gettext("Zones and curfew"), lambda person: f"/people/{person}/zones", OrderPermission.CHANGE, group="bracelet")
    ],
)
