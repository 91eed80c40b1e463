"""The list of cases."""

from pathlib import Path

from services.reintegration.caseload import export_pages, pages
from services.reintegration.caseload.permissions import CaseListPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "caseload",
    permissions=CaseListPermission,
    routes=[*pages.route_handlers, *export_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
)
