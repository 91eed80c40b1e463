"""The stock of bracelets: where each one is, moves between offices, repair by the vendor."""

from pathlib import Path

from services.probation.telemetry.stock import pages
from services.probation.telemetry.stock.permissions import StockPermission
from shared.registry import Capability

CAPABILITY = Capability(
    "stock",
    permissions=StockPermission,
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
)
