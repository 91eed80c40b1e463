"""Periodic tasks for protected places."""

from services.probation.database import DB
from services.probation.telemetry.positions.retention import kept_since
from shared import clock
from shared.db.engine import transaction
from shared.values import JobContext

FORGET_PLACES_EVERY = 3600.0
FORGET_PLACES = """DELETE FROM probation.protected_place p WHERE made_at < $1 AND NOT EXISTS (SELECT 1 FROM probation.registration r
    WHERE r.person = p.person AND (r.closed_at IS NULL OR r.closed_at > $1))"""


async def forget_places(_ctx: JobContext) -> None:
    """Delete protected places when the registration has been closed for as long as its positions are kept."""
    async with transaction(DB):
        await DB.connection().execute(FORGET_PLACES, kept_since(clock.now()))
