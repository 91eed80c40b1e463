"""Vendors of bracelets and the credentials by which their reports are known: an administrator enters them."""

from pathlib import Path

from services.probation.telemetry.vendors import list_pages, pages
from services.probation.telemetry.vendors.permissions import VendorPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "vendors",
    permissions=VendorPermission,
    routes=[*pages.route_handlers, *list_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
)
