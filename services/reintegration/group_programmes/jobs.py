"""Seats that became free go to who waits longest."""

from services.reintegration.group_programmes.actions.ending import offer_seats
from services.reintegration.words import know_words
from shared import clock
from shared.values import JobContext

EVERY = 300.0
"""Seconds between two looks."""


async def offer(_: JobContext) -> None:
    """Hold each free seat for who waits, and ask the worker to ask the person."""
    know_words()
    await offer_seats(now=clock.now())
