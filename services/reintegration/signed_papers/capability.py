"""Scans of signed papers."""

from pathlib import Path

from services.reintegration.database import DB
from services.reintegration.signed_papers import pages
from shared.access.owners import owners_by
from shared.registry import Capability

CAPABILITY = Capability(
    "signed_papers",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    owners={"scan": owners_by(DB, "SELECT person FROM reintegration.person_file WHERE id = $1")},
)
