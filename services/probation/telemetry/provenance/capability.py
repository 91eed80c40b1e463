"""Where reports came from: conflicts of two sources on the pages about a person, and in the officer's queue."""

from pathlib import Path

from services.probation.telemetry.provenance import jobs
from shared.registry import Capability

CAPABILITY = Capability(
    "provenance",
    templates=Path(__file__).parent / "templates",
    periodic=[(jobs.look_for_conflicts, jobs.CONFLICTS_EVERY)],
)
