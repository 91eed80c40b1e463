"""The accounts of a provider's own staff, for its lead."""

from pathlib import Path

from services.reintegration.provider_staff import pages
from shared.registry import Capability

CAPABILITY = Capability("provider_staff", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
