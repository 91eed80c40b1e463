"""Opening a case for somebody without a registration."""

from pathlib import Path

from services.reintegration.intake import pages
from shared.registry import Capability

CAPABILITY = Capability("intake", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
