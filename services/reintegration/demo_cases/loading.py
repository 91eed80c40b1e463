"""Loading what is missing of it, part by part; each part is there whole or not at all."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from services.reintegration.database import DB
from services.reintegration.demo_cases import offers, people
from shared import clock
from shared.db.engine import transaction
from shared.settings import OraluSettings

Part = tuple[Callable[[], Awaitable[bool]], Callable[[datetime], Awaitable[object]]]
"""Whether it is there, and what loads it."""
PARTS: tuple[Part, ...] = (
    (offers.has_vacancies, offers.load_vacancies),
    (offers.has_courses, offers.load_courses),
    (offers.has_group, offers.load_group),
    (people.has_who_agrees, people.load_who_agrees),
    (people.has_part_in_group, people.load_part_in_group),
    (people.has_who_refuses, people.load_who_refuses),
)


async def load_demo(settings: OraluSettings) -> list[str]:
    """Add what is missing, and leave the rest unchanged; the providers and the accounts come first. Does nothing outside a demo system."""
    if not settings.demo:
        return []
    await DB.start_connection_pool()
    try:
        for is_there, load in PARTS:
            async with transaction(DB):
                if not await is_there():
                    await load(clock.now())
    finally:
        await DB.close_connection_pool()
    return [f"People on the desk, invented: {', '.join(people.PHONES)}"]
