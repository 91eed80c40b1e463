"""Who stands in for whom while an officer is away."""

from pathlib import Path

from services.probation.cover import pages
from shared.registry import Capability

CAPABILITY = Capability("cover", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
