"""Why somebody looks at a record that is not theirs."""

from pathlib import Path

from services.probation.purposes import pages
from shared.registry import Capability

CAPABILITY = Capability("purposes", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
