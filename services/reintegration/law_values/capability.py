"""The periods that the desk goes by, on a page."""

from pathlib import Path

from services.reintegration.law_values import pages
from shared.registry import Capability

CAPABILITY = Capability("law_values", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
