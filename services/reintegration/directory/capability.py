"""Finding a provider: offers by need, language and free places."""

from pathlib import Path

from services.reintegration.directory import pages
from shared.registry import Capability

CAPABILITY = Capability("directory", routes=pages.route_handlers, templates=Path(__file__).parent / "templates")
