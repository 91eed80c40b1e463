"""Finding a provider: offers by need, language and free places."""

from pathlib import Path

from services.reintegration.matching import pages
from shared.registry import Capability

CAPABILITY = Capability("matching", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
