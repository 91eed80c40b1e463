"""Distances to keep from places that are shown to nobody: encrypted when they are saved, decrypted only by the evaluation."""

from pathlib import Path

from services.probation.telemetry.protected_places import jobs, pages
from shared.registry import Capability

CAPABILITY = Capability(
    "protected_places",
    routes=pages.route_handlers,
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.forget_places, jobs.FORGET_PLACES_EVERY)],
)
