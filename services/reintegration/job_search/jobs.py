"""Jobs for which something is to be asked."""

from services.reintegration.database import BY
from services.reintegration.job_search.actions.employing import ask_for_proofs
from shared import clock
from shared.values import JobContext

EVERY = 3600.0
"""Seconds between two looks."""


async def ask(_: JobContext) -> None:
    """A task for each of them."""
    await ask_for_proofs(by=BY, now=clock.now())
