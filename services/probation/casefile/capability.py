"""One person's page: everything about a case, in the parts that the capabilities contribute."""

from pathlib import Path

from services.probation.casefile import pages
from shared.registry import Capability

CAPABILITY = Capability("casefile", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
