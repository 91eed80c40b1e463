"""Links by which the person says whether a proposed time suits them."""

from pathlib import Path

from services.reintegration.settings import settings
from services.reintegration.time_links import jobs, pages
from services.reintegration.time_links.words import TIMELINE
from shared.registry import Capability

CAPABILITY = Capability(
    "time_links",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    timeline_words=TIMELINE,
    periodic=[(jobs.deliver, lambda: settings().sweep_seconds)],
)
