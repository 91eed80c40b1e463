"""Kinds of services by other directories."""

from pathlib import Path

from services.reintegration.kinds import pages
from shared.registry import Capability

CAPABILITY = Capability("kinds", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
