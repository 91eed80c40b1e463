"""The desk's first page: who needs what by Friday; live."""

from pathlib import Path

from services.reintegration.desk import pages
from shared.registry import Capability

CAPABILITY = Capability("desk", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
