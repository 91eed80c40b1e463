"""The officer's first page and the list of people."""

from pathlib import Path

from services.probation.caseload import commands, export_pages, pages, panels
from services.probation.caseload.permissions import CaseloadPermission
from shared.registry import Capability, Panel

CAPABILITY = Capability(
    "caseload",
    permissions=CaseloadPermission,
    routes=[*pages.route_handlers, *export_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
    home_panels=[Panel(30, "caseload/ending.html", panels.ending)],
    commands=commands.add_commands,
)
