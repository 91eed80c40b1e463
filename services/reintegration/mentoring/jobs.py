"""Mentors whose time is over, or who cannot sign in any more."""

from services.reintegration.mentoring.handing_back import hand_back
from services.reintegration.words import know_words
from shared import clock
from shared.values import JobContext

EVERY = 900.0
"""Seconds between two looks."""


async def look(_: JobContext) -> None:
    """End what is over, and hand back who has no mentor any more."""
    know_words()
    await hand_back(now=clock.now())
