"""Organisations that may be one."""

from pathlib import Path

from services.reintegration.duplicate_providers import pages
from shared.registry import Capability

CAPABILITY = Capability("duplicate_providers", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
