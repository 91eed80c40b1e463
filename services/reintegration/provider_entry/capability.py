"""An organisation enters itself."""

from pathlib import Path

from services.reintegration.provider_entry import pages
from shared.registry import Capability

CAPABILITY = Capability("provider_entry", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
