"""Every open case of a desk."""

from pathlib import Path

from services.reintegration.caseload import pages
from shared.registry import Capability

CAPABILITY = Capability("caseload", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
