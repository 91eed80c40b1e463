"""Who stands in for whom while an officer is away."""

from pathlib import Path

from services.probation.cover import pages
from services.probation.cover.permissions import CoverPermission
from shared.registry import Capability

CAPABILITY = Capability("cover", permissions=CoverPermission, routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
