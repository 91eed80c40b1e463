"""A provider's pages: referrals sent to the organisation, an answer to each, the free places."""

from pathlib import Path

from services.reintegration.capacity.permissions import CapacityPermission
from services.reintegration.provider_portal import figures_pages, pages
from shared.registry import Capability

CAPABILITY = Capability(
    "provider_portal",
    permissions=CapacityPermission,
    routes=[*pages.route_handlers, *figures_pages.route_handlers],
    templates=Path(__file__).parent / "templates",
)
