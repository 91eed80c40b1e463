"""A referral that comes back to the desk because its provider or service has ended."""

from datetime import datetime
from uuid import UUID

from services.reintegration.database import DB
from shared.db.rows import fetch_values

RETURN = """UPDATE reintegration.referral SET returned_at = $2 WHERE id = $1 AND returned_at IS NULL AND ended_at IS NULL RETURNING id"""


async def note_returned(referral: UUID, now: datetime) -> bool:
    """With the case's lock held: note it once; False where it was noted before, or the referral has ended meanwhile."""
    return bool(await fetch_values(DB, RETURN, referral, now))
