"""Scans of signed papers."""

from pathlib import Path

from services.reintegration.signed_papers import pages
from shared.registry import Capability

CAPABILITY = Capability("signed_papers", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
