"""Vacancies and courses from a file."""

from pathlib import Path

from services.reintegration.listing_import import pages
from shared.registry import Capability

CAPABILITY = Capability(
    "listing_import",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
)
