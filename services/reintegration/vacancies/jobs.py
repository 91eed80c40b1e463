"""Vacancies whose last day has passed."""

from services.reintegration.database import BY
from services.reintegration.vacancies.actions import expire
from shared import clock
from shared.values import JobContext

EVERY = 3600.0
"""Seconds between two looks."""


async def end_expired(_: JobContext) -> None:
    """They are shown no more."""
    await expire(by=BY, now=clock.now())
