"""Finding a provider: offers by need, language and free places."""

from pathlib import Path

from services.reintegration.matching import pages
from services.reintegration.matching.permissions import MatchingPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "matching", permissions=MatchingPermission, routes=pages.route_handlers, templates=Path(__file__).parent / "templates"
)
