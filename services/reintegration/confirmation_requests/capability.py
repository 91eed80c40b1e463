"""Asking an organisation whether its entry in the directory is still right."""

from pathlib import Path

from services.reintegration.confirmation_requests import jobs, pages
from services.reintegration.settings import settings
from shared.registry import Capability

CAPABILITY = Capability(
    "confirmation_requests",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.ask, jobs.ASK_EVERY), (jobs.deliver, lambda: settings().sweep_seconds)],
)
